// Starts the page: stores, router, styles, the one tooltip, and the copy of the application on this device.

import { createPinia } from "pinia";
import { createApp } from "vue";
import App from "./App.vue";
import { createAppRouter } from "./router.ts";
import { isSheetScreen } from "./ui/sheet-screen.ts";
import "./ui/tokens.css";

const app = createApp(App);
app.use(createPinia());
app.use(createAppRouter());
app.mount("#app");
const fetchQuietly = (part: Promise<unknown>): void => void part.catch(() => {});
window.addEventListener("load", () => {
  fetchQuietly(import("./ui/tooltip.ts").then(({ installTooltips }) => installTooltips()));
  if (isSheetScreen()) fetchQuietly(import("./ui/ESheetHead.vue"));
  // Notices must come whatever becomes of the network.
  fetchQuietly(import("./ui/EToastHost.vue"));
  if (import.meta.env.PROD) fetchQuietly(import("./app-update.ts"));
});

// Starts the page: stores, router, styles, the one tooltip, and the copy of the application on this device.

import { createPinia } from "pinia";
import { createApp } from "vue";
import App from "./App.vue";
import { createAppRouter } from "./router.ts";
import { installTooltips } from "./ui/tooltip.ts";
import "./ui/tokens.css";

const app = createApp(App);
app.use(createPinia());
app.use(createAppRouter());
app.mount("#app");
installTooltips();
if (import.meta.env.PROD) window.addEventListener("load", () => void import("./app-update.ts").catch(() => {}));

// Puts the application on the device and says when a newer one is ready. It never reloads a page by
// itself: whoever is in the middle of something finishes it first. It is loaded when the page stands
// and starts by itself.

import { useNoticesStore } from "./stores/notices.ts";

const FIRST_MS = 3_000;
const AGAIN_MS = 60 * 60 * 1000;

async function start(): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register("/sw.js", { updateViaCache: "none" });
  let isAsked = false;

  const tell = (text: string, run: () => void): void =>
    void useNoticesStore().say(text, "info", { label: "Reload", run }, true);
  const offer = (): void => {
    if (!registration.waiting || !serviceWorker.controller) return;
    tell("A new version is ready.", () => {
      isAsked = true;
      if (registration.waiting) registration.waiting.postMessage("activate");
      else location.reload();
    });
  };

  let hadController = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    else if (hadController) tell("This page runs an older version.", () => location.reload());
    hadController = true;
  });
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  offer();

  let lookedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - lookedAt < AGAIN_MS) return;
    lookedAt = Date.now();
    void registration.update().catch(() => {});
  });
}

if ("serviceWorker" in navigator) setTimeout(() => void start().catch(() => {}), FIRST_MS);

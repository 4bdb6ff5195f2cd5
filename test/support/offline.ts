// A page without its server: what it keeps on the device, and waiting until it does.

import type { Page } from "playwright-core";

/** Resolves when the application is on the device and this page is answered from there. */
export async function whenInstalled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Resolves when everything edited so far is in the device's database. */
export async function whenKept(page: Page): Promise<void> {
  await page.locator('[data-testid="save-state"][data-copy="kept"]').waitFor();
}

/** The text of the pill: visible or not. */
export const pillText = (page: Page): Promise<string> =>
  page.getByTestId("save-state").evaluate((pill) => (pill.textContent ?? "").replaceAll(/\s+/g, " ").trim());

export interface KeptRow {
  readonly copy: string;
  readonly pending: number;
  readonly bytes: number;
}

/** What lies in the device's database: one entry per group of updates. */
export function keptRows(page: Page): Promise<KeptRow[]> {
  return page.evaluate(
    () =>
      new Promise<KeptRow[]>((resolve, reject) => {
        const opening = indexedDB.open("entente");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const all = database.transaction("updates").objectStore("updates").getAll();
          all.onsuccess = () => {
            database.close();
            resolve(
              (all.result as { copy: string; pending: number; bytes: Uint8Array[] }[]).map((row) => ({
                copy: row.copy,
                pending: row.pending,
                bytes: row.bytes.reduce((sum, part) => sum + part.byteLength, 0),
              })),
            );
          };
        };
      }),
  );
}

/** Damages what is kept of a document, as a failing disk would. */
export function damageCopy(page: Page, documentId: string): Promise<void> {
  return page.evaluate(
    (id) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("entente");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction("updates", "readwrite");
          const cursor = transaction.objectStore("updates").openCursor();
          cursor.onsuccess = () => {
            if (!cursor.result) return;
            const row = cursor.result.value as { copy: string; bytes: Uint8Array[] };
            if (row.copy.endsWith(id)) for (const part of row.bytes) part.fill(7, part.length >> 1);
            cursor.result.update(row);
            cursor.result.continue();
          };
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    documentId,
  );
}

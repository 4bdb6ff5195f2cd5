// Hands a file made here to the browser's downloads.

/** Saves `blob` under `fileName` as if a link to it had been pressed. */
export function saveBlob(blob: Blob, fileName: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

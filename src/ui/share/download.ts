/** Saves a file as if the visitor had followed a download link. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Browsers start the download in a later task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

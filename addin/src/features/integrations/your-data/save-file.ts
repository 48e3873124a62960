/** Browsers read the file while they save it; after this time (ms) they have. */
const SAVING = 60_000;

/**
 * Has the browser save a file. Hosts decide whether framed pages may, and nobody hears when they may not:
 * https://github.com/MicrosoftDocs/msteams-docs/issues/9904
 */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING);
}

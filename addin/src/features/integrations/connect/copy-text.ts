/**
 * Copies text. Hosts may forbid the clipboard to framed pages; then the field's own selection is tried.
 * @returns false where the person has to press the keys
 */
export async function copyText(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}

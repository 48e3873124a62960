/** What went wrong, in as few letters as the person who helps needs: Entra's number where there is one. */
export function wordOf(error: unknown): string {
  const text =
    error instanceof Error
      ? error.message
      : typeof error === 'string'
        ? error
        : String(JSON.stringify(error));
  return /AADSTS\d+/.exec(text)?.[0] ?? text.slice(0, 200);
}

/** How long our own address may take to answer (ms). */
const PATIENCE = 10_000;

/** Asks an address for the echo by which Microsoft will know that it is ours. Rejects when nobody answers. */
export const echoOf =
  (webhookUrl: string) =>
  async (token: string): Promise<string> => {
    const url = `${webhookUrl}?validationToken=${encodeURIComponent(token)}`;
    const signal = AbortSignal.timeout(PATIENCE);
    return (await fetch(url, { method: 'POST', redirect: 'error', signal })).text();
  };

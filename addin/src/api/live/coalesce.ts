/**
 * Runs something each time that it is asked to, but not more often than every `pause` ms and never twice at a time: at
 * once the first time, and once more after the last time.
 */
export function coalesce(run: () => Promise<unknown>, pause: number): () => void {
  let busy = false;
  let again = false;
  const turn = async () => {
    busy = true;
    again = false;
    await Promise.all([run(), new Promise((resolve) => setTimeout(resolve, pause))]);
    busy = false;
    if (again) void turn();
  };
  return () => {
    again = true;
    if (!busy) void turn();
  };
}

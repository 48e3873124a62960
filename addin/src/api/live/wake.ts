/**
 * Calls `onWake` when the browser is online again or the page is seen again: whatever waited or was
 * asleep may have to begin anew. @returns a function that stops listening.
 */
export function onWake(listener: (cause: 'online' | 'seen') => void): () => void {
  const online = () => listener('online');
  const seen = () => {
    if (document.visibilityState === 'visible') listener('seen');
  };
  addEventListener('online', online);
  document.addEventListener('visibilitychange', seen);
  return () => {
    removeEventListener('online', online);
    document.removeEventListener('visibilitychange', seen);
  };
}

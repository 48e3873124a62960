/** What the `resource` of a subscription names: whose events, and of which calendar (null: the main one). */
export type WatchedResource =
  | { kind: 'events'; user: string | null; calendarId: string | null }
  | { kind: 'single-event' }
  | { kind: 'unknown' };

/** The slash at the start may be missing, and words come in any case; ids count as they are. */
export function readResource(text: string): WatchedResource {
  const segments = text.replace(/^\//, '').split('/').map(decoded);
  const me = same(segments[0], 'me');
  if (!me && (!same(segments[0], 'users') || !segments[1])) return { kind: 'unknown' };
  const user = me ? null : (segments[1] ?? null);
  const rest = segments.slice(me ? 1 : 2);
  const named = same(rest[0], 'calendars') && rest[1] ? rest[1] : null;
  const [word, event, ...more] = named === null ? rest : rest.slice(2);
  if (!same(word, 'events') || more.length > 0) return { kind: 'unknown' };
  return event === undefined ? { kind: 'events', user, calendarId: named } : { kind: 'single-event' };
}

/** The same for two spellings of one resource. */
export function comparable(text: string): string {
  return text
    .replace(/^\//, '')
    .replace(/^me(?=\/)|^users(?=\/)|calendars(?=\/)|events$/gi, (word) => word.toLowerCase());
}

function same(given: string | undefined, word: string): boolean {
  return given?.toLowerCase() === word;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export type ServerEvent = { readonly name: string; readonly data: string };

/**
 * Reads server-sent events out of text that comes in pieces, wherever they are cut.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function readServerEvents(onEvent: (event: ServerEvent) => void): (piece: string) => void {
  let rest = '';
  let halfEnd = false;
  let name = '';
  let data: string[] = [];

  const take = (line: string): void => {
    if (line === '') {
      if (data.length > 0) onEvent({ name: name || 'message', data: data.join('\n') });
      name = '';
      data = [];
      return;
    }
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  };

  return (piece) => {
    if (piece === '') return;
    // A line ends at CR already; the LF of the same end may come with the next piece.
    rest += halfEnd && piece.startsWith('\n') ? piece.slice(1) : piece;
    halfEnd = piece.endsWith('\r');
    const lines = rest.split(/\r\n|\r|\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  };
}

/** The text of an HTML body, as Exchange gives it for previews and for `outlook.body-content-type="text"`. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<(head|style|script)[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(/<a\s[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, (_, href, label) =>
      `${label}<${href}>`.replaceAll('<', '\u0001'),
    )
    .replaceAll(/<br\s*\/?>|<\/(p|div|li|tr|h[1-6])>/gi, '\r\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u0001', '<')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#43;', '+')
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\r\n ?/g, '\r\n')
    .trim();
}

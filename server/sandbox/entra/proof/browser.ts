import { type Dispatcher, fetch, type Response } from 'undici';

export type Shown = {
  status: number;
  headers: Response['headers'];
  html: string;
  /** Where the browser is sent, by redirect or by a form that posts itself; null while a page waits for an answer. */
  sentTo: URL | null;
  /** What the application is told there. */
  answer: URLSearchParams;
  /** Names of the buttons, in order. */
  buttons: string[];
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

const attribute = (tag: string, name: string): string =>
  decoded(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const textOf = (html: string) =>
  decoded(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();

const buttonsIn = (html: string) =>
  [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)].map(([, tag = '', inside = '']) => ({
    tag,
    text: textOf(inside),
  }));

const hiddenIn = (html: string) =>
  [...html.matchAll(/<input type="hidden"[^>]*>/g)].map(
    ([tag]) => [attribute(tag, 'name'), attribute(tag, 'value')] as const,
  );

/** A browser without a screen: keeps cookies, follows no redirect, and presses buttons by their names. */
export class Browser {
  readonly #dispatcher: Dispatcher;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  #shown: Shown | null = null;

  constructor(origin: string, dispatcher: Dispatcher) {
    this.#origin = origin;
    this.#dispatcher = dispatcher;
  }

  open(path: string): Promise<Shown> {
    return this.#go('GET', path, {});
  }

  /** `ticked`: names of the checkboxes to tick first. */
  async press(button: string, ticked: string[] = []): Promise<Shown> {
    const html = this.#shown?.html ?? '';
    const found = buttonsIn(html).find(({ text }) => text.startsWith(button));
    if (!found) throw new Error(`no button ${button} in: ${textOf(html)}`);
    const form = new URLSearchParams([
      ...hiddenIn(html).map(([name, value]) => [name, value]),
      [attribute(found.tag, 'name'), attribute(found.tag, 'value')],
      ...ticked.map((name) => [name, 'yes']),
    ]);
    const action = attribute(/<form[^>]*>/.exec(html)?.[0] ?? '', 'action');
    return await this.#go('POST', action, { body: form });
  }

  async follow(link: string): Promise<Shown> {
    const html = this.#shown?.html ?? '';
    const found = [...html.matchAll(/<a([^>]*)>(.*?)<\/a>/gs)].find(
      ([, , inside = '']) => textOf(inside) === link,
    );
    if (!found) throw new Error(`no link ${link} in: ${textOf(html)}`);
    return await this.open(attribute(found[1] ?? '', 'href'));
  }

  async #go(method: string, path: string, init: { body?: URLSearchParams }): Promise<Shown> {
    const response = await fetch(new URL(path, this.#origin), {
      method,
      redirect: 'manual',
      dispatcher: this.#dispatcher,
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' && { 'sec-fetch-site': 'same-origin' }),
      },
      ...init,
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    this.#shown = read(response, await response.text());
    return this.#shown;
  }
}

const read = (response: Response, html: string): Shown => {
  const shown = { status: response.status, headers: response.headers, html };
  const location = response.headers.get('location');
  if (location !== null) {
    const sentTo = new URL(location);
    const answer = sentTo.hash === '' ? sentTo.searchParams : new URLSearchParams(sentTo.hash.slice(1));
    return { ...shown, sentTo, answer, buttons: [] };
  }
  if (html.includes('document.forms[0].submit()')) {
    const sentTo = new URL(attribute(/<form[^>]*>/.exec(html)?.[0] ?? '', 'action'));
    return {
      ...shown,
      sentTo,
      answer: new URLSearchParams(hiddenIn(html).map((pair) => [...pair])),
      buttons: [],
    };
  }
  return {
    ...shown,
    sentTo: null,
    answer: new URLSearchParams(),
    buttons: buttonsIn(html).map(({ text }) => text),
  };
};

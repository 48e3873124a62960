import { trustingFetch } from '../certificates.ts';

/** How a person goes through Microsoft's pages. */
export type Walk = {
  /** Object id of the account to pick. */
  readonly account: string;
  readonly consent?: 'accept' | 'cancel';
  readonly secondFactor?: 'approve' | 'cancel';
};

type Page = { readonly url: string; readonly status: number; readonly html: string };
type Form = { readonly action: string; readonly fields: Record<string, string> };

const unescaped = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
};

const formOf = ({ html, url }: Page): Form | null => {
  const [, open = '', body = ''] = /(<form\b[^>]*>)(.*?)<\/form>/s.exec(html) ?? [];
  if (open === '') return null;
  const inputs = [...body.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
  return {
    action: new URL(attribute(open, 'action') ?? '', url).href,
    fields: Object.fromEntries(
      inputs.map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']),
    ),
  };
};

/** What the product wrote into a page of its own. */
export const outcomeOf = ({ html }: { readonly html: string }): unknown =>
  JSON.parse(/id="outcome">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null');

/** "Use another account" on Microsoft's page: the same request with the picker first. */
const withPicker = (url: URL): string => {
  url.searchParams.delete('login_hint');
  url.searchParams.set('prompt', 'select_account');
  return url.href;
};

/** A browser's window without a screen: follows redirects, keeps cookies for each origin, presses buttons. */
export const signInWindow = () => {
  const jar = new Map<string, Map<string, string>>();

  const request = async (url: string, form?: Record<string, string>, choose = false): Promise<Page> => {
    const { origin } = new URL(url);
    const cookies = jar.get(origin) ?? new Map<string, string>();
    jar.set(origin, cookies);
    const response = await trustingFetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      await response.arrayBuffer();
      const next = new URL(location, url);
      return request(choose ? withPicker(next) : next.href);
    }
    return { url, status: response.status, html: await response.text() };
  };

  return {
    open: (url: string) => request(url),
    /** Goes through Microsoft's pages from an address until it is sent back to the product, or would be by a form. */
    async walk(
      start: string,
      { account, consent = 'accept', secondFactor = 'approve' }: Walk,
    ): Promise<Page> {
      let page = await request(start, undefined, true);
      for (let steps = 0; steps < 8; steps += 1) {
        const form = formOf(page);
        const step = form?.fields.step;
        if (!form || step === undefined) return page;
        const decision = { 'second-factor': secondFactor, consent, approval: 'return' }[step] ?? '';
        page = await request(form.action, {
          ...form.fields,
          ...(step === 'pick' ? { account } : { decision }),
        });
      }
      throw new Error(`Microsoft's pages did not end: ${page.url}`);
    },
    /** Posts the answer that Microsoft's last page holds, as the browser does by itself. */
    arrive(page: Page, changes: Record<string, string> = {}): Promise<Page> {
      const form = formOf(page);
      if (!form) throw new Error(`nothing to post on ${page.url}:\n${page.html}`);
      return request(form.action, { ...form.fields, ...changes });
    },
  };
};

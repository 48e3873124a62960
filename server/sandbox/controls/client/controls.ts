import { bodyOf } from './fields.ts';

const part = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
};

const remembered = 'done';

/** The page is made by the server, so that after every change it is simply opened again. */
const send = async (method: string, path: string, body: object, done: string) => {
  part('#problem').textContent = '';
  const response = await fetch(`/controls/api${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) {
    sessionStorage.setItem(remembered, done);
    location.reload();
    return;
  }
  const { detail } = (await response.json()) as { detail: string };
  part('#problem').textContent = detail;
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const source = event.submitter?.dataset.path ? event.submitter : form;
  const { method, path } = source.dataset;
  if (!method || !path) return;
  event.preventDefault();
  const body = source === form ? bodyOf(form) : JSON.parse(source.dataset.body ?? '{}');
  void send(method, path, body, `${event.submitter?.textContent}: done.`);
});

document.querySelector('#person')?.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement) target.form?.requestSubmit();
});

part('#done').textContent = sessionStorage.getItem(remembered) ?? '';
sessionStorage.removeItem(remembered);

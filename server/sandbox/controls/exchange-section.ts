import { SANDBOX_PASSWORD, WINDOWS_DOMAIN } from '../exchange/sign-in/accounts.ts';
import { serverVersions } from '../exchange/versions.ts';
import { type Html, html } from '../html.ts';
import { apiForm, select, soleButton, submit } from './forms.ts';
import type { World } from './world.ts';

const shownAttempts = 10;

const instant = (ms: number) => new Date(ms).toISOString().replace('T', ' ').slice(0, 19);

const setup = ({ state }: World): Html => {
  const { version, offers, channelBinding } = state.exchange.settings;
  return apiForm(
    'PUT',
    '/exchange/settings',
    null,
    html`<div class="fields">${select(
      'version',
      'Version',
      serverVersions.map(
        (one) => [one, `Exchange ${one.replace('se', 'SE').replace('-sp', ' SP')}`] as const,
      ),
      version,
    )}${select(
      'offers',
      'Sign-in',
      [
        ['windows', 'NTLM'],
        ['basic', 'Basic'],
        ['both', 'NTLM and Basic'],
        ['bearer', 'Modern only'],
      ],
      offers,
    )}${select(
      'channelBinding',
      'Extended protection',
      [
        ['none', 'Off'],
        ['allow', 'Allowed'],
        ['require', 'Required'],
      ],
      channelBinding,
    )}</div>${submit('Save')}`,
  );
};

const locked = ({ exchange: { accounts } }: World): Html[] =>
  accounts
    .all()
    .filter((account) => accounts.record(account).locked)
    .map(
      ({ name }) =>
        html`<p>${WINDOWS_DOMAIN}\\${name} is locked. ${soleButton('Unlock', 'PATCH', `/exchange/accounts/${name}`, { locked: false })}</p>`,
    );

const attempts = ({ exchange: { accounts } }: World): Html => {
  const last = accounts.attempts().slice(-shownAttempts).reverse();
  if (last.length === 0) return html`<p>Nobody tried to sign in yet.</p>`;
  return html`<ul>${last.map(
    ({ at, login, method, outcome }) =>
      html`<li>${instant(at)} <code>${login}</code> <span class="quiet">${method}</span> ${outcome.replaceAll('-', ' ')}</li>`,
  )}</ul>`;
};

/** The pretend Exchange. Rarer settings are for the API. */
export const renderExchange = (world: World): Html => {
  const { exchange } = world;
  const { listening, certificate } = exchange.listener.status();
  return html`
  <section aria-labelledby="exchange"><h2 id="exchange">Exchange</h2>
    <p><code>${exchange.url}</code>, as <code>${WINDOWS_DOMAIN}\\alice</code> and so on, with <code>${SANDBOX_PASSWORD}</code>.
      ${listening ? html`It is up` : html`<strong>It is down</strong>`}${certificate !== 'good' && html`, with a certificate that is ${certificate}`}.</p>
    <div class="row">${
      listening
        ? soleButton('Take it down', 'PUT', '/exchange/listener', { listening: false })
        : soleButton('Bring it up', 'PUT', '/exchange/listener', { listening: true })
    }${
      certificate === 'good'
        ? soleButton('Let its certificate expire', 'PUT', '/exchange/listener', { certificate: 'expired' })
        : soleButton('Give it a good certificate', 'PUT', '/exchange/listener', { certificate: 'good' })
    }</div>
    ${setup(world)}
    ${locked(world)}
    <h3>Last sign-ins</h3>${attempts(world)}</section>`;
};

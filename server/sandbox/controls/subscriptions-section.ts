import { type Html, html } from '../html.ts';
import type { NotificationFaults } from '../state/notification-faults.ts';
import type { Subscription } from '../state/subscriptions.ts';
import { apiForm, checkbox, input, soleButton, submit } from './forms.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const lifeInWords = (left: number) => {
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  if (days > 0) return `${days} d ${hours} h`;
  return `${hours} h ${Math.floor((left % HOUR) / MINUTE)} min`;
};

const subscriptionRow = ({ state, directory }: World, subscription: Subscription) => {
  const { id, mailbox, resource, changeType, expiresAt, lifecycleNotificationUrl } = subscription;
  const path = `/subscriptions/${id}`;
  const tell = (label: string, event: string) => soleButton(label, 'POST', `${path}/lifecycle`, { event });
  return html`<tr><th scope="row">${directory.person(mailbox)?.name ?? mailbox}<br><span class="quiet">${id}</span></th>
    <td><code>${resource}</code><br><span class="quiet">${changeType}</span></td>
    <td class="brief">${lifeInWords(expiresAt - state.clock.now())}</td>
    <td><div class="row">${
      lifecycleNotificationUrl === null
        ? html`<span>No lifecycle address</span>`
        : html`${tell('Wants authorisation', 'reauthorizationRequired')}${tell('Has missed something', 'missed')}`
    }${tell('Ends', 'subscriptionRemoved')}${soleButton('Vanishes silently', 'DELETE', path)}</div></td></tr>`;
};

const list = (world: World) => {
  const subscriptions = world.state.subscriptions.all();
  if (subscriptions.length === 0) return html`<p>Nobody has subscribed to anything.</p>`;
  return html`<div class="wide" tabindex="0" role="group" aria-label="Subscriptions"><table>
    <thead><tr>${['Mailbox', 'Resource', 'Life left', 'Lifecycle'].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${subscriptions.map((subscription) => subscriptionRow(world, subscription))}</tbody></table></div>`;
};

/** Every fault by its name, so that a new one can't be forgotten here. */
const faultFields: { [name in keyof NotificationFaults]: (value: NotificationFaults[name]) => Html } = {
  lose: (on) => checkbox('lose', 'Notifications are lost', on),
  duplicate: (on) => checkbox('duplicate', 'Notifications come twice', on),
  reorder: (on) => checkbox('reorder', 'Newest notifications come first', on),
  delay: (ms) => input('number', 'delay', 'Delay of notifications (ms)', ms),
};

/** Who is told of changes, what becomes of that, and what goes wrong with it. */
export const renderSubscriptions = (world: World): Html => {
  const { sent, delivered, failed, lost, pending } = world.notifications.counters();
  const { notificationFaults } = world.state;
  return html`<section aria-labelledby="subscriptions"><h2 id="subscriptions">Subscriptions</h2>
    ${list(world)}
    <p>Notifications: ${sent} sent, ${delivered} delivered, ${failed} refused, ${lost} lost, ${pending} pending.</p>
    ${apiForm(
      'PUT',
      '/notifications',
      null,
      html`<div class="fields">${Object.entries(faultFields).map(([name, field]) =>
        (field as (value: unknown) => Html)(notificationFaults[name as keyof NotificationFaults]),
      )}</div>${submit('Save')}`,
    )}
    <div class="row">${soleButton('Forge notifications', 'POST', '/notifications/forge')}</div></section>`;
};

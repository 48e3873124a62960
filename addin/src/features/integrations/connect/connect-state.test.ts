import { describe, expect, test } from '@jest/globals';
import { approval, connection, id, trouble } from '../../../../test/examples.ts';
import { type ConnectEvent, type ConnectState, idle, transition, underWay } from './connect-state.ts';

const goal = { kind: 'microsoft365', connectionId: null, another: false } as const;
const trip = { consentId: id(7), verifier: 'v'.repeat(43) };

const after = (...events: ConnectEvent[]): ConnectState => events.reduce(transition, idle);

const started: ConnectEvent = { type: 'started', goal };
const interaction: ConnectEvent = {
  type: 'answered',
  outcome: { outcome: 'interaction', claims: '{"x":1}' },
};
const opening: ConnectEvent = { type: 'opening', goal, claims: '{"x":1}' };
const opened: ConnectEvent = { type: 'opened', trip };

test('an organization that has consented is connected at once', () => {
  const outcome = { outcome: 'connected', connection: connection(), again: false } as const;
  expect(after(started, { type: 'answered', outcome }).step).toBe('connected');
});

test('what Microsoft demands is kept until the window opens', () => {
  expect(after(started, interaction)).toEqual({ step: 'click-needed', goal, claims: '{"x":1}' });
});

test('a window that a blocker stopped asks for a click again, with the same demand', () => {
  expect(after(started, interaction, opening, { type: 'window-blocked' })).toEqual({
    step: 'click-needed',
    goal,
    claims: '{"x":1}',
  });
});

describe('a window that the host believes to be closed', () => {
  const closed = after(started, opening, opened, { type: 'window-closed' });

  test('leaves the consent waiting', () => {
    expect(closed).toMatchObject({ step: 'waiting', closed: true, trip });
    expect(underWay(closed)).toBe(true);
  });

  test('can still end in a connection', () => {
    const finishing = transition(closed, { type: 'finishing' });
    expect(finishing.step).toBe('finishing');
    const outcome = { outcome: 'connected', connection: connection(), again: false } as const;
    expect(transition(finishing, { type: 'answered', outcome }).step).toBe('connected');
  });
});

test('a wrong code is asked for again', () => {
  const wrong = after(
    started,
    opening,
    opened,
    { type: 'code-needed' },
    { type: 'finishing' },
    {
      type: 'code-wrong',
      trip,
    },
  );
  expect(wrong).toMatchObject({ step: 'code-needed', wrong: true, trip });
});

test('a refusal keeps Microsoft’s number for whoever helps', () => {
  const outcome = { outcome: 'refused', trouble: trouble('blocked-by-policy', 'AADSTS53003') } as const;
  expect(after(started, { type: 'answered', outcome })).toMatchObject({
    step: 'refused',
    reason: 'blocked-by-policy',
    code: 'AADSTS53003',
  });
});

test('an approval is asked for and then waited for', () => {
  const outcome = { outcome: 'approval', code: null } as const;
  const asking = after(started, { type: 'answered', outcome });
  expect(asking.step).toBe('asking-admin');
  expect(transition(asking, { type: 'admin-asked', approval, passedOn: false })).toMatchObject({
    step: 'approval',
    approval,
  });
});

const late: ConnectEvent[] = [
  interaction,
  opened,
  { type: 'window-closed' },
  { type: 'window-blocked' },
  { type: 'code-needed' },
  { type: 'code-wrong', trip },
  { type: 'finishing' },
  { type: 'refused', reason: 'cancelled', code: null },
  { type: 'admin-asked', approval, passedOn: false },
  { type: 'connected' },
  { type: 'failed', error: new Error('late') },
];

test.each(late.map((event) => [event.type, event] as const))(
  'after a reset a late "%s" changes nothing',
  (_, event) => {
    expect(transition(after(started, opening, opened, { type: 'reset' }), event)).toBe(idle);
  },
);

import type { NewFault } from '../controls.ts';
import type { Call } from './calls.ts';
import type { Outcome } from './outcome.ts';

type Kind<F> = F extends unknown ? Omit<F, keyof Call['where']> : never;

/** A fault, and what it leads to: for every call of the service, `but` for some (by their names). */
export type Row = {
  readonly fault: string;
  readonly kind: Kind<NewFault>;
  readonly graph?: Outcome;
  readonly entra?: Outcome;
  readonly but?: Readonly<Record<string, Outcome>>;
};

/** Calls whose answer has no body that anybody reads. */
const unread = { 'ending a watch': 'as usual' } as const;
/** Entra's keys have no errors of their own: without keys nobody can be let in, and everybody is asked to try again. */
const keys = { 'keys of tokens': 'tries again' } as const;

/** Every fault by every call. */
export const EXPECTED: readonly Row[] = [
  {
    fault: '429, 7 s',
    kind: { kind: 'throttled', retryAfter: 7 },
    graph: 'waits',
    entra: 'waits',
    but: keys,
  },
  {
    fault: '429, no time',
    kind: { kind: 'throttled', retryAfter: null },
    graph: 'waits',
    entra: 'waits',
    but: keys,
  },
  { fault: '500', kind: { kind: 'unavailable', status: 500 }, graph: 'tries again', entra: 'tries again' },
  {
    fault: '503, 7 s',
    kind: { kind: 'unavailable', status: 503, retryAfter: 7 },
    graph: 'waits',
    entra: 'waits',
    but: keys,
  },
  {
    fault: '502 of a gateway',
    kind: { kind: 'unavailable', status: 502, body: 'html' },
    graph: 'tries again',
    entra: 'tries again',
  },
  { fault: 'connection reset', kind: { kind: 'reset' }, graph: 'tries again', entra: 'tries again' },
  { fault: 'answer lost', kind: { kind: 'lost-answer' }, graph: 'tries again', entra: 'tries again' },
  { fault: 'slow', kind: { kind: 'slow', ms: 200 }, graph: 'as usual', entra: 'as usual' },
  { fault: 'silence in the middle', kind: { kind: 'stuck' }, graph: 'tries again', entra: 'tries again' },
  { fault: 'cut short', kind: { kind: 'truncated' }, graph: 'tries again', entra: 'tries again' },
  {
    fault: 'no JSON',
    kind: { kind: 'malformed' },
    graph: 'not understood',
    entra: 'not understood',
    but: keys,
  },
  {
    fault: 'nothing in it',
    kind: { kind: 'empty' },
    graph: 'not understood',
    entra: 'not understood',
    but: { ...unread, ...keys },
  },
  {
    fault: 'another shape',
    kind: { kind: 'wrong-shape' },
    graph: 'not understood',
    entra: 'not understood',
    but: { ...unread, ...keys },
  },
  {
    fault: '200 with an error',
    kind: { kind: 'error-in-200' },
    graph: 'not understood',
    entra: 'not understood',
    but: { ...unread, ...keys },
  },
  { fault: '401', kind: { kind: 'unauthorised' }, graph: 'signs in' },
  { fault: '401 with a challenge', kind: { kind: 'unauthorised', claims: true }, graph: 'second factor' },
  { fault: '403', kind: { kind: 'forbidden' }, graph: 'not allowed' },
  { fault: '404', kind: { kind: 'not-found' }, graph: 'is gone', but: { 'ending a watch': 'as usual' } },
  { fault: 'cursor expired (410)', kind: { kind: 'expired-cursor' }, graph: 'reads anew' },
  {
    fault: 'cursor expired (400)',
    kind: { kind: 'expired-cursor', status: 400, oddCase: true },
    graph: 'reads anew',
  },
  {
    fault: 'link to elsewhere',
    kind: { kind: 'foreign-link' },
    graph: 'as usual',
    but: {
      'list of calendars': 'as usual',
      'first page of a full pass': 'not understood',
      'later page': 'not understood',
      'what changed since': 'not understood',
      'series by their ids': 'as usual',
    },
  },
  {
    fault: 'sign-in too old (700082)',
    kind: { kind: 'aadsts', number: 700082 },
    entra: 'signs in',
    but: { 'keys of tokens': 'as usual' },
  },
  {
    fault: 'consent withdrawn (65001)',
    kind: { kind: 'aadsts', number: 65001 },
    entra: 'consents',
    but: { 'keys of tokens': 'as usual' },
  },
  {
    fault: 'second factor (50076)',
    kind: { kind: 'aadsts', number: 50076 },
    entra: 'second factor',
    but: { 'keys of tokens': 'as usual' },
  },
  {
    fault: 'secret expired (7000222)',
    kind: { kind: 'aadsts', number: 7000222 },
    entra: 'operator',
    but: { 'keys of tokens': 'as usual' },
  },
  {
    fault: 'passing trouble (90033)',
    kind: { kind: 'aadsts', number: 90033 },
    entra: 'tries again',
    but: { 'keys of tokens': 'as usual' },
  },
];

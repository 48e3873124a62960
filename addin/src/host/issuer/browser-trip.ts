import type { SignInTrip } from '../code-flow.ts';

const TRIP = 'sally-issuer-trip';
const ARRIVAL = 'sally-issuer-arrival';

/** What the page that left needs when it is back, in this tab only; `back` is the place that was asked for. */
type Left = { readonly trip: SignInTrip; readonly back: string };
type Arrival = { readonly trip: SignInTrip; readonly answer: URLSearchParams };

const take = (key: string): string | null => {
  const text = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  return text;
};

export const leave = (left: Left): void => sessionStorage.setItem(TRIP, JSON.stringify(left));

/**
 * Keeps the answer of the sign-in for the page that left.
 * @returns where that page is; null where none in this tab waits for this answer
 */
export function arrive(answer: URLSearchParams): string | null {
  const text = sessionStorage.getItem(TRIP);
  if (text === null) return null;
  const { trip, back } = JSON.parse(text) as Left;
  if (trip.state !== answer.get('state')) return null;
  sessionStorage.setItem(ARRIVAL, answer.toString());
  return `/${back}`;
}

/** What came back to this page, once. */
export function takeArrival(): Arrival | null {
  const answer = take(ARRIVAL);
  if (answer === null) return null;
  const text = take(TRIP);
  return text === null
    ? null
    : { trip: (JSON.parse(text) as Left).trip, answer: new URLSearchParams(answer) };
}

import { seesPrivate } from '../state/share-roles.ts';
import type { Call } from './call.ts';
import { failures } from './failure.ts';
import { type Entity, isPrivate } from './rendering.ts';

/**
 * Another person's calendar with something private in it is not listed at all to whom the owner did not let see
 * that, says a note on the page; whether always is not verified, so a switch decides.
 * https://learn.microsoft.com/graph/api/calendar-list-events
 */
export function refusePrivate(
  { world, target }: Call,
  shown: () => readonly Pick<Entity, 'item' | 'exception'>[],
): void {
  if (!world.state.switches.privateItemsFail || target.reach !== 'other' || seesPrivate(target.role)) return;
  if (shown().some(isPrivate)) throw failures.itemNotFound();
}

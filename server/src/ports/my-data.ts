import type { Deleted } from '../domain/audit.ts';
import type { Owner } from './owner.ts';

/** Everything of one person at once, whichever table it is in. */
export interface MyData {
  /**
   * Deletes all of it but audit entries, to which it adds the last. Whatever was on its way for this person when it
   * happens finds nothing to go on with. Gives how much there was.
   */
  erase(owner: Owner, at: number): Promise<Deleted>;
}

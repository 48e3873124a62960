import type { Trouble as PresentedTrouble } from '../../contract/connections.ts';
import type { Trouble } from '../domain/trouble.ts';

export const presentTrouble = (trouble: Trouble): PresentedTrouble => ({
  ...trouble,
  since: new Date(trouble.since).toISOString(),
});

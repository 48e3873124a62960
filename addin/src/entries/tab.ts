import { connectTeams } from '../host/teams.ts';
import { start } from './start.tsx';

void start(connectTeams);

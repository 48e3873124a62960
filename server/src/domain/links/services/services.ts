import { ASIA } from './asia.ts';
import { EVENTS } from './events.ts';
import { MESSENGERS } from './messengers.ts';
import { OPEN_ROOMS } from './open-rooms.ts';
import { ROOMS } from './rooms.ts';
import type { Service } from './service.ts';
import { SUITES } from './suites.ts';

const TABLES = { ...SUITES, ...ROOMS, ...OPEN_ROOMS, ...MESSENGERS, ...ASIA, ...EVENTS };

/** Every service whose links are recognised; the names of the rows are stored with meetings. */
export type ServiceId = keyof typeof TABLES;

export const SERVICES: Readonly<Record<ServiceId, Service>> = TABLES;

import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import type { EwsTimeZone } from '../codec/time-zone.ts';
import { UTC, type Zone } from './zone.ts';
import { zoneOfRules } from './zone-rules.ts';

const QUARTER = 900_000;
const NANOSECONDS = 1_000_000;

const ianaZone = (name: string): Zone => ({
  offsetAt: (instant) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name).offsetNanoseconds / NANOSECONDS,
});

const isIana = (name: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
};

/** Clocks are turned at full quarters of an hour; looking an offset up is what costs. */
const remembering = ({ offsetAt }: Zone): Zone => {
  const offsets = new Map<number, number>();
  return {
    offsetAt: (instant) => {
      const quarter = Math.floor(instant / QUARTER);
      const known = offsets.get(quarter);
      if (known !== undefined) return known;
      if (offsets.size > 5000) offsets.clear();
      const offset = offsetAt(quarter * QUARTER);
      offsets.set(quarter, offset);
      return offset;
    },
  };
};

const named = (id: string): Zone | null => {
  if (/^(utc|tzone:\/\/microsoft\/utc)$/i.test(id)) return UTC;
  // The first is the one of the zone as a whole; the others belong to its territories.
  const [iana] = findIana(id);
  if (iana !== undefined) return remembering(ianaZone(iana));
  return isIana(id) ? remembering(ianaZone(id)) : null;
};

/** Names of zones go to about forty characters. */
const LONGEST_NAME = 64;

const ZONES = new Map<string, Zone | null>();

/** A zone by its name: a Windows one (`W. Europe Standard Time`), as Unicode CLDR maps them, or one of IANA's. */
const zoneNamed = (id: string): Zone | null => {
  const known = ZONES.get(id);
  if (known !== undefined) return known;
  const zone = id.length <= LONGEST_NAME ? named(id) : null;
  // Names that servers make up are bounded, so that they can't fill the memory.
  if (ZONES.size < 1000 && id.length <= LONGEST_NAME) ZONES.set(id, zone);
  return zone;
};

/** The zone that a server names, or gives the rules of; null for one that nobody knows. */
export const findZone = ({ id, rules }: EwsTimeZone): Zone | null =>
  zoneNamed(id) ?? (rules === null ? null : zoneOfRules(rules));

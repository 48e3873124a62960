import { type Zone, zone } from '../state/zones.ts';
import { failures } from './failure.ts';

/** What a request prefers, with Graph's defaults. */
export type Preferences = {
  immutableIds: boolean;
  /** Zone of `start` and `end` in the answer, named as the client named it. */
  timeZone: { name: string; zone: Zone } | null;
  textBody: boolean;
  maxPageSize: number | null;
  /** The preferences that were understood, as `Preference-Applied` repeats them. */
  applied: string[];
};

/** Reads a `Prefer` header (RFC 7240). An unknown preference is ignored, an unknown time zone is an error. */
export function readPrefer(header: string | undefined): Preferences {
  const preferences: Preferences = {
    immutableIds: false,
    timeZone: null,
    textBody: false,
    maxPageSize: null,
    applied: [],
  };
  for (const [, name = '', quoted, plain] of (header ?? '').matchAll(
    /([\w.-]+)\s*=\s*(?:"([^"]*)"|([^\s,;]+))/g,
  )) {
    const value = quoted ?? plain ?? '';
    if (apply(preferences, name.toLowerCase(), value)) {
      preferences.applied.push(quoted === undefined ? `${name}=${value}` : `${name}="${value}"`);
    }
  }
  return preferences;
}

function apply(preferences: Preferences, name: string, value: string): boolean {
  switch (name) {
    case 'idtype':
      preferences.immutableIds = value.toLowerCase() === 'immutableid';
      return preferences.immutableIds;
    case 'outlook.timezone': {
      const found = zone(value);
      if (found === null) throw failures.unknownZone(value);
      preferences.timeZone = { name: value, zone: found };
      return true;
    }
    case 'outlook.body-content-type':
      preferences.textBody = value.toLowerCase() === 'text';
      return preferences.textBody || value.toLowerCase() === 'html';
    case 'odata.maxpagesize':
      preferences.maxPageSize = /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null;
      return preferences.maxPageSize !== null;
    default:
      return false;
  }
}

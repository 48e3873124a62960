import { describe, expect, test } from '@jest/globals';
import { utcOf, wallOf } from './wall-time.ts';
import { windowsZones } from './windows-zones.ts';
import { zone } from './zones.ts';

const utc = (dateTime: string, timeZone: string) => new Date(utcOf({ dateTime, timeZone })).toISOString();

describe('a zone', () => {
  test('is known by its Windows name in any case and by its IANA name', () => {
    expect(utc('2026-07-01T12:00:00', 'W. Europe Standard Time')).toBe('2026-07-01T10:00:00.000Z');
    expect(utc('2026-07-01T12:00:00', 'w. europe standard time')).toBe('2026-07-01T10:00:00.000Z');
    expect(utc('2026-07-01T12:00:00', 'Europe/Vienna')).toBe('2026-07-01T10:00:00.000Z');
    expect(utc('2026-07-01T12:00:00', 'UTC')).toBe('2026-07-01T12:00:00.000Z');
    expect(zone('Mars Standard Time')).toBeNull();
  });

  test.each(Object.keys(windowsZones))('%s exists', (name) => {
    expect(zone(name)).not.toBeNull();
  });

  test('moves a time that the clock skips on by the gap', () => {
    expect(utc('2027-03-28T02:30:00', 'Europe/Berlin')).toBe('2027-03-28T01:30:00.000Z');
    expect(wallOf(Date.parse('2027-03-28T01:30:00Z'), 'Europe/Berlin').dateTime).toBe('2027-03-28T03:30:00');
  });

  test('takes the first of two times that the clock shows twice', () => {
    expect(utc('2026-10-25T02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(utc('2026-11-01T01:30:00', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  test('finds its way back from every half hour of a year, but for the hour that comes twice', () => {
    for (const name of ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia']) {
      const lost: string[] = [];
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 1_800_000) {
        if (utcOf(wallOf(at, name)) !== at) lost.push(new Date(at).toISOString());
      }
      expect(lost.length).toBeLessThanOrEqual(2);
    }
  });
});

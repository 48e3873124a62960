import { binding } from '../domain/binding.ts';
import type { Workspace } from '../domain/connection.ts';
import type { MeetingLink } from '../domain/links/link-texts.ts';
import type { Detail, MeetingTime } from '../domain/meeting.ts';
import type { Vault } from '../ports/vault.ts';

const DAY = 86_400_000;

/** The same detail with every link's address passed through `change`; most have one link or none. */
const withUrls = (detail: Detail, change: (url: string) => string): Detail => {
  const changed = (link: MeetingLink): MeetingLink => ({ ...link, url: change(link.url) });
  return {
    ...detail,
    link: detail.link && changed(detail.link),
    ...(detail.otherLinks && { otherLinks: detail.otherLinks.map(changed) }),
  };
};

/** A detail as it rests in the database: join links are sealed, bound to the connection. */
export const sealDetail = (
  vault: Vault,
  workspace: Workspace,
  connectionId: string,
  detail: Detail | null,
): Detail | null =>
  detail?.link
    ? withUrls(detail, (url) => vault.seal(url, binding.joinLink(workspace, connectionId)))
    : detail;

export const openDetail = (
  vault: Vault,
  workspace: Workspace,
  connectionId: string,
  detail: Detail,
): Detail =>
  detail.link
    ? withUrls(detail, (url) => vault.open(url, binding.joinLink(workspace, connectionId)))
    : detail;

/** In UTC (ms), which the database makes instants of: texts would cost both sides more. All-day meetings rest as the midnights of their dates. */
export const timeColumns = ({ allDay, start, end }: MeetingTime) => ({
  all_day: allDay,
  starts_at: allDay ? Date.parse(start) : start,
  ends_at: allDay ? Date.parse(end) : end,
});

const dateOf = (at: Date): string =>
  new Date(Math.round(at.getTime() / DAY) * DAY).toISOString().slice(0, 10);

export const toTime = (allDay: boolean, startsAt: Date, endsAt: Date): MeetingTime =>
  allDay
    ? { allDay, start: dateOf(startsAt), end: dateOf(endsAt) }
    : { allDay, start: startsAt.getTime(), end: endsAt.getTime() };

import type { Meeting } from '../../../../server/contract/meetings.ts';
import type { meetings } from '../../i18n/en/meetings.ts';

/** Why a meeting can't be joined from here; null where it can, or where nobody would expect to. */
export const noLink = (
  { joinUrl, gateway, time, cancelled }: Meeting,
  text: Pick<typeof meetings, 'noLink' | 'hiddenLink'>,
): string | null => {
  if (joinUrl !== null || cancelled) return null;
  if (gateway !== null) return text.hiddenLink(gateway);
  return time.allDay ? null : text.noLink;
};

import type { Detail } from '../meeting.ts';
import type { MeetingLink } from './link-texts.ts';

export const linksOf = ({ link, otherLinks = [] }: Detail): readonly MeetingLink[] =>
  link === null ? [] : [link, ...otherLinks];

/** A detail with the chosen one of its links in front; as it was where that link is not among them any more. */
export const withChosenLink = (detail: Detail, isChosen: (link: MeetingLink) => boolean): Detail => {
  const links = linksOf(detail);
  const chosen = links.find(isChosen);
  if (!chosen || chosen === detail.link) return detail;
  return { ...detail, link: chosen, otherLinks: links.filter((link) => link !== chosen) };
};

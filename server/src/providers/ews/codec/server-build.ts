import type { ServerBuild } from '../../../domain/exchange/version.ts';
import type { XmlElement } from './element.ts';

/**
 * The numbers of `ServerVersionInfo`; null where they say nothing. Its `Version` text is not looked at.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/serverversioninfo
 */
export const serverBuild = (info: XmlElement): ServerBuild | null => {
  const number = (name: string): number | null => {
    const text = info.attribute(name)?.trim() ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  };
  const major = number('MajorVersion');
  const minor = number('MinorVersion');
  if (major === null || minor === null) return null;
  return { major, minor, build: number('MajorBuildNumber') ?? 0, revision: number('MinorBuildNumber') ?? 0 };
};

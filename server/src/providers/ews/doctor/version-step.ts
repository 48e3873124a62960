import type { StepReport } from '../../../domain/exchange/finding.ts';
import {
  buildText,
  type ExchangeVersion,
  type ServerBuild,
  versionOf,
} from '../../../domain/exchange/version.ts';

/**
 * What is worth knowing of a server's version, which is told by its name or, where nobody has heard of it, by its numbers.
 * Of all versions only SE is supported by Microsoft. https://learn.microsoft.com/lifecycle/products/exchange-server-2019
 */
export const versionStep = (build: ServerBuild | null, wished: ExchangeVersion): StepReport => {
  const step = 'version';
  if (build === null) return { step, state: 'passed', fact: null };
  const version = versionOf(build);
  const fact = version ?? buildText(build);
  if (version === null) return { step, state: 'passed', fact };
  if (wished !== 'automatic' && wished !== version)
    return { step, state: 'hint', hint: 'version-differs', fact };
  return version === 'exchange-se'
    ? { step, state: 'passed', fact }
    : { step, state: 'hint', hint: 'version-out-of-support', fact };
};

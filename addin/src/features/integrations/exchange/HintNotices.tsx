import { useFormats } from '../../../i18n/i18n-context.tsx';
import { useTroubleText } from '../../../i18n/trouble-text.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { factText } from './fact-text.ts';
import type { HintReport } from './worth-knowing.ts';

/** What is worth knowing about a server that was connected just now. */
export function HintNotices({ hints }: { hints: readonly HintReport[] }) {
  const text = useTroubleText().hints;
  const formats = useFormats();
  return hints.map(({ hint, fact }) => (
    <Notice key={hint} tone="info" title={text[hint].title} reference={factText(text[hint], fact, formats)}>
      {text[hint].text}
    </Notice>
  ));
}

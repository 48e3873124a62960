import { Button } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { useText } from '../../i18n/i18n-context.tsx';
import { useAgendaStyles } from './agenda.styles.ts';

/** Unfolds what is already over today. */
export function EarlierToday({
  count,
  open,
  onToggle,
}: {
  count: number;
  open: boolean;
  onToggle: () => void;
}) {
  const { meetings } = useText();
  const Icon = open ? ChevronUpRegular : ChevronDownRegular;
  return (
    <Button
      appearance="subtle"
      size="small"
      className={useAgendaStyles().earlier}
      aria-expanded={open}
      icon={<Icon aria-hidden />}
      onClick={onToggle}
    >
      {open ? meetings.hideEarlier : meetings.showEarlier(count)}
    </Button>
  );
}

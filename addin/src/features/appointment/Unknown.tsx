import { Button } from '@fluentui/react-components';
import type { OpenAppointment } from '../../host/host.ts';
import { goTo } from '../../ui/router.ts';
import type { AppointmentText } from './appointment-text.ts';
import { SaidState } from './SaidState.tsx';

/** Nothing can be asked yet, and what to do about it. */
export function Unknown({
  why,
  text,
}: {
  why: Exclude<OpenAppointment['state'], 'saved'>;
  text: AppointmentText;
}) {
  return (
    <SaidState
      sign={why === 'unsaved' ? 'clock' : 'search'}
      title={text[why].title}
      text={text[why].text}
      action={
        why === 'unidentified' && <Button onClick={() => goTo('meetings')}>{text.unidentified.action}</Button>
      }
    />
  );
}

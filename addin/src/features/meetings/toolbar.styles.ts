import { makeStyles, tokens } from '@fluentui/react-components';
import { NARROW } from '../../ui/page.styles.ts';

export const useToolbarStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    [NARROW]: { width: '100%' },
  },
  /** As high as what comes, so that nothing moves when it does. */
  waiting: { minHeight: '32px' },
  waitingForTwo: { [NARROW]: { minHeight: '72px' } },
  search: { width: '260px', [NARROW]: { width: '100%' } },
  calendar: { width: '200px', [NARROW]: { width: '100%' } },
});

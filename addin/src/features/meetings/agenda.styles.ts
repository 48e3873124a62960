import { makeStyles, tokens } from '@fluentui/react-components';
import { NARROW } from '../../ui/page.styles.ts';

export const useAgendaStyles = makeStyles({
  day: { contentVisibility: 'auto', marginTop: tokens.spacingVerticalL },
  dayTitle: {
    position: 'sticky',
    zIndex: 1,
    top: `calc(-1 * ${tokens.spacingVerticalXXL})`,
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    [NARROW]: { top: `calc(-1 * ${tokens.spacingVerticalL})`, paddingInline: tokens.spacingHorizontalS },
  },
  date: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  count: {
    marginLeft: 'auto',
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    [NARROW]: { display: 'none' },
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  earlier: {
    textAlign: 'left',
    margin: `${tokens.spacingVerticalM} 0 calc(-1 * ${tokens.spacingVerticalXS}) ${tokens.spacingHorizontalXS}`,
    color: tokens.colorNeutralForeground2,
    [NARROW]: { marginLeft: 0, paddingInline: tokens.spacingHorizontalXS },
  },
  more: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalL },
});

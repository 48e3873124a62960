import { makeStyles, tokens } from '@fluentui/react-components';

/** One fact a line, its words on the left. */
const LINES = '@media (max-width: 479px)';

export const useFreshnessStyles = makeStyles({
  root: { marginTop: tokens.spacingVerticalM },
  remark: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  toggle: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`, color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  calendar: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    ':not(:last-child)': {
      borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    },
  },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  watch: { margin: 0, color: tokens.colorNeutralForeground2 },
  times: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} 0 0`,
    ':empty': { display: 'none' },
    [LINES]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS },
  },
  time: {
    minWidth: 0,
    [LINES]: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  },
  what: { color: tokens.colorNeutralForeground3 },
  when: { margin: 0, fontVariantNumeric: 'tabular-nums', [LINES]: { textAlign: 'right', flexShrink: 0 } },
});

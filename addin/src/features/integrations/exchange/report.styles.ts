import { makeStyles, tokens } from '@fluentui/react-components';

const faint = {
  margin: 0,
  color: tokens.colorNeutralForeground3,
  fontSize: tokens.fontSizeBase200,
  lineHeight: tokens.lineHeightBase200,
  overflowWrap: 'anywhere',
} as const;

export const useReportStyles = makeStyles({
  examining: { width: '100%', marginBottom: tokens.spacingVerticalL },
  list: {
    listStyleType: 'none',
    display: 'grid',
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
  },
  step: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  coming: { color: tokens.colorNeutralForeground3 },
  icon: { height: tokens.lineHeightBase300, display: 'flex', alignItems: 'center', fontSize: '20px' },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  hint: { color: tokens.colorBrandForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS },
  title: { margin: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  remark: faint,
  skipped: { ...faint, marginTop: tokens.spacingVerticalM },
  action: { marginTop: tokens.spacingVerticalS },
});

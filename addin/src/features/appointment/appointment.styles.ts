import { makeStyles, tokens } from '@fluentui/react-components';

export const useAppointmentStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalL,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  struck: { textDecorationLine: 'line-through' },
  time: { margin: 0, color: tokens.colorNeutralForeground2 },
  now: { color: tokens.colorBrandForeground1 },
  badges: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    ':empty': { display: 'none' },
  },
  facts: { margin: `${tokens.spacingVerticalS} 0 0`, display: 'grid', gap: tokens.spacingVerticalM },
  name: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

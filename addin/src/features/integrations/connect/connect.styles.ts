import { makeStyles, tokens } from '@fluentui/react-components';

export const useConnectStyles = makeStyles({
  intro: { margin: `0 0 ${tokens.spacingVerticalL}`, color: tokens.colorNeutralForeground2 },
  offer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  offerWords: { flex: '1 1 240px', minWidth: 0 },
  offerText: { margin: 0, color: tokens.colorNeutralForeground2 },
  offerTitle: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  login: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    paddingInlineStart: tokens.spacingHorizontalXL,
    color: tokens.colorNeutralForeground2,
  },
  faint: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  section: {
    marginBottom: tokens.spacingVerticalXXL,
  },
  offerActions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  asked: { marginTop: tokens.spacingVerticalM },
  askedTitle: {
    padding: `${tokens.spacingVerticalXS} 0`,
    cursor: 'pointer',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  step: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  stepTitle: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    // Takes the focus when the step changes, by script only.
    ':focus-visible': { outlineStyle: 'none' },
  },
  stepText: { margin: `0 0 ${tokens.spacingVerticalL}`, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  spinner: { marginBottom: tokens.spacingVerticalL },
  code: { width: '240px', maxWidth: '100%', marginBottom: tokens.spacingVerticalL },
});

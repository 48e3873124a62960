import { makeStyles, tokens } from '@fluentui/react-components';

export const useLoginStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    overflowWrap: 'anywhere',
    // Takes the focus by script only.
    ':focus-visible': { outlineStyle: 'none' },
  },
  // Else it is as wide as its longest option, whatever place there is.
  version: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0 },
  versions: { width: '100%' },
  switch: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  result: {
    display: 'grid',
    padding: tokens.spacingHorizontalL,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outlineStyle: 'none' },
  },
  notice: { ':focus-visible': { outlineStyle: 'none' } },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  form: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  moreFields: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalS,
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  again: { marginTop: tokens.spacingVerticalL },
  said: { marginBottom: tokens.spacingVerticalM },
  loading: { padding: `${tokens.spacingVerticalXXL} 0` },
});

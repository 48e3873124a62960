import { makeStyles, tokens } from '@fluentui/react-components';

const MOVING = '@media (prefers-reduced-motion: no-preference)';
const SLIM = '@media (max-width: 599px)';

export const useModalStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    flexDirection: 'column',
    padding: 0,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '[open]': { display: 'flex' },
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  drawer: {
    width: 'min(640px, 100vw)',
    maxWidth: 'none',
    height: '100dvh',
    maxHeight: 'none',
    margin: '0 0 0 auto',
    [MOVING]: {
      animationName: { from: { transform: 'translateX(48px)', opacity: 0 } },
      animationDuration: tokens.durationGentle,
      animationTimingFunction: tokens.curveDecelerateMid,
    },
  },
  dialog: {
    width: 'min(600px, calc(100vw - 32px))',
    maxWidth: 'none',
    maxHeight: 'min(760px, calc(100dvh - 32px))',
    margin: 'auto',
    borderRadius: tokens.borderRadiusXLarge,
    [MOVING]: {
      animationName: { from: { transform: 'scale(0.96)', opacity: 0 } },
      animationDuration: tokens.durationNormal,
      animationTimingFunction: tokens.curveDecelerateMid,
    },
  },
  header: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [SLIM]: { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}` },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    // Takes the focus when the modal opens, by script only.
    ':focus-visible': { outlineStyle: 'none' },
  },
  body: {
    flex: '1 1 auto',
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    [SLIM]: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}` },
  },
  footerNotice: { flexBasis: '100%', ':empty': { display: 'none' } },
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXL}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [SLIM]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}` },
  },
});

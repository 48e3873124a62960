import { makeStyles, tokens } from '@fluentui/react-components';
import { NARROW } from '../../ui/page.styles.ts';

export const useShellStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '216px minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto minmax(0, 1fr)' },
  },
  skip: {
    position: 'absolute',
    zIndex: 2,
    top: tokens.spacingVerticalS,
    left: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    ':not(:focus)': { clipPath: 'inset(50%)', width: '1px', height: '1px', padding: 0, overflow: 'hidden' },
  },
  main: {
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXXL}`,
    // Takes the focus when the route changes, by script only.
    ':focus-visible': { outlineStyle: 'none' },
    [NARROW]: {
      borderLeftStyle: 'none',
      padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
      scrollbarGutter: 'auto',
    },
  },
});

import { makeStyles, tokens } from '@fluentui/react-components';

export const useSkeletonStyles = makeStyles({
  root: { paddingTop: tokens.spacingVerticalL },
  row: {
    display: 'grid',
    gridTemplateColumns: '96px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
    height: '60px',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  bar: {
    height: '12px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralStencil1,
    '@media (prefers-reduced-motion: no-preference)': {
      animationName: { '0%, 100%': { opacity: 1 }, '50%': { opacity: 0.45 } },
      animationDuration: '1.6s',
      animationIterationCount: 'infinite',
    },
  },
  long: { width: '46%' },
  short: { width: '28%' },
});

import { makeStyles, tokens } from '@fluentui/react-components';

/** How long a mark stays (ms). */
export const MARKED = 8_000;

export const useRowMarkStyles = makeStyles({
  root: {
    position: 'absolute',
    inset: 0,
    zIndex: -1,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    animationName: { '60%': { opacity: 1 }, to: { opacity: 0 } },
    animationDuration: `${MARKED}ms`,
    animationTimingFunction: 'ease-in',
    animationFillMode: 'forwards',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': {
      outline: `${tokens.strokeWidthThick} solid Highlight`,
      outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    },
  },
});

import { makeStyles, tokens } from '@fluentui/react-components';

const NARROW = '@media (max-width: 559px)';

export const usePermissionTableStyles = makeStyles({
  table: {
    marginTop: tokens.spacingVerticalL,
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'left',
  },
  head: {
    color: tokens.colorNeutralForeground3,
    [NARROW]: { position: 'absolute', clipPath: 'inset(50%)' },
  },
  row: {
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [NARROW]: { display: 'block', padding: `${tokens.spacingVerticalS} 0` },
  },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    [NARROW]: { display: 'block', padding: 0 },
  },
  scope: {
    width: '212px',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [NARROW]: { width: 'auto' },
  },
  allows: { width: '30%', [NARROW]: { width: 'auto' } },
});

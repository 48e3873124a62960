import { makeStyles, tokens } from '@fluentui/react-components';

export const useCopyFieldStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'start',
    gap: tokens.spacingVerticalS,
    width: '100%',
    marginBottom: tokens.spacingVerticalXL,
  },
  field: { width: '100%', minWidth: 0 },
  button: { minWidth: '164px' },
});

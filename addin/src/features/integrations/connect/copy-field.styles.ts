import { makeStyles, tokens } from '@fluentui/react-components';

export const useCopyFieldStyles = makeStyles({
  root: { width: '100%', marginBottom: tokens.spacingVerticalL },
  row: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  field: { flex: '1 1 240px', minWidth: 0 },
  button: { minWidth: '148px' },
});

import { makeStyles, tokens } from '@fluentui/react-components';

export const useIntegrationsStyles = makeStyles({
  words: { flex: '1 1 280px' },
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  cards: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    marginTop: tokens.spacingVerticalXL,
    ':empty': { display: 'none' },
  },
});

import type { ExchangeVersion } from '../../../../../server/contract/exchange.ts';

/** What Microsoft calls them, newest first. */
export const versionNames: Readonly<Record<Exclude<ExchangeVersion, 'automatic'>, string>> = {
  'exchange-se': 'Exchange Server SE',
  'exchange-2019': 'Exchange Server 2019',
  'exchange-2016': 'Exchange Server 2016',
  'exchange-2013-sp1': 'Exchange Server 2013 SP1',
  'exchange-2013': 'Exchange Server 2013',
  'exchange-2010-sp2': 'Exchange Server 2010 SP2/SP3',
  'exchange-2010-sp1': 'Exchange Server 2010 SP1',
  'exchange-2010': 'Exchange Server 2010',
  'exchange-2007-sp1': 'Exchange Server 2007 SP1–SP3',
};

import { openExchangeHarness } from './exchange-harness.ts';
import { openGraphHarness } from './graph-harness.ts';
import { providerContract } from './provider-contract.ts';

providerContract('Graph', openGraphHarness);

for (const version of ['2010-sp2', '2013', '2013-sp1', '2016', '2019', 'se'] as const)
  providerContract(`Exchange ${version}`, () => openExchangeHarness({ version, offers: 'both' }));

providerContract('a server that expands no series', () =>
  openExchangeHarness({ expandsCalendarView: false }),
);

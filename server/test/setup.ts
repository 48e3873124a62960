import { testCertificates } from './certificates.ts';
import { makeTemplates } from './database.ts';

/** Before any test file: what all of them share is made once. */
// biome-ignore lint/style/noDefaultExport: Jest calls the default export.
export default async (): Promise<void> => {
  await testCertificates();
  await makeTemplates();
};

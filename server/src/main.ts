import { createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { jsonLog } from './log.ts';

const startConfigured = async (): Promise<void> => {
  const config = readConfig(process.env);
  const log = jsonLog(config.logLevel);
  const app = await createApp(config, { log });
  const { url } = await app.listen().catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  log.info('listening', { url, role: config.role });

  const stop = async (signal: NodeJS.Signals) => {
    log.info('stopping', { signal });
    await app.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
};

try {
  await startConfigured();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

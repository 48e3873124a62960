const swc = (syntax) => [
  '@swc/jest',
  {
    jsc: { target: 'es2024', parser: syntax, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'es6' },
  },
];

// biome-ignore lint/style/noDefaultExport: Jest reads the default export.
export default {
  globalSetup: '<rootDir>/server/test/setup.ts',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.ts$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
  },
  transformIgnorePatterns: ['/node_modules/'],
  testMatch: ['<rootDir>/{addin,server,manifest}/**/*.test.{ts,tsx}'],
  testTimeout: 90_000,
  maxWorkers: 2,
  // What files have loaded stays in their worker, and each collection of garbage walks through it.
  workerIdleMemoryLimit: '1GB',
};

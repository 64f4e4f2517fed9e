import { defineConfig } from 'vitest/config';

/** Their bounds are times: whatever ran beside them would be measured with them. */
const timed = 'test/proofs/faults/**/*.test.ts';

export default defineConfig({
  oxc: { decorator: { legacy: true } },
  // Bundled, graphql would come in twice, as ESM and as the CommonJS that graphql-shield loads.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    setupFiles: ['test/support/setup.ts'],
    // Files of one worker share its modules, and with them one database and one schema.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'side by side', include: ['test/**/*.test.ts'], exclude: [timed] },
      },
      { extends: true, test: { name: 'alone', include: [timed], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { defineConfig } from 'oxlint';

/** Who imports whom: an entry of `src` may import itself and every line above its own, never its neighbours on a line. */
const order = [
  ['platform'],
  ['access'],
  ['feature.ts'],
  ['audit'],
  ['areas'],
  ['organizations'],
  ['people'],
  ['agreements'],
  ['kampung', 'needs'],
  ['interventions'],
  ['indicators', 'contributions'],
  ['reports', 'surveys', 'funds'],
  ['statistics'],
  ['development'],
  ['schema.ts'],
  ['app.ts'],
  ['scripts', 'main.ts'],
];
const readersOfSeeds = ['development', 'scripts'];
const readersOfIndexes = ['app.ts'];

const src = join(import.meta.dirname, 'src');
const homeless = readdirSync(src).filter(entry => !entry.startsWith('.') && !order.flat().includes(entry));
if (homeless.length > 0) throw new Error(`Give ${homeless.join(', ')} of src a place in "order", oxlint.config.ts.`);

/** Patterns know no look-ahead here, so each entry is told what it may not import. */
const up = String.raw`^(\./)?(\.\./)+`;
const seeds = { regex: `${up}seeds/`, message: `Only ${readersOfSeeds.join(', ')} of src read seeds.` };
const tests = { regex: `${up}(test|bench)/`, message: 'The program does not import its tests.' };
const indexes = {
  regex: String.raw`^\.\.?/(.*/)?index\.ts$`,
  message: "Import from the file that defines the thing; a feature's index.ts is for app.ts.",
};

const boundaries = order.flatMap((neighbours, line) =>
  neighbours.map(entry => {
    const open = [...order.slice(0, line).flat(), entry];
    const closed = order.flat().filter(other => !open.includes(other));
    const paths = closed.map(other => (other.endsWith('.ts') ? `${other.replace('.', String.raw`\.`)}$` : `${other}/`));
    const toSource = entry.endsWith('.ts') ? String.raw`^\./` : up;
    const patterns = [
      { regex: `${toSource}(${paths.join('|')})`, message: `src/${entry} may import ${open.join(', ')}.` },
      ...(readersOfSeeds.includes(entry) ? [] : [seeds]),
      ...(readersOfIndexes.includes(entry) ? [] : [indexes]),
      tests,
    ];
    return {
      files: [entry.endsWith('.ts') ? `src/${entry}` : `src/${entry}/**/*.ts`],
      rules: { 'no-restricted-imports': ['error', { patterns }] as ['error', object] },
    };
  }),
);

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest'],
  options: { typeAware: true, reportUnusedDisableDirectives: 'error', denyWarnings: true },
  ignorePatterns: ['dist', 'coverage', 'schema/generated', 'bench/servers', 'bench/node_modules'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'import/no-default-export': 'error',
    'no-console': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-extraneous-class': ['error', { allowWithDecorator: true }],
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*'] }],
    'no-restricted-imports': ['error', { patterns: [indexes] }],
    // Mostly false alarms here: the compiler's noImplicitReturns, edges of libraries, side effects, CommonJS, closures.
    'typescript/consistent-return': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-underscore-dangle': 'off',
  },
  overrides: [
    ...boundaries,
    {
      files: ['src/**'],
      excludeFiles: ['src/platform/config.ts', 'src/main.ts', 'src/scripts/**'],
      rules: { 'node/no-process-env': 'error' },
    },
    { files: ['src/scripts/**', 'bench/**', 'test/support/postgres-cluster.ts'], rules: { 'no-console': 'off' } },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
});

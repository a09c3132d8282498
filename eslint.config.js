import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** An import arrow that the architecture does not have, and what to do instead. */
const zone = (target, from, message, except = []) => ({ target, from, message, except });

const zones = [
  zone('./src/shared', './src/main', 'src/shared is read by every room: move what it needs into src/shared.'),
  zone('./src/shared', './src/renderer', 'src/shared knows no window: pass data in.'),
  zone('./src/shared', './src/local-keito', 'src/shared knows no server.'),
  zone(
    './src/renderer',
    './src/main',
    'The window sees src/shared only: add a command to src/shared/contract.ts.',
  ),
  zone('./src/renderer', './src/local-keito', 'The window sees src/shared only.'),
  zone('./src/preload', './src/main', 'The preload sees src/shared only.'),
  zone('./src/preload', './src/renderer', 'The preload sees src/shared only.'),
  zone('./src/main', './src/renderer', 'Main never reaches into the window: publish a snapshot.'),
  zone('./src/main/core', './src/main', 'core is pure: take what it needs through a port in core/ports.ts.', [
    './core',
  ]),
  zone('./src/main/keito', './src/main', 'The API client knows nothing of the app.', ['./keito']),
  zone('./src/main/ledger', './src/main', 'The ledger sees core and shared only.', ['./ledger', './core']),
  zone('./src/main/sync', './src/main', 'sync sees core, ledger and the API client only.', [
    './sync',
    './core',
    './ledger',
    './keito',
  ]),
  zone(
    './src/main/desktop',
    './src/main',
    'desktop wraps the machine and knows no rules: app.ts joins the two.',
    ['./desktop'],
  ),
  zone('./src/main/bridge', './src/main', 'The bridge is handed its handlers and its window by app.ts.', [
    './bridge',
  ]),
  zone(
    './src/main/command-line',
    './src/main',
    'The command line does what handlers.ts can, by the rules of core.',
    ['./command-line', './core', './handlers.ts', './language.ts'],
  ),
  zone('./src/local-keito', './src/main', 'The local Keito stands alone: it may use src/shared only.'),
  zone('./src/local-keito', './src/renderer', 'The local Keito stands alone: it may use src/shared only.'),
];

const rawIpc = (names) => ({
  name: 'electron',
  importNames: names,
  message: 'Raw IPC lives in src/main/bridge and src/preload only: add a command to src/shared/contract.ts.',
});

const dayjsZones = {
  selector: "CallExpression[callee.property.name=/^(tz|add|subtract)$/][callee.object.name='dayjs']",
  message:
    'Calendar steps live in src/shared/calendar.ts: dayjs.tz(...).add() is an hour off across DST changes.',
};
const utcSlice = {
  selector:
    "CallExpression[callee.property.name='slice'] > MemberExpression > CallExpression[callee.property.name='toISOString']",
  message: 'A date is a work-zone calendar date: use calendar.ts, never a slice of a UTC string.',
};
const rawClock = {
  selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'A clock is always passed in (core/ports.ts: Clock).',
};

export default ts.config(
  { ignores: ['out/', 'coverage/', 'src/shared/i18n/', 'test-results/', 'playwright-report/', '.cache/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.node.json' })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      'no-restricted-syntax': ['error', dayjsZones, utcSlice],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    rules: { 'no-restricted-syntax': ['error', dayjsZones, utcSlice, rawClock], 'no-console': 'error' },
  },
  {
    files: ['src/main/**/*.ts'],
    ignores: ['src/main/desktop/**', 'src/main/bridge/**', 'src/main/index.ts', 'src/main/start.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['electron', 'keytar', 'electron-store'].map((name) => ({
            name,
            message: 'Only src/main/desktop touches the machine: add a port there and pass it in.',
          })),
        },
      ],
    },
  },
  {
    files: ['src/main/desktop/**/*.ts', 'src/main/index.ts', 'src/main/start.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [rawIpc(['ipcMain', 'ipcRenderer'])] }] },
  },
  {
    files: ['src/renderer/**', 'src/shared/**', 'src/local-keito/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              message: 'Only src/main/desktop, src/main/bridge and src/preload import electron.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
    },
  },
  {
    files: ['src/renderer/**', 'tests/component/**', 'tests/e2e/**'],
    languageOptions: { globals: { ...globals.browser } },
  },
);

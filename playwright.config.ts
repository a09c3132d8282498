import process from 'node:process';
import { defineConfig } from '@playwright/test';

/** The end-to-end tests run the built app in a real Electron, each on a desktop of its own: no browser is needed. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  // What a test writes down is a page of the documentation.
  snapshotPathTemplate: 'docs/{arg}{ext}',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: { screenshot: 'off', trace: 'off', video: 'off' },
});

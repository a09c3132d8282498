// Writes docs/api-coverage.md from the table that the tests check. Run it with `npm run api-coverage`.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { coveragePage } from '../tests/support/api-table';
import { formatted } from '../tests/support/formatted';
import { repository } from './lib/repository.mjs';

const file = path.join(repository, 'docs', 'api-coverage.md');
await writeFile(file, await formatted(coveragePage(), file));

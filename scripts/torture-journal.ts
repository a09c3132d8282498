// `npm run torture:journal`: damages a journal at every single offset, as tests/unit/ledger/torn.test.ts does at some of
// them. `-- 7` does it at every seventh.
import { checkEveryOffset } from '../tests/support/torture';

const [, , stride = '1'] = process.argv;
for (const hasBackup of [true, false]) {
  const from = performance.now();
  console.log(hasBackup ? 'with a copy' : 'without a copy');
  await checkEveryOffset({
    ...{ stride: Number(stride), hasBackup },
    onPart: (name, verdicts) => console.log(name, verdicts),
  });
  console.log(`${((performance.now() - from) / 1000).toFixed(0)} s`);
}

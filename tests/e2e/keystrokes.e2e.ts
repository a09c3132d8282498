import { format, resolveConfig } from 'prettier';
import { afternoonZone } from '../support/afternoon';
import { CountedInput, type Effort } from '../support/counted-input';
import { JOBS, type Job, type Way } from '../support/jobs';
import { startKeito } from '../support/keito';
import { expect, signIn, test } from '../support/keito-bar';
import { Office } from '../support/office';

const DOCUMENT = 'keystrokes.md';

// One app goes through all jobs, each in two ways.
test.describe.configure({ timeout: 300_000 });

test('what the jobs of every day cost in keys and clicks', async ({ desktop, start }) => {
  const keito = await startKeito({ timezone: afternoonZone(Date.now()) });
  let bar = await start();
  await signIn(bar, keito);
  const rows: Row[] = [];
  for (const job of JOBS) {
    // The app sends no more than sixty requests a minute: a new start may begin anew.
    await bar.close();
    bar = await start();
    const office = new Office(bar, keito, desktop);
    const keyboard = await effortOf(office, job, job.keyboard);
    const mouse = await effortOf(office, job, job.mouse);
    rows.push({ job, keyboard, mouse });
  }
  await bar.close();
  await keito.stop();
  const table = tableOf(rows);
  console.log(table);
  for (const { job, keyboard, mouse } of rows) {
    expect.soft(keyboard.keys, `${job.name}, keys`).toBeLessThanOrEqual(job.keyboard.most);
    expect.soft(keyboard.clicks, `${job.name}, by keyboard alone`).toBe(0);
    expect.soft(mouse.clicks, `${job.name}, clicks`).toBeLessThanOrEqual(job.mouse.most);
    expect.soft(mouse.keys, `${job.name}, by mouse alone`).toBe(0);
  }
  // `npm run keystrokes` writes the page anew.
  expect(await pageOf(table)).toMatchSnapshot(DOCUMENT);
});

interface Row {
  readonly job: Job;
  readonly keyboard: Effort;
  readonly mouse: Effort;
}

function effortOf(office: Office, job: Job, way: Way): Promise<Effort> {
  return test.step(job.name, async () => {
    await office.clear();
    // A deletion can be taken back for ten seconds: what is there before comes last.
    await office.reopen();
    await job.before(office);
    const input = new CountedInput(office.page, office.desktop);
    await way.do(input, office);
    await job.after(office);
    return input.effort;
  });
}

function tableOf(rows: readonly Row[]): string {
  return [
    '| job | keys | characters | clicks | characters |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ({ job, keyboard, mouse }) =>
        `| ${job.name} | ${keyboard.keys} | ${keyboard.characters} | ${mouse.clicks} | ${mouse.characters} |`,
    ),
  ].join('\n');
}

async function pageOf(table: string): Promise<string> {
  const text = `# Keys and clicks

What the jobs of every day cost, counted in the real app by \`tests/e2e/keystrokes.e2e.ts\`, which fails when one costs
more. \`npm run keystrokes\` counts anew and writes this page. The first two numbers are by keyboard alone: presses, and
the characters of what is typed. The other two are by mouse: clicks (a drag is one), and what has to be typed all the
same. The popover is open already, with the cursor in the line: that costs one press or one click more, save for the
global hotkey, which starts and stops from anywhere.

${table}
`;
  return format(text, { ...(await resolveConfig('package.json')), parser: 'markdown' });
}

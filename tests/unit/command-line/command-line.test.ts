import { beforeAll, expect, it } from 'vitest';
import { EXIT } from '../../../src/main/command-line/protocol';
import { hotkeyCommands } from '../../../src/main/command-line/binding';
import { speak } from '../../../src/main/language';
import { Bench } from '../../support/bench';
import { commandLineOf } from '../../torture/commands';

beforeAll(() => speak('en'));

async function open() {
  const bench = await Bench.open();
  const line = commandLineOf(bench.workspace);
  const start = (text: string) => line.carryOut({ kind: 'start', line: text });
  const entries = () => bench.workspace.ledger.between('0000-01-01', '9999-12-31').length;
  return { bench, line, start, entries };
}

it('refuses whatever the window would only have shown before Enter, with the candidates', async () => {
  const { start, entries } = await open();
  const refused: readonly (readonly [string, RegExp])[] = [
    ['website', /can be several: Acme › Website \/ Design, Acme › Website \/ Development/],
    ['fix the login', /No project is named in it. There are: Acme › /],
    ['website dev 5/6 1h', /“5\/6” can be .* or .*\./],
    ['website dev 25h', /25h/],
    ['again', /No project is named/],
    ['1h', /No project is named/],
  ];
  for (const [text, words] of refused) {
    const { exit, out, err } = start(text);
    expect([text, exit, out]).toEqual([text, EXIT.refused, '']);
    expect(err).toMatch(words);
  }
  expect(entries()).toBe(0);
});

it('carries out what is plain, and says what became of it', async () => {
  const { bench, line, start } = await open();
  expect(start('website dev fix login').out).toBe('Started: Acme › Website / Development · fix login');
  bench.time.advance(90 * 60_000);
  expect(start('shop').out).toBe('Started: Acme › Shop / Design');
  expect(line.carryOut({ kind: 'stop' }).out).toBe('Stopped: Acme › Shop / Design, 0:00');
  expect(start('website dev retro 45m').out).toMatch(
    /^Logged on .*: Acme › Website \/ Development · retro, 0:45$/,
  );
  expect(start('again').out).toMatch(/^Started: /);
  expect(line.carryOut({ kind: 'toggle' }).out).toMatch(/^Stopped: /);
  expect(line.carryOut({ kind: 'toggle' }).out).toMatch(/^Started: /);
});

it('tells what runs, in words and for programs', async () => {
  const { bench, line, start } = await open();
  const json = () => JSON.parse(line.carryOut({ kind: 'status', json: true }).out);
  expect(json()).toMatchObject({ running: null, todaySeconds: 0, idleQuestion: null });
  start('website dev two\nlines');
  bench.time.advance(61_000);
  expect(json()).toMatchObject({
    running: { client: 'Acme', project: 'Website', task: 'Development', notes: 'two\nlines', seconds: 61 },
    todaySeconds: 61,
    needsYou: { entries: 0, account: 'ready' },
  });
  const text = line.carryOut({ kind: 'status', json: false }).out;
  expect(text).toMatch(/^Running since .*: Acme › Website \/ Development · two lines, 0:01\nToday: 0:01/);
});

it('a command to bind is one word for a shell, wherever the app lies', () => {
  expect(hotkeyCommands('/opt/keito-bar', true)).toEqual({
    isWayland: true,
    toggle: '/opt/keito-bar --toggle',
    newEntry: '/opt/keito-bar --new',
  });
  expect(hotkeyCommands('/opt/Keito Bar/keito-bar', false).toggle).toBe(
    '"/opt/Keito Bar/keito-bar" --toggle',
  );
});

import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaultLog } from '../../src/main/fault-log';
import { keepBugs, reportBug } from '../../src/main/faults';
import { logText } from '../../src/shared/fault-log';

const NOON = Date.UTC(2026, 4, 22, 12);
let folder: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keito-bar-log-'));
  now = NOON;
});
afterEach(() => {
  keepBugs(() => undefined);
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'faults.log');
const open = () => new FaultLog({ folder, clock: () => (now += 1), home: '/home/ada' });
const said = (log: FaultLog): readonly string[] => log.faults.map(({ text }) => text);

describe('what went wrong inside of the app', () => {
  it('is noted with its instant, the newest first, and is there after a new start', () => {
    const log = open();
    log.note('first');
    log.note(new Error('second'));
    expect(log.faults).toMatchObject([
      { at: NOON + 2, text: expect.stringMatching(/^Error: second\n +at /) },
      { at: NOON + 1, text: 'first' },
    ]);
    expect(open().faults).toEqual(log.faults);
  });

  it('names nobody and fills no disk', () => {
    const log = open();
    log.note(`ENOENT: /home/ada/.config, ${'x'.repeat(5_000)}`);
    expect(said(log)[0]).toMatch(/^ENOENT: ~\/\.config, x+$/);
    expect(said(log)[0]).toHaveLength(2_000);
    for (let count = 0; count < 450; count += 1) log.note(`fault ${count}`);
    expect(said(log)).toHaveLength(100);
    expect(said(log)[0]).toBe('fault 449');
    expect(readFileSync(file(), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(200);
    expect(said(open())).toEqual(said(log));
  });

  it('is read though a line was cut, or is something else', () => {
    open().note('whole');
    appendFileSync(file(), '{"at":1}\nnull\n{"at":17793');
    const log = open();
    expect(said(log)).toEqual(['whole']);
    log.note('next');
    expect(said(log)).toEqual(['next', 'whole']);
  });

  it('is known as long as the app runs where it cannot be written', () => {
    mkdirSync(file());
    const log = open();
    log.note('unwritten');
    expect(said(log)).toEqual(['unwritten']);
  });

  it('comes from wherever a fault is reported', () => {
    const log = open();
    keepBugs((error) => log.note(error));
    reportBug(new Error('told'));
    expect(said(log)[0]).toMatch(/^Error: told/);
  });

  it('is copied with the version, the newest last', () => {
    const faults = [
      { at: NOON, text: 'one' },
      { at: NOON + 1_000, text: 'two' },
    ];
    expect(logText('1.2.0', 'linux', faults)).toBe(
      'Keito Bar 1.2.0, linux\n2026-05-22T12:00:00.000Z one\n2026-05-22T12:00:01.000Z two\n',
    );
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTypedLines, rememberTypedLine } from '../../src/main/typed-lines';
import type { Ledger } from '../../src/main/ledger/ledger';
import { TestJournal } from '../support/journal';

let journal: TestJournal;
let ledger: Ledger;
beforeEach(() => {
  journal = new TestJournal();
  ledger = journal.open().ledger;
});
afterEach(() => journal.remove());

const line = (text: string, taskId?: string) => ({
  text,
  ...(taskId !== undefined && { pinned: { projectId: 'p', taskId } }),
});
const remember = (text: string, taskId?: string): void => rememberTypedLine(ledger, line(text, taskId));

describe('the lines that were typed', () => {
  it('are there after a restart, the last one first', () => {
    expect(readTypedLines(ledger)).toEqual([]);
    remember('acme dev fix');
    remember('call', 't1');
    ledger = journal.open().ledger;
    expect(readTypedLines(ledger)).toEqual([line('call', 't1'), line('acme dev fix')]);
  });

  it('are kept once each, by what they say and what was taken', () => {
    for (const taskId of [undefined, 't1', 't2', undefined]) remember('call', taskId);
    expect(readTypedLines(ledger)).toEqual([line('call'), line('call', 't2'), line('call', 't1')]);
  });

  it('are fifty at most', () => {
    for (let n = 1; n <= 60; n += 1) remember(`line ${n}`);
    const lines = readTypedLines(ledger);
    expect(lines).toHaveLength(50);
    expect([lines[0], lines.at(-1)]).toEqual([line('line 60'), line('line 11')]);
  });

  it.each(['{', '[{"text":1}]', 'null'])('that are damaged are none: %s', (json) => {
    ledger.setFact('typed-lines', json);
    expect(readTypedLines(ledger)).toEqual([]);
    remember('anew');
    expect(readTypedLines(ledger)).toEqual([line('anew')]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Creation } from '../../../src/main/core/creation';
import { viewOf } from '../../../src/main/core/build-snapshot';
import type { UnsentEntry } from '../../../src/main/core/unsent';
import { defusedWithin } from '../../../src/main/core/csv';
import { unsentCsv } from '../../../src/main/core/unsent-csv';
import type { TimeEntry } from '../../../src/shared/model';
import type { EntryState } from '../../../src/shared/snapshot';
import { parseCsv } from '../../support/csv';
import { CONTEXT, entry, NINE } from './support';

const MOMENT = { now: NINE + 3_723_000, zone: 'Europe/Berlin', locale: 'en' };
const WAITING: EntryState = { kind: 'waiting' };

const unsent = (over: Partial<TimeEntry>, state: EntryState = WAITING, isDeletion = false): UnsentEntry => ({
  entry: viewOf(entry(over), null, state, CONTEXT.findProject),
  isDeletion,
});

/** The rows without the headings. */
function table(...entries: readonly UnsentEntry[]): readonly (readonly string[])[] {
  return parseCsv(unsentCsv(entries, [], MOMENT).slice(1)).slice(1);
}

describe('the table of unsent entries', () => {
  it('begins with the mark that makes spreadsheets read it as UTF-8, and with its headings', () => {
    const csv = unsentCsv([], [], MOMENT);
    expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parseCsv(csv.slice(1))).toEqual([
      [
        ...['Date', 'Start', 'End', 'Hours', 'Duration', 'Client', 'Project', 'Task', 'Notes', 'Billable'],
        ...['State', 'Reason', 'Entry ID'],
      ],
    ]);
  });

  it('tells all of an entry', () => {
    expect(table(unsent({ seconds: 5_025, endTime: '10:24', notes: 'Fix login' }))).toEqual([
      [
        ...['2026-05-21', '09:00', '10:24', '1.3958', '1:23:45', 'Acme', 'Website', 'Task t1', 'Fix login'],
        ...['yes', 'waiting', '', 'e0'],
      ],
    ]);
  });

  it('leaves out what an entry does not have', () => {
    const bare = unsent({ startTime: null, seconds: 1, billable: false, projectId: 'gone', notes: '' });
    expect(table(bare)).toEqual([
      ['2026-05-21', '', '', '0.0003', '0:00:01', '', '', '', '', 'no', 'waiting', '', 'e0'],
    ]);
  });

  it('tells why an entry needs the person, and that a deletion waits', () => {
    const refused: EntryState = { kind: 'needs-you', reason: 'The project is archived.', conflict: null };
    const [first, second] = table(unsent({}, refused), unsent({}, WAITING, true));
    expect(first?.slice(10, 12)).toEqual(['needs you', 'The project is archived.']);
    expect(second?.slice(10, 12)).toEqual(['deletion waits', '']);
  });

  it('counts a running timer up to now by the clock of the work zone, and says so', () => {
    const [row] = table(unsent({ startedAt: NINE, startTime: null, seconds: 60 }));
    expect(row?.slice(1, 5)).toEqual(['11:00', '', '1.0508', '1:03:03']);
    expect(row?.[11]).toBe('The timer still runs: its time is counted up to 2026-05-21 12:02.');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    ' =1',
    '\u3000＝1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '\t1',
    '\r1',
    '\n1',
  ])('takes the sting out of %j, which a spreadsheet would carry out', (notes) => {
    expect(table(unsent({ notes }))[0]?.[8]).toBe(`'${notes}`);
  });

  it.each(['a=1', "'quoted", ' a', '1-1', 'name@example.org', '3:4', 'a, -b', '１－１'])(
    'leaves %j as it is',
    (notes) => {
      expect(table(unsent({ notes }))[0]?.[8]).toBe(notes);
    },
  );

  it('writes hours with the decimal mark of the locale, and fields as far apart as it expects', () => {
    const csv = unsentCsv([unsent({ seconds: 5_025, notes: 'Acme;=2+5+cmd|calc' })], [], {
      ...{ ...MOMENT, locale: 'de-DE' },
    });
    expect(csv.split('\r\n')[1]).toMatch(
      /^2026-05-21;09:00;;1,3958;1:23:45;Acme;Website;Task t1;"Acme;=2\+5\+cmd\|calc";/,
    );
  });

  it('has what an invoice says as Keito would be told it, its prices in whole units', () => {
    const line = { kind: 'Service', description: 'Work', quantity: 1.5, unitPrice: 900_000 };
    const invoice: Creation = {
      ...{ seq: 1, id: 'x', at: NINE, state: 'queued', block: null, reason: null, remoteId: null },
      ...{ twins: null, isRestored: false, changedAt: NINE },
      body: {
        ...{ kind: 'invoice', clientId: 'c', subject: 'May', notes: null, currency: 'EUR', by: 'project' },
        ...{ issueDate: '2026-05-31', periodStart: null, periodEnd: null },
        ...{ tax: null, tax2: null, discount: 10 },
        lines: [{ ...line, taxed: true, taxed2: false, projectId: 'p' }],
      },
    };
    const [, [, , , , , , , kind, said] = []] = parseCsv(unsentCsv([], [invoice], MOMENT));
    expect([kind, said]).toEqual([
      'New invoice',
      [
        ...['client_id: c', 'subject: May', 'currency: EUR', 'by: project', 'issue_date: 2026-05-31'],
        'discount: 10',
        'line_items: [{"kind":"Service","description":"Work","quantity":1.5,"unit_price":90,"taxed":true,"taxed2":false,"project_id":"p"}]',
      ].join('; '),
    ]);
  });

  it('puts marks around what begins or ends with a space, which some spreadsheets would cut', () => {
    expect(unsentCsv([unsent({ notes: ' a ' })], [], MOMENT)).toContain('," a ",');
  });

  it('gives back every field to whoever reads it, whatever was typed', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('"', ',', '\r', '\n', '\t', '=', '+', '-', '@', '＝', "'", ' ', ';', 'ö', '👩‍👧'),
      }),
    );
    const rows = fc.array(fc.record({ notes: text, clientName: text, projectName: text, taskName: text }));
    fc.assert(
      fc.property(rows, (typed) => {
        const entries = typed.map((names) => {
          const { entry: plain, isDeletion } = unsent({});
          return { entry: { ...plain, ...names }, isDeletion };
        });
        const shown = table(...entries).map((row) => row.slice(5, 9));
        expect(shown).toEqual(
          typed.map(({ clientName, projectName, taskName, notes }) =>
            [clientName, projectName, taskName, notes].map((field) => defusedWithin(field, ',')),
          ),
        );
        expect(shown.flat().filter((field) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(field))).toEqual([]);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** Decimals that are no hours, or that some who bill hours write as such. */

describe('how many days are no hours', () => {
  it.each([
    ['en', '0.5 days workshop', '0.5 days', '4h'],
    ['en', '1.5 days dev', '1.5 days', '12h'],
    ['en', '3.5 days', '3.5 days', '8h'],
    ['en', 'yesterday 0.5 FTE', '0.5 FTE', '4h'],
    ['de', '0,5 Tage', '0,5 Tage', '4h'],
    ['de', '0,5 PT Workshop', '0,5 PT', '4h'],
    ['fr', '1,5 jours dev', '1,5 jours', '12h'],
    ['es', '0,5 días', '0,5 días', '4h'],
    ['ja', '0.5 人日', '0.5 人日', '4h'],
  ])('%s: so that it is asked how many: %s', (locale, line, text, written) => {
    const problem = { code: 'length-in-days', text, written, note: `\\${text}` };
    expect(read(line, { locale }).problems).toEqual([problem]);
    expect(read(line.replace(text, written), { locale })).toMatchObject({ action: 'log', problems: [] });
    const kept = read(line.replace(text, problem.note), { locale });
    expect(kept.notes).toContain(text);
  });

  it.each([
    ['fix 1.5 day bug 2h', 7200, 'fix 1.5 day bug'],
    ['1.5 days ago fix 2h', 7200, '1.5 days ago fix'],
    ['workshop 9-10:30 0.5 day', 5400, 'workshop 0.5 day'],
    ['1.500 € 30 min', 1800, '1.500 €'],
    ['1,500 words 2h', 7200, '1,500 words'],
    ['2.5 % 1h', 3600, '2.5 %'],
  ])('and beside hours they are of the note, as other numbers are: %s', (line, seconds, notes) =>
    expect(read(line)).toMatchObject({ action: 'log', seconds, notes }),
  );

  it('but another length beside hours is asked about', () => {
    expect(read('1.5 - call Bob 30m').problems).toMatchObject([{ code: 'duration-twice' }]);
    expect(read('3.5, 4.5 and 5.5 mm screws').problems).toMatchObject([{ code: 'duration-twice' }]);
    expect(read('12.50 taxi 20 min').problems).toMatchObject([{ code: 'duration-twice' }]);
  });

  it.each([
    ['en', 'half day workshop', 'half day', '4h'],
    ['en', 'all day workshop', 'all day', '8h'],
    ['en', '1d', '1d', '8h'],
    ['en', '0.5d docs', '0.5d', '4h'],
    ['de', '1 Tag vor Ort', '1 Tag', '8h'],
    ['de', '1 PT', '1 PT', '8h'],
    ['fr', '1j sur site', '1j', '8h'],
    ['fr', 'demi-journée', 'demi-journée', '4h'],
    ['fr', 'une demi-journée', 'demi-journée', '4h'],
    ['es', 'media jornada', 'media jornada', '4h'],
    ['ja', '半日 研修', '半日', '4h'],
  ])('%s: how to write the hours is said of a day or a half: %s', (locale, line, text, written) =>
    expect(read(line, { locale })).toMatchObject({
      ...{ action: 'start', remarks: [{ code: 'note-or-time', text, written }] },
    }),
  );

  it.each(['bug since 1 day', 'fix 1 day ago', 'every 1 day', '2d art', 'two half days', '2 days notice'])(
    'but not in %s',
    (line) => expect(read(line)).toMatchObject({ action: 'start', remarks: [] }),
  );
});

describe('a decimal in brackets', () => {
  it.each([
    ['en', 'docs (1.5 hours)', 'docs'],
    ['en', 'call re: discovery (0.5 hours)', 'call re: discovery'],
    ['de', 'Doku (1,5 Std.)', 'Doku'],
    ['fr', 'doc (1,5 h)', 'doc'],
    ['es', 'doc (1,5 horas)', 'doc'],
  ])('%s: is read with its unit: %s', (locale, line, notes) =>
    expect(read(line, { locale })).toMatchObject({ action: 'log', notes, remarks: [] }),
  );

  it.each([
    ['en', 'Teleconf w/ A. Smith (0.4)', '(0.4)', '0.4'],
    ['en', 'draft memo (1.2); email client (0.3)', '(1.2);', '1.2'],
    ['de', 'Telefonat Mandant (0,2)', '(0,2)', '0,2'],
    ['de', '1,5: Doku', '1,5:', '1,5'],
    ['en', '0.7, docs', '0.7,', '0.7'],
    ['en', 'docs 1.5;', '1.5;', '1.5'],
  ])('%s: or before a mark may be hours: %s', (locale, line, text, written) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(read(line, { locale })).toMatchObject({ action: 'start', remarks });
  });

  it.each([
    ['en', 'T/C Smith .2; revise draft .9', '.2;', '.2'],
    ['en', 'call .2, email .1', '.2,', '.2'],
    ['en', 'research 1.2, drafting 2.3', '1.2,', '1.2'],
    ['de', 'Telefonat 0,2; Schriftsatz 1,5', '0,2;', '0,2'],
  ])('%s: and so it may beside another one: %s', (locale, line, text, written) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(read(line, { locale })).toMatchObject({ action: 'log', remarks });
  });

  it.each([
    'release (3.2)',
    'upgrade to 3.2, then tests',
    'release (3.2) 1.5',
    'section 4.2, section 5',
    'task 1.2: setup',
    'figure 1.2, table',
    'budget (15.50)',
    'call (0.4) 1h',
    'versions 1.5, 2.5, 3',
  ])('but it is a number in %s', (line) => expect(read(line).remarks).toEqual([]));
});

describe('a decimal after what it numbers', () => {
  it.each([
    ['en', 'section 4.2', '4.2'],
    ['en', 'section 4.5', '4.5'],
    ['en', 'room 2.10', '2.10'],
    ['en', 'update clause 8.1', '8.1'],
    ['en', 'ticket 3.2', '3.2'],
    ['en', 'python 3.11', '3.11'],
    ['en', 'hotfix 2.1', '2.1'],
    ['de', 'Update auf PHP 8.2', '8.2'],
    ['de', 'Abschnitt 4.2', '4.2'],
    ['fr', 'article 8.1', '8.1'],
    ['es', 'cláusula 8.1', '8.1'],
  ])('%s: may be one of that: %s', (locale, line, text) => {
    const remarks = [{ code: 'duration-or-note', text, note: `\\${text}` }];
    expect(read(line, { locale })).toMatchObject({ action: 'log', remarks });
  });

  it.each([
    ['en', 'ios 1.5'],
    ['en', 'ticket 0.3'],
    ['en', 'issue .4'],
    ['en', 'sprint 1.5'],
    ['en', 'task 2.25'],
    ['en', 'unit tests 2.5'],
    ['en', 'tickets 1.2'],
    ['en', 'Q3 numbers 3.2'],
    ['de', 'Runde 1,5'],
    ['de', 'Abschnitt 1'],
  ])('%s: but is how long it took as hours are counted: %s', (locale, line) =>
    expect(read(line, { locale }).remarks).toEqual([]),
  );
});

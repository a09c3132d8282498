import { describe, expect, it } from 'vitest';
import { lexiconFor } from '../../../src/shared/quick-entry';
import { noteWithTimes } from '../../../src/shared/quick-entry/write';
import { chosen, codes, project, PROJECTS, read, TODAY } from './quick-entry-fixture';

/** Short names of days of the week without the dot that makes them days by themselves. */

describe('a short name first in the line', () => {
  it.each([
    ['de', 'Mo 3h Layout', '2026-05-18', 'Layout'],
    ['de', 'Di 3h', '2026-05-19', ''],
    ['de', 'Mi 9-12', '2026-05-20', ''],
    ['de', 'Mi 2h Konzept', '2026-05-20', 'Konzept'],
    ['de', 'Do 4h', '2026-05-21', ''],
    ['de', 'So 3h', '2026-05-17', ''],
    ['de', 'Mo: 2h', '2026-05-18', ''],
    ['de', 'Mo, 0,5 Doku', '2026-05-18', 'Doku'],
    ['de', 'Di - 2h Doku', '2026-05-19', '- Doku'],
    ['de', 'Mo 9 - 11', '2026-05-18', ''],
    ['de', 'Mo eine halbe Stunde', '2026-05-18', ''],
    ['de', 'am Mo 2h', '2026-05-18', ''],
    ['de', 'Mi um 9 2h', '2026-05-20', ''],
    ['de', 'Mo 18.5. Layout 2h', '2026-05-18', 'Layout'],
    ['fr', 'lun 3h', '2026-05-18', ''],
    ['fr', 'mar 9h-12h', '2026-05-19', ''],
    ['fr', 'mer 9h-12h', '2026-05-20', ''],
    ['fr', 'jeu 2h', '2026-05-21', ''],
    ['fr', 'dim 3h', '2026-05-17', ''],
    ['fr', 'Sam 9h à 12h', '2026-05-16', ''],
    ['fr', 'jeu 21 3h', '2026-05-21', ''],
    ['es', 'mar 3h', '2026-05-19', ''],
    ['es', 'mar 9:30-11', '2026-05-19', ''],
    ['es', 'mar 10-12', '2026-05-19', ''],
    ['es', 'el mar 2h', '2026-05-19', ''],
    ['es', 'dom 3h', '2026-05-17', ''],
    ['es', 'vie 15 2h', '2026-05-15', ''],
    ['es', 'dom 17 2h', '2026-05-17', ''],
    ['ja', '木 10-12', '2026-05-21', ''],
    ['ja', '(木) 10:00-12:00', '2026-05-21', ''],
  ])('%s: %s is that day', (locale, line, spentDate, notes) =>
    expect(read(line, { locale })).toMatchObject({
      ...{ action: 'log', spentDate, isDayNamed: true, notes, problems: [], remarks: [] },
    }),
  );

  it.each([
    ['de', 'So viel Arbeit 2h', 'So viel Arbeit'],
    ['de', 'So 3. Versuch 1h', 'So 3. Versuch'],
    ['de', 'Do review 2h', 'Do review'],
    ['de', '\\Mi 2h', 'Mi'],
    ['fr', 'jeu de rôle 2h', 'jeu de rôle'],
    ['fr', 'développement jeu 2h', 'développement jeu'],
    ['es', 'DOM 3h', 'DOM'],
    ['es', 'arreglar dom 2h', 'arreglar dom'],
    ['ja', '月 報告 2時間', '月 報告'],
  ])('%s: %s is a note', (locale, line, notes) =>
    expect(read(line, { locale })).toMatchObject({ spentDate: TODAY, isDayNamed: false, notes, remarks: [] }),
  );

  it('is none where a line says no time', () =>
    expect(read('Di', { locale: 'de' })).toMatchObject({ action: 'start', notes: 'Di', isDayNamed: false }));

  it('and another day are refused', () =>
    expect(codes(read('Di 18.5. 2h', { locale: 'de' }))).toEqual(['day-twice']));

  it('is the project that is called so, and none that begins so', () => {
    const projects = [...PROJECTS, project('mo', 'Mo', 'Reisen', ['Planung'])];
    expect(chosen(read('Mo 3h', { locale: 'de', projects }))).toBe('mo/Planung');
    expect(read('Mo 3h', { locale: 'de', projects }).isDayNamed).toBe(false);
    expect(read('Mo 3h', { locale: 'de' })).toMatchObject({ isDayNamed: true, choiceFrom: 'recent' });
    const pinned = { projectId: 'mo', taskId: 'mo.Planung' };
    expect(read('Mo 3h', { locale: 'de', projects, pinned }).isDayNamed).toBe(true);
  });

  it('is kept in a note that is written out anew', () =>
    expect(noteWithTimes('Mo', '3h', TODAY, lexiconFor('de'))).toBe('\\Mo 3h'));
});

describe('a German short name without its capital, or last in the line', () => {
  it.each([
    ['mo 2h', 'mo', '2026-05-18', ''],
    ['do 9-11', 'do', '2026-05-21', ''],
    ['mi 9-11 Uhr', 'mi', '2026-05-20', ''],
    ['so 3h', 'so', '2026-05-17', ''],
    ['am di 3h Layout', 'di', '2026-05-19', 'Layout'],
    ['2h mo', 'mo', '2026-05-18', ''],
    ['2h Mo', 'Mo', '2026-05-18', ''],
    ['2h sa', 'sa', '2026-05-16', ''],
    ['9-11 di', 'di', '2026-05-19', ''],
    ['Layout 3h Do', 'Do', '2026-05-21', 'Layout'],
    ['Layout 3h am mi', 'mi', '2026-05-20', 'Layout'],
  ])('%s is read as the day, and told', (line, text, date, notes) => {
    const reading = read(line, { locale: 'de' });
    expect(reading).toMatchObject({ action: 'log', spentDate: date, isDayNamed: true, notes, problems: [] });
    expect(reading.remarks).toEqual([{ code: 'day-or-note', text, date, note: `\\${text}` }]);
  });

  it('stays in the note with a backslash, and beside another day', () => {
    expect(read('do 2h', { locale: 'de' }).isDayNamed).toBe(true);
    expect(read('\\do 2h', { locale: 'de' })).toMatchObject({ isDayNamed: false, notes: 'do', remarks: [] });
    expect(read('2h \\sa', { locale: 'de' })).toMatchObject({ isDayNamed: false, notes: 'sa', remarks: [] });
    expect(read('gestern 2h sa', { locale: 'de' })).toMatchObject({ spentDate: '2026-05-21', notes: 'sa' });
  });

  it('is the project that is called so', () => {
    const projects = [...PROJECTS, project('mo', 'Mo', 'Reisen', ['Planung'])];
    for (const line of ['mo 3h', '3h mo', '3h Mo'])
      expect(chosen(read(line, { locale: 'de', projects }))).toBe('mo/Planung');
  });
});

describe('a short name beside the number of a day', () => {
  it.each([
    ['fr', 'fix mar 19 3h', '2026-05-19', 'fix'],
    ['es', 'fix mar 12 2h', '2026-05-12', 'fix'],
    ['es', 'mar 19 de mayo 3h', '2026-05-19', ''],
    ['fr', 'mar 19 mai 3h', '2026-05-19', ''],
    ['es', '12 mar 3h', '2026-03-12', ''],
    ['en', 'mar 12 3h', '2026-03-12', ''],
    ['de', 'Layout Mo 18.5. 2h', '2026-05-18', 'Layout'],
    ['de', 'Layout 18.5. (Mo) 2h', '2026-05-18', 'Layout'],
    ['de', 'gestern Do it 2h', '2026-05-21', 'Do it'],
    ['fr', 'jeu 2h hier', '2026-05-21', 'jeu'],
  ])('%s: %s is on %s', (locale, line, spentDate, notes) =>
    expect(read(line, { locale })).toMatchObject({ action: 'log', spentDate, notes, remarks: [] }),
  );
});

it('is none of the numbers before it', () =>
  expect(read('fix 9:30-11 mar 19', { locale: 'es' })).toMatchObject({
    ...{ spentDate: '2026-05-19', startTime: '09:30', notes: 'fix' },
  }));

describe('a short name that stays in the note', () => {
  it.each([
    ['de', 'Mi Konzept 2h', 'Mi', '2026-05-20'],
    ['de', 'Layout Di 3h', 'Di', '2026-05-19'],
    ['de', 'Layout di 3h', 'di', '2026-05-19'],
    ['fr', 'lun réunion 2h', 'lun', '2026-05-18'],
    ['fr', 'lun à ven 2h', 'lun à ven', '2026-05-21'],
    ['fr', 'jeu 20 3h', 'jeu 20', '2026-05-20'],
    ['es', '2h mar 19 fix', 'mar 19', '2026-05-19'],
    ['es', 'fix mar 30 min', 'mar', '2026-05-19'],
    ['es', 'fix mar 9-11', 'mar', '2026-05-19'],
    ['fr', '2h jeu', 'jeu', '2026-05-21'],
    ['de', '2h di Layout', 'di', '2026-05-19'],
    ['ja', '木 会議 2時間', '木', '2026-05-21'],
  ])('%s: of %s the day is asked about', (locale, line, text, written) =>
    expect(read(line, { locale })).toMatchObject({
      ...{ action: 'log', spentDate: TODAY, isDayNamed: false },
      remarks: [{ code: 'note-or-day', text, written }],
    }),
  );

  it.each([
    ['de', 'Termin für Mo 2h'],
    ['de', 'Sitzung Mo 14 2h'],
    ['de', 'Fr Mail 2h'],
    ['de', 'to do 2h'],
    ['de', 'do the review 2h'],
    ['de', 'so gut wie fertig 2h'],
  ])('%s: nothing is said of %s', (locale, line) =>
    expect(read(line, { locale })).toMatchObject({ spentDate: TODAY, remarks: [] }),
  );
});

describe('a short name beside a project', () => {
  const projects = [
    ...PROJECTS,
    project('all', 'Umbra', 'Intranet', ['Documentation', 'Migration', 'Frontend', 'Marketing', '月報']),
  ];

  it.each([
    ['de', 'Mo Acme Website 2h', 'Mo', '2026-05-18', 'Acme › Mobile app / Development'],
    ['de', '2h Mo Acme', 'Mo', '2026-05-18', 'Acme › Mobile app / Development'],
    ['de', 'Do Umbra 2h', 'Do', '2026-05-21', 'Umbra › Intranet / Documentation'],
    ['de', 'Umbra Do 2h', 'Do', '2026-05-21', 'Umbra › Intranet / Documentation'],
    ['de', 'Mi Umbra 2h', 'Mi', '2026-05-20', 'Umbra › Intranet / Migration'],
    ['de', 'Mi Konzept 2h', 'Mi', '2026-05-20', 'Umbra › Intranet / Migration'],
    ['fr', 'mar Umbra 2h', 'mar', '2026-05-19', 'Umbra › Intranet / Marketing'],
    ['es', 'Umbra mar 2h', 'mar', '2026-05-19', 'Umbra › Intranet / Marketing'],
    ['ja', '月 Umbra 2時間', '月', '2026-05-18', 'Umbra › Intranet / 月報'],
  ])('may be the day where it only begins a name: %s: %s', (locale, line, text, written, place) => {
    const reading = read(line, { locale, projects });
    expect(reading).toMatchObject({ action: 'log', choiceFrom: 'words', spentDate: TODAY });
    expect(reading.suggestions[0]?.label).toBe(place);
    expect(reading.remarks).toEqual([{ code: 'project-or-day', text, place, written }]);
    const onDay = read(line.replace(text, written), { locale, projects });
    expect(onDay).toMatchObject({ spentDate: written, isDayNamed: true, problems: [] });
  });

  it.each([
    ['de', 'Di acme dev 2h', 'Di', '2026-05-19'],
    ['de', '2h Di acme dev', 'Di', '2026-05-19'],
    ['fr', 'jeu acme dev 2h', 'jeu', '2026-05-21'],
    ['es', 'mar acme dev 2h', 'mar', '2026-05-19'],
    ['ja', '月 acme dev 2時間', '月', '2026-05-18'],
  ])('is hardly a word of the note before one: %s: %s', (locale, line, text, written) =>
    expect(read(line, { locale }).remarks).toMatchObject([
      { code: 'note-or-day', text, written },
      { code: 'note-or-project' },
    ]),
  );

  it('may be one without its capital too, beside a time', () => {
    const remarks = [{ code: 'project-or-day', text: 'mi', written: '2026-05-20' }];
    for (const line of ['Umbra mi 2h', '2h mi Umbra'])
      expect(read(line, { locale: 'de', projects })).toMatchObject({ action: 'log', remarks });
    expect(read('Umbra mi Planung 2h', { locale: 'de', projects }).remarks).toEqual([]);
  });

  it('is no day where it is a name, or today, or no day is asked about', () => {
    const named = [...PROJECTS, project('mo', 'Acme', 'Shop', ['Planung'], 'MO')];
    expect(chosen(read('Mo Acme 2h', { locale: 'de', projects: named }))).toBe('mo/Planung');
    for (const line of ['Mo Acme 2h', 'Acme Mo 2h'])
      expect(read(line, { locale: 'de', projects: named }).remarks).toEqual([]);
    for (const line of ['Fr Umbra 2h', 'Umbra Mi', 'Do review 2h', 'gestern Mi Umbra 2h'])
      expect(read(line, { locale: 'de', projects }).remarks).toEqual([]);
  });
});

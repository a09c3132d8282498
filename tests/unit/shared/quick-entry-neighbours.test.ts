import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('the German am', () => {
  it.each([
    ['seit 12:30 am Server', '12:30', 'am Server'],
    ['Call seit 12 am Telefon', '12:00', 'Call am Telefon'],
    ['seit 13:40 am Telefon', '13:40', 'am Telefon'],
  ])('is no half of the day before a word: %s', (text, time, notes) => {
    expect(read(text, { locale: 'de' })).toMatchObject({ start: { kind: 'clock', time }, notes });
  });

  it.each([
    ['12-1 am Server', '12:00', '13:00', 'am Server'],
    ['von 13 bis 14 am Telefon', '13:00', '14:00', 'am Telefon'],
    ['13:00 bis 14:00 am Telefon', '13:00', '14:00', 'am Telefon'],
    ['Planung 9-11 am', '09:00', '11:00', 'Planung'],
    ['9 am bis 11 am', '09:00', '11:00', ''],
  ])('is one at the end, and before another time of day: %s', (text, startTime, endTime, notes) => {
    expect(read(text, { locale: 'de' })).toMatchObject({ action: 'log', startTime, endTime, notes });
  });

  it.each([
    ['seit 20 Minuten am Server', 1_200, 'am Server'],
    ['seit 1h am Bug', 3_600, 'am Bug'],
    ['seit 2 Stunden am Bug', 7_200, 'am Bug'],
    ['vor 20 Minuten am Telefon angefangen', 1_200, 'am Telefon angefangen'],
    ['seit einer Stunde am Ticket', 3_600, 'am Ticket'],
  ])('makes no length of how long ago it began: %s', (text, seconds, notes) => {
    const start = { kind: 'ago', seconds };
    expect(read(text, { locale: 'de' })).toMatchObject({ action: 'start', start, notes, seconds: null });
  });

  it('leaves 1.30 pm a time of day', () => {
    expect(read('seit 1.30 pm', { locale: 'de' }).start).toEqual({ kind: 'clock', time: '13:30' });
  });
});

it.each(['von 8 bis 12 am Di Kunde', 'Kunde 2h am So fix'])(
  'a day of the week without its dot is asked about: %s',
  (text) => {
    const said = /am \w\w/.exec(text)?.[0] ?? '';
    const remark = { code: 'note-or-day', text: said, written: '2026-05-21' };
    expect(read(text, { locale: 'de' }).remarks).toContainEqual(remark);
    expect(read(text.replace(said, '2026-05-21'), { locale: 'de' }).spentDate).toBe('2026-05-21');
    expect(read(text).remarks).not.toContainEqual(remark);
  },
);

it('is begun at the hour before a day that on belongs to', () => {
  const times = { startTime: '09:00', endTime: '11:00', spentDate: '2026-05-18' };
  expect(read('plan 2h at 9 on monday')).toMatchObject({ action: 'log', notes: 'plan', ...times });
});

describe('the English am in a German line', () => {
  it.each([
    ['9-11 am Website', '09:00', '11:00', 'web'],
    ['9 am - 10 am fix', '09:00', '10:00', null],
    ['um 9 am 2h', '09:00', '11:00', null],
    ['8 pm - 12 am fix gestern', '20:00', '00:00', null],
  ])(
    'is read where it makes no other time, or another half stands there: %s',
    (text, startTime, endTime, project) => {
      const reading = read(text, { locale: 'de' });
      expect(reading).toMatchObject({ action: 'log', startTime, endTime });
      if (project !== null) expect(reading.choice?.project.id).toBe(project);
      expect(reading.notes).not.toMatch(/\bam\b/);
    },
  );
});

describe('a number of the note', () => {
  it.each([
    ['fr', 'version 2 à 9h40', '09:40', 'version 2'],
    ['fr', 'réunion phase 2 à 14h30', '14:30', 'réunion phase 2'],
    ['es', 'capítulo 4 a las 9:40', '09:40', 'capítulo 4'],
  ])('is no begin before the word that says when it began (%s): %s', (locale, text, time, notes) => {
    expect(read(text, { locale })).toMatchObject({ start: { kind: 'clock', time }, notes, seconds: null });
  });

  it.each([
    ['de', 'Teil 3 bis 11 Uhr', '3 bis 11 Uhr'],
    ['de', 'Artikel 2 bis 9:30 lesen', '2 bis 9:30'],
    ['en', 'chapter 4 to 9:40', '4 to 9:40'],
    ['fr', "point 3 jusqu'à 11h", "3 jusqu'à 11h"],
  ])('may be the begin of a range, which the preview asks about (%s): %s', (locale, text, said) => {
    const [remark] = read(text, { locale }).remarks;
    expect(remark).toMatchObject({ code: 'time-or-note', text: said });
    const note = remark?.code === 'time-or-note' ? remark.note : '';
    const kept = read(text.replace(said, note), { locale });
    expect(kept).toMatchObject({ action: 'start', seconds: null, start: null, notes: text, remarks: [] });
  });

  it.each([
    ['fr', 'déploiement 5 à 7h30', '5 à 7h30', '5:00-7:30'],
    ['es', 'guardia 5 a las 9:30', '5 a las 9:30', '5:00-9:30'],
  ])('may be the begin all the same, which the preview says (%s): %s', (locale, text, said, written) => {
    const remark = { code: 'note-or-time', text: said, written };
    expect(read(text, { locale })).toMatchObject({ action: 'start', remarks: [remark] });
    expect(read(text.replace(said, written), { locale })).toMatchObject({ action: 'log', problems: [] });
  });

  it.each([
    ['de', '3 bis 11 Uhr Schicht'],
    ['de', 'Schicht 8 bis 14 Uhr'],
  ])('is not asked about alone, or where many begin (%s): %s', (locale, text) => {
    expect(read(text, { locale })).toMatchObject({ action: 'log', remarks: [] });
  });

  it.each([
    ['fase 2 hora y media', 5_400, 'fase 2'],
    ['capítulo 4 hora y media', 5_400, 'capítulo 4'],
    ['1 hora y media', 5_400, ''],
    ['2 horas y media', 9_000, ''],
    ['2 hora y media', 9_000, ''],
  ])('is none of the hours of an hour and a half: %s', (text, seconds, notes) => {
    expect(read(text, { locale: 'es' })).toMatchObject({ action: 'log', seconds, notes });
  });
});

describe('a day beside a range', () => {
  it.each([
    ['de', '9 bis 11 Uhr 18. Mai', ''],
    ['de', 'von 9 bis 11 Uhr 18. Mai Planung', 'Planung'],
    ['es', 'de 9h a 11h 18 de mayo', ''],
    ['fr', 'de 9h à 11h 18 mai', ''],
    ['fr', '9h à 11h 18 mai 3 appels', '3 appels'],
    ['en', '18 May 9-11', ''],
    ['en', '9-11 May 18', ''],
    ['de', '18. Mai 9-11 Uhr', ''],
    ['fr', '18 mai 9-11', ''],
    ['es', '18 de mayo 9-11', ''],
  ])('keeps its number (%s): %s', (locale, text, notes) => {
    const times = { startTime: '09:00', endTime: '11:00', seconds: 7_200 };
    expect(read(text, { locale })).toMatchObject({ action: 'log', spentDate: '2026-05-18', notes, ...times });
  });

  it('may have its month from the days before it, which the preview asks about', () => {
    const { remarks } = read('book hotel 12-14 June 2 rooms');
    expect(remarks).toMatchObject([
      { code: 'time-or-note', note: '\\12-14' },
      { code: 'day-or-note', note: '\\June 2' },
    ]);
    expect(read('book hotel \\12-14 June 2 rooms').notes).toContain('12-14');
  });

  it('that is months away is no day, but minutes and a word', () => {
    const notes = 'Jan Meeting';
    const reading = read('von 9 Uhr bis 10 Uhr 30 Jan Meeting', { locale: 'de' });
    expect(reading).toMatchObject({ startTime: '09:00', endTime: '10:30', spentDate: '2026-05-22', notes });
  });

  it.each(['section 1-2 May 18', '18 May 2-3 bugs'])('has no hours of the night: %s', (text) => {
    expect(read(text)).toMatchObject({ action: 'start', notes: text });
  });

  it.each(['May 9-11 2h', 'fix 9-11 may 2h'])('takes days of the month for none: %s', (text) => {
    expect(read(text)).toMatchObject({ seconds: 7_200, startTime: null });
  });

  it.each([
    ['en', 'fix 1:30 on monday', 'fix'],
    ['fr', '1h30 le 18 mai', ''],
    ['es', '9-11 el lunes', ''],
    ['de', 'von 8 bis 12:30 am Montag', ''],
    ['en', 'room 12 on monday 1h', 'room 12'],
    ['de', 'Teil 3 am Montag 45m', 'Teil 3'],
    ['en', 'on monday fix login 2h', 'fix login'],
    ['de', '9-11 am 18. Mai Planung', 'Planung'],
  ])('takes the word before it along, whatever the time ends in (%s): %s', (locale, text, notes) => {
    expect(read(text, { locale })).toMatchObject({ action: 'log', spentDate: '2026-05-18', notes });
  });
});

describe('two bare hours', () => {
  it.each([
    ['de', '9 bis 11 am Montag', ''],
    ['de', 'Planung 9 bis 11 am 18. Mai', 'Planung'],
    ['en', 'monday 9 - 11', ''],
    ['en', '18 May 9 to 11', ''],
    ['fr', '9 à 11 le 18 mai', ''],
    ['es', '18/5 9 a 11', ''],
  ])('are a range beside a day (%s): %s', (locale, text, notes) => {
    const times = { startTime: '09:00', endTime: '11:00', spentDate: '2026-05-18' };
    expect(read(text, { locale })).toMatchObject({ action: 'log', notes, ...times });
  });

  it.each([
    ['en', '9 to 11 meeting', '9 to 11'],
    ['en', 'standup 9 - 11', '9 - 11'],
    ['de', '9 bis 11 Server', '9 bis 11'],
    ['fr', 'réunion 9-11h', '9-11h'],
  ])('stay in the note, and the preview says how to have them read (%s): %s', (locale, text, said) => {
    const remark = { code: 'note-or-time', text: said, written: '9-11' };
    expect(read(text, { locale })).toMatchObject({ action: 'start', notes: text, remarks: [remark] });
  });

  it.each([
    ['en', 'reschedule 9 to 11 tomorrow 15m', 900],
    ['en', 'moved standup 9 to 10 monday 1h', 3_600],
    ['en', 'chapter 7 to 30 yesterday 2h', 7_200],
    ['en', '18 May 3-5 tickets 1h', 3_600],
    ['de', 'gestern 8 bis 12 Tickets 1h', 3_600],
  ])('stay in the note beside a day where the line says how long (%s): %s', (locale, text, seconds) => {
    const numbers = /\d+(?: (?:to|bis) |-)\d+/.exec(text)?.[0];
    const reading = read(text, { locale });
    expect(reading).toMatchObject({ action: 'log', seconds, startTime: null });
    expect(reading.notes).toContain(numbers);
  });

  it.each([
    ['de', 'gestern 8 bis 12 und 13 bis 17'],
    ['de', '8 - 12, 13 - 17 gestern'],
    ['en', 'yesterday 9 to 12 and 1 to 5'],
    ['es', 'ayer 9 a 13 y 15 a 18'],
    ['fr', 'lundi 9 à 12, 14 à 18'],
  ])('say when twice where two of them are of one day (%s): %s', (locale, text) => {
    expect(read(text, { locale })).toMatchObject({ action: 'none', problems: [{ code: 'range-twice' }] });
  });

  it('are kept in the note as the preview says', () => {
    const [remark] = read('yesterday 8 to 12 tickets').remarks;
    expect(remark).toMatchObject({ code: 'time-or-note', note: '8 \\to 12' });
    expect(read('yesterday 8 \\to 12 tickets 1h')).toMatchObject({ action: 'log', notes: '8 to 12 tickets' });
  });

  it('stay in the note beside today, when a timer may begin', () => {
    expect(read('today 8 to 12 tests failing')).toMatchObject({ action: 'start', start: null });
  });

  it.each([
    '8 to 10 hours',
    'may 9 to 11',
    '9 to 11 days',
    'room 3 since 9:40',
    '2 to 3 pages',
    'upgrade 11 to 9',
    '9 \\to 11',
    'acme 9 to 11 1h',
  ])('that are no day at work get no word: %s', (text) => expect(read(text).remarks).toEqual([]));
});

describe('minutes with a prime', () => {
  it.each([
    ["1h 20'", 4_800],
    ['1 h 20′', 4_800],
    ["1h20'", 4_800],
    ["2 h 05'", 7_500],
    ["1h 20'.", 4_800],
  ])('are those of the hours before them: %s', (text, seconds) => {
    expect(read(text, { locale: 'fr' })).toMatchObject({ action: 'log', seconds, notes: '' });
  });

  it.each([
    ["9h20'", '9h20'],
    ["réunion à 9h20'", 'réunion à 9h20'],
    ["9h30' à 11h", '9h30 à 11h'],
    ["depuis 9h20'", 'depuis 9h20'],
  ])('are read as without it where it may be a time of day: %s', (text, plain) => {
    const { seconds, start, startTime, endTime } = read(plain, { locale: 'fr' });
    expect(read(text, { locale: 'fr' })).toMatchObject({ seconds, start, startTime, endTime });
  });

  it.each(["20' pause", "cable 2h 6' long", "table 6' 2h", "2h; 6' table"])(
    'are words of the note elsewhere: %s',
    (text) => {
      expect(read(text).notes).toContain("'");
    },
  );
});

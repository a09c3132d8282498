import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('bare figures beside a word of the note are read, and how to keep them in the note is said', () => {
  it.each([
    ['en', 'fix 2-3 bugs', '\\2-3'],
    ['en', 'migrate from 4 to 5 nodes', '\\from 4 to 5'],
    ['en', 'bug since 12 users', 'since \\12'],
    ['en', 'broken since 3.12 release', 'since \\3.12'],
    ['en', 'offset -1.5', '\\-1.5'],
    ['fr', 'visite de 3 à 5 clients', '\\de 3 à 5'],
    ['es', 'visita de 3 a 5 clientes', '\\de 3 a 5'],
    ['de', 'von 2 bis 3 Nutzern', '\\von 2 bis 3'],
  ])('%s: %s', (locale, line, note) => {
    const { remarks, problems } = read(line, { locale });
    expect(problems).toEqual([]);
    expect(remarks).toMatchObject([{ code: 'time-or-note', note }]);
    const text = note.replace('\\', '');
    const kept = read(line.replace(text, note), { locale });
    expect(kept).toMatchObject({ seconds: null, start: null, remarks: [], notes: line });
  });

  it.each([
    'fix 9-12',
    'fix 9-12 yesterday',
    'fix 9:00-12:00 bugs',
    'fix from 9 to 12',
    'fix since 9',
    'fix 9h-12h bugs',
  ])('not where nothing else is likely: %s', (line) => expect(read(line).remarks).toEqual([]));
});

describe('hours that may be a time of day, where the language writes one so', () => {
  it.each([
    ['fr', 'réunion 14h', 14 * 3600, 'since 14:00'],
    ['fr', 'point 9h30', 9.5 * 3600, 'since 9:30'],
    ['es', 'reunión 14h', 14 * 3600, 'since 14:00'],
  ])('%s: %s', (locale, line, seconds, start) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ seconds, remarks: [{ code: 'duration-or-clock', start }] });
  });

  it.each([
    ['fr', 'réunion 2h'],
    ['fr', 'réunion 1h30'],
    ['en', 'review 14h'],
  ])('%s: not %s', (locale, line) => expect(read(line, { locale }).remarks).toEqual([]));

  it('an end is no length', () => {
    expect(read("ouvert jusqu'à 10h", { locale: 'fr' }).problems).toMatchObject([
      { code: 'end-without-start' },
    ]);
  });
});

describe('what a word counts is no time', () => {
  it.each([
    ['en', 'estimate 2-3 hours'],
    ['en', 'call 10-15 min'],
    ['en', 'bug since 3 days'],
    ['de', 'seit 2 Tagen kaputt'],
    ['de', '2-3 Std Schätzung'],
  ])('%s: %s', (locale, line) => {
    expect(read(line, { locale })).toMatchObject({
      action: 'start',
      seconds: null,
      start: null,
      notes: line,
    });
  });

  it('and a joint that joins no times takes no minutes away', () => {
    expect(read('1h 30 - fix login')).toMatchObject({ seconds: 5400 });
    expect(read('visio 1h 30 à distance', { locale: 'fr' })).toMatchObject({
      seconds: 5400,
      notes: 'visio à distance',
    });
  });
});

describe('words that say a day only by themselves', () => {
  it.each([
    ['es', 'esta mañana reunión 1h', 'esta mañana reunión'],
    ['es', 'DOM bug 1h', 'DOM bug'],
    ['es', 'hotel mar azul 1h', 'hotel mar azul'],
    ['de', 'Guten Morgen Mail 1h', 'Guten Morgen Mail'],
    ['en', '24/7 support 1h', '24/7 support'],
  ])('%s: %s is a note', (locale, line, notes) => {
    expect(read(line, { locale })).toMatchObject({ isDayNamed: false, seconds: 3600, notes });
  });

  it('this morning is today, and tomorrow is tomorrow', () => {
    expect(read('Mail 1h heute morgen', { locale: 'de' })).toMatchObject({ spentDate: '2026-05-22' });
    expect(read('Mail 1h morgen', { locale: 'de' })).toMatchObject({ spentDate: '2026-05-23' });
    expect(read('correo 1h mañana', { locale: 'es' })).toMatchObject({ spentDate: '2026-05-23' });
  });

  it('24/7 is a day where that day is near', () => {
    expect(read('fix 1h 24/7', { today: '2026-07-25' })).toMatchObject({ spentDate: '2026-07-24' });
    expect(read('fix 1h 24/7', { today: '2026-09-25' })).toMatchObject({ spentDate: '2026-09-25' });
  });
});

describe('a day that may be a word of the note says how to keep it there', () => {
  it.each([
    ['en', 'prep for next monday 1h', '\\next \\monday', 'prep for next monday'],
    ['en', 'Black Friday 1h', '\\Friday', 'Black Friday'],
    ['en', 'Good Friday, 1h', '\\Friday,', 'Good Friday,'],
    ['en', 'sat nav 1h', '\\sat', 'sat nav'],
    ['en', 'Sun Microsystems 1h', '\\Sun', 'Sun Microsystems'],
    ['en', 'prep monday sync 1h', '\\monday', 'prep monday sync'],
    ['en', 'notes for today 1h', '\\today', 'notes for today'],
    ['en', 'wait until friday 1h', '\\friday', 'wait until friday'],
    ['en', 'fix today widget 1h', '\\today', 'fix today widget'],
    ['en', '12/15 checks 1h', '\\12/15', '12/15 checks'],
    ['en', 'fix 5/21 checks 1h', '\\5/21', 'fix 5/21 checks'],
    ['de', 'Blog für Montag 1h', '\\Montag', 'Blog für Montag'],
    ['fr', 'vendredi saint 1h', '\\vendredi', 'vendredi saint'],
    ['fr', 'plan pour lundi 1h', '\\lundi', 'plan pour lundi'],
    ['es', 'viernes negro 1h', '\\viernes', 'viernes negro'],
  ])('%s: %s', (locale, line, note, notes) => {
    const { remarks, problems, isDayNamed } = read(line, { locale });
    expect(problems).toEqual([]);
    expect(isDayNamed).toBe(true);
    expect(remarks).toMatchObject([{ code: 'day-or-note', note }]);
    const text = note.replaceAll('\\', '');
    const kept = read(line.replace(text, note), { locale });
    expect(kept).toMatchObject({ seconds: 3600, isDayNamed: false, remarks: [], notes });
  });

  it.each(['step 3/4 1h', 'sprint 5/6 review 1h'])(
    'and so does one that may be of two months: %s',
    (line) => {
      const [, text = ''] = line.split(' ');
      const both = [{ code: 'day-either-way' }, { code: 'day-or-note', note: `\\${text}` }];
      expect(read(line).remarks).toMatchObject(both);
    },
  );

  it('and so does one with a single other word, be it a project', () => {
    const remarks = [{ code: 'day-or-note', note: '\\monday' }];
    expect(read('monday meeting 1h')).toMatchObject({ notes: '', remarks });
    expect(read('monday acme dev 1h').remarks).toEqual([]);
    expect(read('monday meeting tax 1h').remarks).toEqual([]);
    expect(read('12/15 tests 1h').remarks).toMatchObject([{ code: 'day-or-note', note: '\\12/15' }]);
  });

  it.each([
    'fix login monday 1h',
    'fix login 1h mon',
    '1h yesterday fix login',
    'yesterday fix login 1h',
    '5/21 fix login 1h',
    'mon 1h fix login',
    'today 1h',
  ])('not where nothing else is likely: %s', (line) => expect(read(line).remarks).toEqual([]));
});

describe('a time of day after words that notes have too', () => {
  it.each([
    ['en', 'cron at 3:00 fails', 'at \\3:00'],
    ['en', 'call Bob at 3:00', 'at \\3:00'],
    ['en', 'paged at 0300 again', '\\at 0300'],
    ['de', 'Cron um 3:00 scheitert', 'um \\3:00'],
    ['fr', 'cron à 3h30 plante', 'à \\3h30'],
    ['es', 'cron a las 3:30 falla', 'a las \\3:30'],
  ])('%s: %s', (locale, line, note) => {
    const { remarks, start } = read(line, { locale });
    expect(start).toMatchObject({ kind: 'clock' });
    expect(remarks).toMatchObject([{ code: 'time-or-note', note }]);
    const kept = read(line.replace(note.replace('\\', ''), note), { locale });
    expect(kept).toMatchObject({ action: 'start', start: null, remarks: [], notes: line });
  });

  it.each(['fix at 9:40', 'fix since 9:40 x', 'fix since 3:00', '-20m x', '20m ago x'])('not %s', (line) =>
    expect(read(line).remarks).toEqual([]),
  );
});

describe('figures of a clock with a minus', () => {
  it('are so long ago, and say what to write for the time of day', () => {
    expect(read('fix -10:30')).toMatchObject({
      ...{
        start: { kind: 'ago' },
        remarks: [{ code: 'ago-or-start', text: '-10:30', written: 'since 10:30' }],
      },
    });
    expect(read('fix -2:30').remarks).toEqual([]);
  });

  it('are none after the name of a month', () => {
    expect(read('offsite may 21-22 1h')).toMatchObject({ startTime: null, notes: 'offsite may 21-22' });
  });
});

describe('a decimal that may be a number of the note', () => {
  it.each([
    ['en', 'upgrade to 2.5', '2.5'],
    ['en', 'release 2.5', '2.5'],
    ['en', 'wall 2 x 2.5', '2.5'],
    ['en', '5.5 percent more', '5.5'],
    ['en', '9.3 to 11 fix', '9.3'],
    ['en', '1,500 words', '1,500'],
    ['de', '1.500 Euro Rechnung', '1.500'],
    ['de', 'Rechnung 1.500 Euro', '1.500'],
    ['es', 'factura 1.500', '1.500'],
  ])('%s: %s', (locale, line, text) => {
    expect(read(line, { locale }).remarks).toMatchObject([{ code: 'duration-or-note', note: `\\${text}` }]);
    const kept = read(line.replace(text, `\\${text}`), { locale });
    expect(kept).toMatchObject({ action: 'start', remarks: [], notes: line });
  });

  it.each(['fix 2.5', '0.125 fix', '2.5 fix', 'fix 1.25'])('not %s', (line) =>
    expect(read(line).remarks).toEqual([]),
  );
});

describe('hours in words that may be a time of day, and few hours that may be a length', () => {
  it.each([
    ['fr', 'réunion 14 heures', 'duration-or-clock', '14 \\heures'],
    ['fr', 'réunion 9 heures 30 minutes', null, ''],
    ['fr', 'réunion 9h et demie', 'duration-or-clock', '\\9h et demie'],
    ['es', 'reunión 10 horas', 'duration-or-clock', '10 \\horas'],
    ['fr', 'tests 1 à 2h', 'time-or-note', '1 \\à \\2h'],
    ['en', 'tests 1h-2h', 'time-or-note', '\\1h-2h'],
    ['fr', 'tests 9h-10h', null, ''],
  ])('%s: %s', (locale, line, code, note) => {
    const { remarks, problems } = read(line, { locale });
    expect(problems).toEqual([]);
    expect(remarks).toMatchObject(code === null ? [] : [{ code, note }]);
    if (code === null) return;
    const kept = read(line.replace(note.replaceAll('\\', ''), note), { locale });
    expect(kept).toMatchObject({ action: 'start', seconds: null, remarks: [] });
  });

  it('says when nine and a half would have begun', () => {
    expect(read('réunion 9h et demie', { locale: 'fr' }).remarks).toMatchObject([{ start: 'since 9:30' }]);
  });
});

describe('Japanese without blanks', () => {
  it.each([
    ['会議30分', '会議 30分'],
    ['30分会議', '30分 会議'],
    ['会議1時間30分', '会議 1時間30分'],
    ['会議1.5時間', '会議 1.5時間'],
    ['会議３０分', '会議 ３０分'],
    ['会議（３０分）', '会議 （３０分）'],
    ['打ち合わせ9時から10時', '打ち合わせ 9時から10時'],
    ['9時から会議', '9時から 会議'],
    ['準備30分会議30分', '準備 30分 会議30分'],
  ])('%s stays in the note, and how to have its time read is said', (text, written) => {
    expect(read(`fix ${text}`, { locale: 'ja' })).toMatchObject({
      ...{
        action: 'start',
        start: null,
        notes: `fix ${text}`,
        remarks: [{ code: 'note-or-time', text, written }],
      },
    });
  });

  it('has its time once it is written so', () => {
    expect(read('fix 会議 30分', { locale: 'ja' })).toMatchObject({ seconds: 1800, notes: 'fix 会議' });
    expect(read('fix 9時から 会議', { locale: 'ja' })).toMatchObject({ start: { time: '09:00' } });
  });

  it.each(['1から作り直し', '3分の1', '5分以内に返信', '25時間会議', '会議', '2日前会議'])(
    '%s has none',
    (text) => expect(read(`fix ${text}`, { locale: 'ja' }).remarks).toEqual([]),
  );

  it('is not asked of a line that has a time where it may name what it stands in, nor in other languages', () => {
    expect(read('fix 30分会議 1h', { locale: 'ja' }).remarks).toEqual([]);
    expect(read('fix 会議30分').remarks).toEqual([]);
  });

  it('has a beginning or a range of bare figures that may be words', () => {
    const remarks = [{ code: 'time-or-note', note: '\\1から' }];
    expect(read('fix 1から 作り直し', { locale: 'ja' })).toMatchObject({ start: { time: '01:00' }, remarks });
    expect(read('fix 10から15まで 確認', { locale: 'ja' }).remarks).toMatchObject([
      { code: 'time-or-note', note: '\\10から15まで' },
    ]);
  });
});

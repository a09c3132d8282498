import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/shared/language';
import { chosen, codes, NOW, project, read, recent, TODAY } from './quick-entry-fixture';

describe('the words of the window’s language', () => {
  it.each([
    ...(
      ['heute 2026-05-22', 'Gestern 2026-05-21', 'vorgestern 2026-05-20', 'morgen 2026-05-23'] as const
    ).map((line) => ['de', line] as const),
    ...['montag 2026-05-18', 'Mo. 2026-05-18', 'SO. 2026-05-17'].map((line) => ['de', line] as const),
    ...["aujourd'hui 2026-05-22", 'aujourd’hui 2026-05-22', 'hier 2026-05-21', 'avant-hier 2026-05-20'].map(
      (line) => ['fr', line] as const,
    ),
    ...['demain 2026-05-23', 'mercredi 2026-05-20', 'jeu. 2026-05-21'].map((line) => ['fr', line] as const),
    ...[
      'hoy 2026-05-22',
      'ayer 2026-05-21',
      'anteayer 2026-05-20',
      'mañana 2026-05-23',
      'manana 2026-05-23',
    ].map((line) => ['es', line] as const),
    ...['miércoles 2026-05-20', 'mie 2026-05-20', 'SÁB 2026-05-16'].map((line) => ['es', line] as const),
    ...[
      '今日 2026-05-22',
      '昨日 2026-05-21',
      'きのう 2026-05-21',
      '一昨日 2026-05-20',
      '明日 2026-05-23',
    ].map((line) => ['ja', line] as const),
    ...['月曜日 2026-05-18', '月曜 2026-05-18'].map((line) => ['ja', line] as const),
  ])('%s: %s', (locale, line) => {
    const [word = '', spentDate] = line.split(' ');
    const text = `acme dev fix ${word} 1h`;
    expect(read(text, { locale })).toMatchObject({
      action: 'log',
      spentDate,
      isDayNamed: true,
      notes: 'fix',
    });
    expect(read(`acme dev fix \\${word} 1h`, { locale })).toMatchObject({
      ...{ action: 'log', isDayNamed: false, notes: `fix ${word}` },
    });
    expect(read(text, { locale: 'en' })).toMatchObject({ isDayNamed: false, notes: `fix ${word}` });
  });

  it.each([
    ['de', 'vor 20 Minuten'],
    ['de', 'vor 20m'],
    ['de', 'seit 20 Min.'],
    ['fr', 'depuis 20 minutes'],
    ['es', 'hace 20 minutos'],
    ['es', 'desde hace 20 min'],
    ['ja', '20 分 前'],
    ['ja', '20m 前'],
  ])('%s: %s is a timer that began 20 minutes ago', (locale, words) => {
    const reading = read(`acme dev fix ${words}`, { locale });
    expect(reading).toMatchObject({
      ...{ action: 'start', start: { kind: 'ago', seconds: 1200 }, notes: 'fix' },
    });
  });

  it.each([
    ['de', '2 Std. 15 Minuten', 8100],
    ['fr', '2 heures', 7200],
    ['es', '1 hora 5 minutos', 3900],
    ['ja', '1 時間 5 分', 3900],
  ])('%s: %s is a duration, and with a backslash before each unit a note', (locale, words, seconds) => {
    expect(read(`acme dev fix ${words}`, { locale })).toMatchObject({ action: 'log', seconds, notes: 'fix' });
    const literal = words.replaceAll(/(?<= )(?=\p{L})/gu, '\\');
    expect(read(`acme dev fix ${literal}`, { locale })).toMatchObject({
      action: 'start',
      notes: `fix ${words}`,
    });
  });

  it.each([
    ['de', 'so', 'do', 'Mo', 'mi'],
    ['fr', 'jeu', 'mer', 'sam'],
    ['ja', '日', '月'],
  ])('%s: short words that say too much else are no days', (locale, ...words) => {
    const notes = words.join(' ');
    expect(read(`acme dev x ${notes}`, { locale })).toMatchObject({ action: 'start', notes: `x ${notes}` });
  });

  it.each([
    ['de', 'seit 9:40'],
    ['de', 'ab 9:40'],
    ['fr', 'depuis 9:40'],
    ['fr', 'dès 9:40'],
    ['es', 'desde 9:40'],
    ['ja', '9:40から'],
  ])('%s: %s is a beginning', (locale, text) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time: '09:40' }, notes: 'fix', problems: [] },
    });
    expect(read(`acme dev ${text} 1h`, { locale })).toMatchObject({ startTime: '09:40', endTime: '10:40' });
    const literal = text.replace(/\S+$/, (word) => `\\${word}`);
    expect(read(`acme dev ${literal}`, { locale })).toMatchObject({
      action: 'start',
      start: null,
      notes: text,
    });
  });

  it.each([
    ['de', 'von 9 bis 10:30'],
    ['fr', '9:00 à 10:30'],
    ['es', '9:00 a 10:30'],
    ['es', 'desde 9 hasta 10:30'],
  ])('%s: %s is a range', (locale, text) => {
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({
      startTime: '09:00',
      endTime: '10:30',
      notes: '',
    });
  });

  it.each([
    ['de', 'seit 9.40 Uhr'],
    ['de', 'seit 9.40'],
    ['de', 'seit 9 Uhr 40'],
    ['de', 'um 9:40 Uhr'],
    ['fr', 'depuis 9h40'],
    ['fr', 'depuis 9 h 40'],
    ['fr', 'à 9h40'],
    ['fr', 'à 9:40'],
    ['fr', 'depuis 9h 40'],
    ['fr', 'depuis 9:40 h'],
    ['es', 'a las 9:40'],
    ['es', 'desde las 9:40'],
    ['es', 'desde las 9h40'],
    ['ja', '9時40分から'],
  ])('%s: %s is a time of day, not a duration', (locale, words) => {
    expect(read(`acme dev fix ${words}`, { locale })).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time: '09:40' }, notes: 'fix', problems: [] },
    });
  });

  it.each([
    ['de', '9-10:30 Uhr'],
    ['de', '9-10:30Uhr'],
    ['de', 'von 9 bis 10.30 Uhr'],
    ['fr', '9h-10h30'],
    ['fr', '9h à 10h30'],
    ['fr', 'de 9 h à 10 h 30'],
    ['fr', '9 h à 10 h 30'],
    ['fr', '9h - 10h 30'],
    ['es', 'de 9:00 a 10:30 h'],
    ['es', 'de las 9 a las 10:30'],
    ['es', 'desde las 9 hasta las 10:30'],
    ['ja', '9:00〜10:30'],
    ['ja', '9:00～10:30'],
    ['ja', '9:00 〜 10:30'],
    ['ja', '9時から10時半まで'],
    ['ja', '９時〜１０時３０分'],
    ['en', '9h-10h30'],
  ])('%s: %s is a range and no word of it stays in the note', (locale, words) => {
    expect(read(`acme dev fix ${words}`, { locale })).toMatchObject({
      ...{ action: 'log', startTime: '09:00', endTime: '10:30', notes: 'fix', problems: [] },
    });
  });

  it.each([
    ['de', '9:40 Uhr', '9h40'],
    ['de', '9.40Uhr', '9h40'],
    ['ja', '9時40分', '9h40'],
    ['ja', '午前9時40分', '9h40'],
    ['fr', '9:40 h du matin', '9h40'],
    ['fr', '9h40 du soir', '9h40'],
    ['es', '1:30 h de la tarde', '1h30'],
    ['ja', '9時', '9h00'],
  ])('%s: %s alone is asked about', (locale, text, duration) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'none', seconds: null, problems: [{ code: 'clock-alone', text, duration }] },
    });
    expect(read(`acme dev fix \\${text}`, { locale })).toMatchObject({ notes: `fix ${text}`, problems: [] });
  });

  it.each([
    ['ja', '45分', 2700],
    ['ja', '45分間', 2700],
    ['ja', '1時間', 3600],
    ['ja', '1.5時間', 5400],
    ['ja', '1時間30分', 5400],
    ['ja', '1時間半', 5400],
    ['ja', '1時間 30分', 5400],
    ['ja', '４５ｍ', 2700],
    ['ja', '（４５分）', 2700],
    ['ja', '45分、', 2700],
    ['en', '１：３０', 5400],
    ['en', '1:30 h', 5400],
    ['fr', '1:30 h', 5400],
    ['fr', '1:30h', 5400],
    ['fr', '1:30 heures', 5400],
    ['es', '1:30 h', 5400],
    ['es', '1:30h', 5400],
    ['es', '1:30 horas', 5400],
    ['de', '1:30 Std.', 5400],
  ])('%s: %s is a duration', (locale, words, seconds) => {
    expect(read(`acme dev fix ${words}`, { locale })).toMatchObject({ action: 'log', seconds, notes: 'fix' });
  });

  it.each([
    ['fr', 'appel à 9h'],
    ['es', 'llamada a las 9h'],
    ['es', 'la 2 de las pruebas'],
    ['fr', 'test de 9'],
    ['ja', '3分の1'],
    ['ja', '1時間半30分'],
  ])('%s: %s is a note', (locale, words) => {
    expect(read(`acme dev x ${words}`, { locale })).toMatchObject({
      ...{ action: 'start', start: null, notes: `x ${words}`, problems: [] },
    });
  });

  it.each([
    ['fr', 'depuis 1 h 30 min', 90],
    ['fr', 'depuis 1h 30 min', 90],
    ['fr', 'depuis 20 min', 20],
    ['ja', '20分前から', 20],
    ['ja', '1時間30分前から', 90],
  ])('%s: %s says how long ago', (locale, words, minutes) => {
    expect(read(`acme dev fix ${words}`, { locale })).toMatchObject({
      ...{ action: 'start', start: { kind: 'ago', seconds: minutes * 60 }, notes: 'fix', remarks: [] },
    });
  });

  it('takes hours with an h for a range only where a language writes the time of day so', () => {
    expect(read('acme dev fix 1h to 2h').problems).toMatchObject([{ code: 'duration-twice' }]);
    expect(read('acme dev fix from 9h to 10h')).toMatchObject({ startTime: '09:00', endTime: '10:00' });
  });

  it.each(['fr', 'es'])('%s: may be a time of day as much with a blank before the h as without', (locale) => {
    for (const text of ['9:40h', '9:40 h']) {
      expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
        ...{ action: 'log', seconds: 34_800, notes: 'fix' },
        remarks: [{ code: 'duration-or-clock', text, start: 'since 9:40', note: `\\${text}` }],
      });
    }
    expect(read('acme dev fix 9 h du matin', { locale: 'fr' }).problems).toMatchObject([
      { code: 'clock-alone', text: '9 h du matin', start: 'since 9 am', note: '9 \\h du matin' },
    ]);
  });

  it('says where hours with an h may be a time of day or how long ago', () => {
    expect(read('acme dev depuis 9h', { locale: 'fr' }).remarks).toEqual([
      { code: 'start-or-ago', text: 'depuis 9h', time: '09:00', written: '-9h' },
    ]);
    expect(read('acme dev -9h', { locale: 'fr' })).toMatchObject({
      startedAt: NOW - 9 * 3_600_000,
      remarks: [],
    });
    expect(read('acme dev since 9h40')).toMatchObject({
      startedAt: NOW - (9 * 60 + 40) * 60_000,
      remarks: [{ code: 'ago-or-start', text: 'since 9h40', seconds: 34_800, written: 'since 9:40' }],
    });
    expect(read('acme dev since 2h')).toMatchObject({ startedAt: NOW - 7_200_000, remarks: [] });
    expect(read('acme dev since 1 h 30').remarks).toMatchObject([{ code: 'duration-or-note' }]);
  });

  it('says that a Japanese beginning is none', () => {
    expect(read('acme 25:00から', { locale: 'ja' }).problems).toEqual([
      { code: 'start-impossible', text: '25:00から' },
    ]);
    expect(read('acme dev x ここから', { locale: 'ja' })).toMatchObject({
      action: 'start',
      notes: 'x ここから',
    });
  });

  it.each([
    ['de', 'nochmal'],
    ['de', 'weiter'],
    ['fr', 'encore'],
    ['es', 'continuar'],
    ['ja', '続き'],
  ])('%s: %s goes on with the last entry', (locale, text) => {
    const recents = [recent('r2', 'web', 'Design', 'New logo')];
    expect(read(text, { locale, recents })).toMatchObject({ action: 'continue' });
    expect(read(`${text} -20m`, { locale, recents })).toMatchObject({
      ...{ action: 'start', notes: 'New logo', startedAt: NOW - 20 * 60_000 },
    });
    expect(read(text, { recents })).toMatchObject({ action: 'start', notes: text });
  });

  it.each(LANGUAGES)('%s: the English words say what they always say', (locale) => {
    expect(read('acme fix yesterday since 9:40 1h', { locale })).toMatchObject({
      ...{ action: 'log', spentDate: '2026-05-21', startTime: '09:40', notes: 'fix' },
    });
    expect(read('acme sat 9 to 10:30', { locale })).toMatchObject({ spentDate: '2026-05-16', seconds: 5400 });
    expect(read('again', { locale })).toMatchObject({ action: 'continue' });
    expect(codes(read('acme 9:40 pm', { locale }))).toEqual(['clock-alone']);
  });

  it('follows the language of a locale, and is English where that is unknown', () => {
    expect(read('acme 1h gestern', { locale: 'de-AT' }).spentDate).toBe('2026-05-21');
    expect(read('acme 1h gestern', { locale: 'nl-NL' }).spentDate).toBe(TODAY);
  });

  it('takes the day before a project of that name, which a backslash or its beginning finds', () => {
    for (const [locale, name] of [
      ['en', 'Today'],
      ['de', 'Heute'],
    ] as const) {
      const projects = [project('o', '', 'Other', ['Work']), project('p', '', name, ['Work'])];
      const given = { locale, projects, recents: [] };
      expect(read(`${name} 1h`, given)).toMatchObject({ isDayNamed: true, choiceFrom: 'first' });
      expect(read(`${name} 1h`, given).parts[0]?.kind).toBe('day');
      expect(chosen(read(`\\${name} 1h`, given))).toBe('p/Work');
      expect(chosen(read(`${name.slice(0, 3)} 1h`, given))).toBe('p/Work');
    }
  });
});

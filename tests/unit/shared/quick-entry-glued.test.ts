import { describe, expect, it } from 'vitest';
import { codes, NOW, read } from './quick-entry-fixture';

describe('hours and minutes, glued to their figures or in words', () => {
  it.each([
    ['en', '1hr', 60],
    ['en', '1hr 15min', 75],
    ['en', '1hr15', 75],
    ['en', '1hr15min', 75],
    ['en', '1h15', 75],
    ['en', '1h15m', 75],
    ['en', '1h 15mins', 75],
    ['en', '1h30mins', 90],
    ['en', '2hrs', 120],
    ['en', '2 hrs', 120],
    ['en', '1.5hrs', 90],
    ['en', '2hours', 120],
    ['en', '45mins', 45],
    ['en', '45minutes.', 45],
    ['en', '90min', 90],
    ['en', '1 hour 30 minutes', 90],
    ['en', '1 hour and 30 minutes', 90],
    ['en', '1h and 15m', 75],
    ['en', '1 hour and a half', 90],
    ['en', 'an hour and a half', 90],
    ['en', 'one hour 30 min', 90],
    ['en', 'two hours and 15 minutes', 135],
    ['en', 'one and a half hours', 90],
    ['en', '2 and a half hours', 150],
    ['en', '1 and 1/2 h', 90],
    ['en', '1/2h', 30],
    ['en', '3/4hr', 45],
    ['en', '1hr+15min', 75],
    ['en', 'half an hour', 30],
    ['en', 'half hour', 30],
    ['en', '1 1/2 h', 90],
    ['en', '2 1/4 hours', 135],
    ['en', '1/2 h', 30],
    ['en', '1½h', 90],
    ['en', '½ hour', 30],
    ['en', '+45mins', 45],
    ['de', '2std', 120],
    ['de', '2Std.', 120],
    ['de', '2,5Std', 150],
    ['de', '1Std30', 90],
    ['de', '45Minuten', 45],
    ['de', 'anderthalb Stunden', 90],
    ['de', 'zweieinhalb Stunden', 150],
    ['de', 'eine halbe Stunde', 30],
    ['de', 'eine Viertelstunde', 15],
    ['de', '1 Stunde und 30 Minuten', 90],
    ['fr', '1h et demie', 90],
    ['fr', '1 heure et quart', 75],
    ['fr', 'une heure et demie', 90],
    ['fr', 'une demi-heure', 30],
    ['fr', '2heures', 120],
    ['fr', '2 heures et 30 minutes', 150],
    ['es', '1 hora y media', 90],
    ['es', '1h y media', 90],
    ['es', 'una hora y media', 90],
    ['es', 'media hora', 30],
    ['es', '2 horas menos cuarto', 105],
    ['es', 'dos horas menos diez minutos', 110],
    ['fr', '2 heures moins le quart', 105],
    ['fr', '1h moins 10 min', 50],
    ['es', '45minutos', 45],
    ['es', '2hs', 120],
    ['es', '2h y 15m', 135],
    ['es', '2 h y 1/4', 135],
    ['ja', '1h30分', 90],
  ])('%s: %s', (locale, text, minutes) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', seconds: minutes * 60, notes: 'fix', problems: [], remarks: [] },
    });
  });

  it.each([
    ['en', '-2hrs', 120],
    ['en', '2hrs ago', 120],
    ['en', '1hr 15min ago', 75],
    ['en', 'since half an hour', 30],
    ['en', 'an hour ago', 60],
    ['en', 'two and a half hours ago', 150],
    ['de', 'vor einer Stunde', 60],
    ['fr', 'il y a une heure', 60],
    ['es', 'hace una hora', 60],
    ['fr', 'depuis 1h et 30 min', 90],
    ['fr', 'depuis 2h et demie', 150],
    ['en', '1 hour and 30 minutes ago', 90],
    ['de', 'vor 2std', 120],
    ['de', 'vor anderthalb Stunden', 90],
    ['fr', 'depuis 1h et demie', 90],
    ['es', 'desde hace 1h y media', 90],
  ])('%s: %s says how long ago', (locale, text, minutes) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', startedAt: NOW - minutes * 60_000, notes: 'fix' },
    });
  });

  it('says what was typed where it is impossible', () => {
    expect(read('acme 25hrs').problems).toEqual([{ code: 'duration-too-long', text: '25hrs' }]);
    expect(read('acme 0mins').problems).toEqual([{ code: 'duration-zero', text: '0mins' }]);
  });

  it('says how to keep half an hour among the words of a note', () => {
    const remarks = [{ code: 'duration-or-note', text: 'half an hour', note: '\\half an \\hour' }];
    expect(read('acme dev cut half an hour delay')).toMatchObject({ seconds: 1800, remarks });
    expect(read('acme dev cut \\half an \\hour delay')).toMatchObject({
      ...{ seconds: null, notes: 'cut half an hour delay', remarks: [] },
    });
  });

  it.each([
    ['en', 'one hour'],
    ['en', 'an hour'],
    ['de', 'zwei Stunden'],
    ['en', 'quarter of an hour'],
    ['en', '3/4 of an hour'],
    ['en', '1/2 day'],
    ['en', 'a day and half an hour'],
    ['en', 'since two hours'],
    ['en', '1½'],
    ['en', '45 m'],
    ['en', '3hres'],
    ['en', '1min30h'],
    ['en', 'salt and pepper'],
    ['en', `1${'0'.repeat(40)}hrs`],
    ['fr', 'à une heure et demie'],
    ['fr', "jusqu'à une heure et demie"],
  ])('%s: %s is a note', (locale, text) => {
    expect(read(`acme dev x ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', start: null, notes: `x ${text}`, problems: [] },
    });
  });

  it('keeps with a backslash what more the hours would say', () => {
    expect(read('acme dev x 1h et \\demie', { locale: 'fr' })).toMatchObject({
      ...{ seconds: 3600, notes: 'x et demie' },
    });
    expect(read('acme dev \\and \\x \\two')).toMatchObject({ notes: '\\and x \\two' });
  });
});

describe('so many times a duration', () => {
  it.each([
    ['en', '3 x 20m'],
    ['en', '3x 20m'],
    ['en', '3 × 20 min'],
    ['en', '3 * 20m'],
    ['en', '20m x 3'],
    ['en', '20m x3'],
    ['en', '20 min x 3'],
    ['en', '3 times 20m'],
    ['en', 'three times 20m'],
    ['en', '20m 3x'],
    ['de', 'drei mal 20 Min.'],
    ['en', '2 x 0:30'],
    ['en', '2 x 0.5 h'],
    ['en', '2 x half an hour'],
    ['de', '3 mal 20m'],
    ['de', '20m 3mal'],
    ['ja', '20分 3回'],
    ['fr', '3 fois 20 min'],
    ['es', '3 veces 20 min'],
  ])('%s: %s', (locale, text) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', seconds: 3600, notes: 'fix', problems: [], remarks: [] },
    });
  });

  it.each(['3x20m', '20m*3', '3×0:20', '3x20mins', '20min*3'])('%s may be a word of the note', (text) => {
    const remarks = [{ code: 'duration-or-note', text, seconds: 3600, note: `\\${text}` }];
    expect(read(`acme dev fix ${text}`)).toMatchObject({ seconds: 3600, notes: 'fix', remarks });
    expect(read(`acme dev fix \\${text}`)).toMatchObject({ seconds: null, notes: `fix ${text}` });
  });

  it.each(['3回20分', '20分3回', '20分×3回', '3回×20分', '20分を3回'])('%s is so too in one word', (text) => {
    const remarks = [{ code: 'duration-or-note', text, seconds: 3600, note: `\\${text}` }];
    expect(read(`fix ${text}`, { locale: 'ja' })).toMatchObject({ seconds: 3600, notes: 'fix', remarks });
  });

  it.each([
    ['3 hours x 2 people', 'x 2 people 3 hours'],
    ['3h x2 developers,', 'x2 developers, 3h'],
  ])('%s may be how long each of them worked', (text, note) => {
    const remarks = [{ code: 'duration-or-note', text, seconds: 21_600, note }];
    expect(read(`fix ${text}`)).toMatchObject({ seconds: 21_600, remarks });
    const notes = `fix ${note.slice(0, note.lastIndexOf(' 3'))}`;
    expect(read(`fix ${note}`)).toMatchObject({ seconds: 10_800, notes, remarks: [] });
    expect(read('fix 3h x 2 bugs').remarks).toEqual([]);
  });

  it.each([
    ['en', '15m each 4', '15m each 4', '4 x 15m'],
    ['en', '15m each four', '15m each four', '4 x 15m'],
    ['en', '4 each 15m', '4 each 15m', '4 x 15m'],
    ['en', '4 long calls 15 min each', '15 min each', '4 x 15 min'],
    ['en', '15m twice', '15m twice', '2 x 15m'],
    ['en', 'twice 15m', 'twice 15m', '2 x 15m'],
    ['en', '15m 4 times', '15m 4 times', '4 x 15m'],
    ['en', '2 people x 3h', 'x 3h', '2 x 3h'],
    ['de', '4 Anrufe je 15m', 'je 15m', '4 x 15m'],
    ['de', 'je 15m 4 Anrufe', 'je 15m', '4 x 15m'],
    ['fr', '4 appels 15m chacun', '15m chacun', '4 x 15m'],
    ['es', '4 llamadas cada 15m', 'cada 15m', '4 x 15m'],
    ['en', 'failed ten times 1h', 'ten times 1h', '10 x 1h'],
    ['en', 'top ten times 1h', 'ten times 1h', '10 x 1h'],
    ['de', '3mal 20m', '3mal 20m', '3 x 20m'],
    ['de', 'Fehler 3mal 1h', '3mal 1h', '3 x 1h'],
    ['de', '1h 3mal Fehler', '1h 3mal', '3 x 1h'],
    ['fr', 'planté dix fois 1h', 'dix fois 1h', '10 x 1h'],
    ['es', 'falla seis veces 1h', 'seis veces 1h', '6 x 1h'],
    ['ja', '会議 2回 30分', '2回 30分', '2 x 30分'],
    ['ja', 'テスト 2回 1h', '2回 1h', '2 x 1h'],
    ['ja', '3 回 20 分', '3 回 20 分', '3 x 20 分'],
    ['ja', '20分 3回 テスト', '20分 3回', '3 x 20分'],
  ])('%s: %s is once, and how to write it so often is said', (locale, line, text, written) => {
    const reading = read(`acme dev fix ${line}`, { locale });
    expect(reading).toMatchObject({ action: 'log', problems: [] });
    expect(reading.remarks).toEqual([{ code: 'note-or-time', text, written }]);
    const often = read(`acme dev fix ${line}`.replace(text, written), { locale });
    expect(often.seconds).toBe(Number.parseInt(written, 10) * (reading.seconds ?? 0));
  });

  it.each(['review 2 x 1h twice', 'test 2x1h each 4', 'test 2x 1h 4 times'])(
    '%s says how often already',
    (line) => expect(read(line).remarks.map(({ code }) => code)).not.toContain('note-or-time'),
  );

  it.each([
    'test each of 2 buttons 1h',
    'fix 2 bugs 15m',
    '15m each',
    '1h x 264 codec',
    'x 1h',
    '3 calls 2 x 15m',
  ])('%s is not asked about', (line) => expect(read(line)).toMatchObject({ action: 'log', remarks: [] }));

  it.each(['1920x1080', '2x1.5', '16x16', '0x20m', '64x20m', '3x', 'x3'])('%s is a word', (text) => {
    expect(read(`acme dev fix ${text}`)).toMatchObject({
      action: 'start',
      notes: `fix ${text}`,
      problems: [],
    });
  });

  it.each([
    ['1h x 264 codec', 'x 264 codec'],
    ['1h 30 x 2', '30 x 2'],
    ['1h 30 x2', '30 x2'],
    ['x 1h', 'x'],
  ])('%s is once', (text, notes) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ seconds: 3600, notes });
  });

  it('has no time of day in it', () => {
    expect(codes(read('acme 3 x 9:40 pm'))).toEqual(['clock-alone']);
    expect(codes(read('acme 3x 9:40 pm'))).toEqual(['clock-alone']);
  });

  it('is no longer than a day', () => {
    expect(codes(read('acme 24 x 2h'))).toEqual(['duration-too-long']);
    expect(codes(read('acme 24x2h'))).toEqual(['duration-too-long']);
  });
});

describe('from so many to so many, and one or the other, say no length', () => {
  it.each([
    ['fr', '5 à 10 min'],
    ['es', '5 a 10 min'],
    ['de', '5 bis 10 min'],
    ['en', '5 to 10 min'],
    ['en', '5 to 10min'],
    ['en', '5 - 10 mins'],
    ['en', '1 to 2h'],
    ['en', '2 or 3 hours'],
    ['de', '2 oder 3 Stunden'],
    ['fr', '2 ou 3 heures'],
    ['es', '2 o 3 horas'],
  ])('%s: %s', (locale, text) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'start', start: null, notes: `fix ${text}`, problems: [] },
    });
  });

  it('but a joint between times is one', () => {
    expect(read('acme dev 9 à 10h', { locale: 'fr' })).toMatchObject({
      startTime: '09:00',
      endTime: '10:00',
    });
    expect(read('acme dev 2 to 1:30')).toMatchObject({ problems: [{ code: 'range-backwards' }] });
  });
});

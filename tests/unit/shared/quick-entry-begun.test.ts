import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

describe('an hour beside how long it took is when it began', () => {
  it.each([
    ['en', 'at 9 for 2h'],
    ['en', '2h at 9'],
    ['en', '2h from 9'],
    ['en', '2 hours at 9'],
    ['en', '1h +1h at 9'],
    ['en', '2 x 1h from 9'],
    ['en', '2h at 9am'],
    ['en', 'at 9 am for 2h'],
    ['en', 'at 9:00 for 2h'],
    ['en', 'since 9 for 2 hours'],
    ['de', 'um 9 für 2h'],
    ['de', 'um 9 Uhr für 2 Stunden'],
    ['de', 'um 9 Uhr 2h'],
    ['de', '2h ab 9'],
    ['de', '2h ab 9 Uhr'],
    ['de', 'seit 9 Uhr für 2h'],
    ['fr', 'à 9h pendant 2h'],
    ['fr', 'à 9h 2h'],
    ['fr', '2h à 9'],
    ['fr', 'à 9h00 durant 2h'],
    ['es', 'a las 9 durante 2h'],
    ['es', 'a las 9 por 2h'],
    ['es', 'a las 9 2h'],
    ['es', '2h a las 9'],
    ['es', 'desde las 9 durante 2h'],
    ['ja', '9時から2時間'],
    ['ja', '9時から 2時間'],
    ['ja', '9時に2時間'],
    ['ja', '9時に 2時間'],
    ['ja', '2時間 9時に'],
  ])('%s: %s', (locale, text) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', startTime: '09:00', endTime: '11:00', notes: 'fix', problems: [], remarks: [] },
    });
  });

  it.each([
    ['en', '2h at 9 pm yesterday', '21:00', '23:00'],
    ['en', '30m at 13', '13:00', '13:30'],
    ['ja', '午後2時から30分', '14:00', '14:30'],
    ['ja', '13:30から45分', '13:30', '14:15'],
  ])('%s: %s', (locale, text, startTime, endTime) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({ startTime, endTime, notes: 'fix' });
  });

  it.each([
    ['9時から23時間', '09:00', '08:00', 23],
    ['20時から20時間', '20:00', '16:00', 20],
    ['22時から3時間', '22:00', '01:00', 3],
  ])('till the next day, where it is named: %s', (text, startTime, endTime, hours) => {
    expect(codes(read(`acme dev ${text}`, { locale: 'ja' }))).toEqual(['range-over-midnight']);
    for (const hour of ['12h', '24h'] as const)
      expect(read(`acme dev ${text} 昨日`, { locale: 'ja', hours: hour })).toMatchObject({
        ...{ action: 'log', startTime, endTime, isOverMidnight: true, seconds: hours * 3600 },
      });
  });

  it.each([
    ['22時〜翌2時', '22:00', '02:00', 4],
    ['22:00から翌2:00まで', '22:00', '02:00', 4],
    ['午後10時〜翌日の2時', '22:00', '02:00', 4],
    ['22〜翌朝6時半', '22:00', '06:30', 8.5],
  ])('till what it calls the next day: %s', (text, startTime, endTime, hours) => {
    expect(codes(read(`acme dev ${text}`, { locale: 'ja' }))).toEqual(['range-over-midnight']);
    expect(read(`昨日 acme dev ${text}`, { locale: 'ja' })).toMatchObject({
      ...{ action: 'log', startTime, endTime, isOverMidnight: true, seconds: hours * 3600 },
      ...{ spentDate: '2026-05-21', notes: '', remarks: [] },
    });
  });

  it.each(['9時〜翌10時', '9時〜翌9時', '25時〜翌2時', '22:00〜翌26:00'])(
    'takes no day and more, and is of hours that there are: %s',
    (text) =>
      expect(read(`fix ${text}`, { locale: 'ja' })).toMatchObject({
        ...{ seconds: null, start: null, notes: `fix ${text}`, remarks: [] },
      }),
  );

  it('begins in no hour that a clock has not', () => {
    for (const text of ['25時から2時間', '24時から2時間'])
      expect(read(`fix ${text}`, { locale: 'ja' })).toMatchObject({ seconds: null, notes: `fix ${text}` });
  });

  it('is on the day between them', () => {
    for (const text of ['2h yesterday at 9', '2h at 9 yesterday', 'yesterday at 9 for 2h'])
      expect(read(`acme dev fix ${text}`)).toMatchObject({
        ...{ startTime: '09:00', endTime: '11:00', spentDate: '2026-05-21', notes: 'fix' },
      });
    expect(read('acme dev at 9 yesterday 2h')).toMatchObject({ startTime: '09:00', spentDate: '2026-05-21' });
    expect(codes(read('acme dev fix 22時から3時間', { locale: 'ja' }))).toEqual(['range-over-midnight']);
  });

  it('is in the usual half of the day, which is said', () => {
    const remarks = [{ code: 'half-of-day', written: 'since 2 pm', other: 'since 2 am' }];
    expect(read('acme dev 1h at 2', { locale: 'en-US' })).toMatchObject({ startTime: '14:00', remarks });
    expect(read('acme dev 1h at 9', { locale: 'en-US' })).toMatchObject({ startTime: '09:00', remarks: [] });
  });

  it('is kept in the note by a backslash', () => {
    expect(read('acme dev look \\at 9 2h')).toMatchObject({
      seconds: 7200,
      startTime: null,
      notes: 'look at 9',
    });
  });
});

describe('an hour that may be when it began', () => {
  it.each([
    ['en', '2h call Bob at 9', 'at 9', 'since 9'],
    ['en', '2h call Bob at 9 pm', 'at 9 pm', 'since 9 pm'],
    ['en', '2h call Bob from 9', 'from 9', 'since 9'],
    ['en', '2h at 9 fix login', 'at 9', 'since 9'],
    ['de', '2h Treffen um 9 Uhr', 'um 9 Uhr', 'since 9 Uhr'],
    ['fr', '2h appel à 9h', 'à 9h', 'since 9h'],
    ['es', '2h llamada a las 9', 'a las 9', 'since las 9'],
    ['ja', '2時間 会議 9時に 部長', '9時に', '9時から'],
  ])('%s: %s stays in the note, and how to have it read is said', (locale, line, text, written) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ action: 'log', seconds: 7200, startTime: null });
    expect(reading.notes).toContain(text);
    expect(reading.remarks).toMatchObject([{ code: 'note-or-time', text, written }]);
    const begun = read(line.replace(text, written), { locale });
    expect(begun.startTime).toBe(written.endsWith('pm') ? '21:00' : '09:00');
  });

  it('is said of one beyond a day that is read', () => {
    const reading = read('acme dev from yesterday 9 2h fix');
    expect(reading).toMatchObject({
      seconds: 7200,
      startTime: null,
      spentDate: '2026-05-21',
      notes: 'from 9 fix',
    });
    expect(reading.remarks).toContainEqual({ code: 'note-or-time', text: '9', written: 'since 9' });
    expect(read('acme dev yesterday since 9 2h fix')).toMatchObject({
      ...{ seconds: 7200, startTime: '09:00', spentDate: '2026-05-21', notes: 'fix' },
    });
    expect(read('acme dev from yesterday 9 bugs 2h').remarks.map(({ code }) => code)).toEqual([
      'day-or-note',
    ]);
  });

  it.each([
    ['en', '2h call Bob \\at 9'],
    ['fr', '2h appel à \\9h'],
    ['ja', '2時間 \\9時に 部長'],
    ['en', 'look at 9 bugs 2h'],
    ['en', '2h look at 9 bugs'],
    ['en', '2h fix at 25'],
    ['en', 'call at 9'],
    ['en', 'call at 9 for Bob'],
    ['de', '2h Umbau ab 9 Nutzern'],
    ['fr', 'appel à 9h'],
    ['ja', '9時に 会議'],
  ])('%s: not in %s', (locale, line) => {
    expect(read(line, { locale })).toMatchObject({ startTime: null, start: null, problems: [], remarks: [] });
  });
});

describe('hours after the French word for since', () => {
  it.each([
    ['depuis 1h', 3600, 'since 1:00'],
    ['depuis 2h', 7200, 'since 2:00'],
    ['depuis 1h30', 5400, 'since 1:30'],
    ['depuis 2 heures', 7200, 'since 2:00'],
  ])('%s is how long ago, so early, and how to write the time of day is said', (text, seconds, written) => {
    expect(read(`acme dev fix ${text}`, { locale: 'fr' })).toMatchObject({
      ...{ action: 'start', start: { kind: 'ago', seconds }, notes: 'fix' },
      remarks: [{ code: 'ago-or-start', text, seconds, written }],
    });
    expect(read(`acme dev fix ${written}`, { locale: 'fr' })).toMatchObject({
      ...{ start: { kind: 'clock', time: `0${written.slice('since '.length)}` }, notes: 'fix' },
    });
  });

  it.each([
    ['depuis 2h du matin', '02:00'],
    ["depuis 1h de l'après-midi", '13:00'],
    ['depuis 6h', '06:00'],
    ['depuis 0h', '00:00'],
  ])('%s is a time of day', (text, time) => {
    expect(read(`acme dev ${text}`, { locale: 'fr' }).start).toEqual({ kind: 'clock', time });
  });

  it('are one too beside how long it took from then on', () => {
    for (const text of ['depuis 1h 2h', 'depuis 1h pendant 2h'])
      expect(read(`acme dev ${text}`, { locale: 'fr' })).toMatchObject({
        startTime: '01:00',
        endTime: '03:00',
      });
  });
});

import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/shared/calendar';
import { codes, read, TODAY, ZONE } from './quick-entry-fixture';

describe('what lasted until now', () => {
  it.each([
    ['en', 'from 9 until now', '09:00'],
    ['en', '9-now', '09:00'],
    ['en', '9:00-now', '09:00'],
    ['en', '8.30-now', '08:30'],
    ['en', '9am - now', '09:00'],
    ['en', '13:00 until now', '13:00'],
    ['en', 'since half past 9 until now', '09:30'],
    ['en', '9h until now', '09:00'],
    ['en', 'noon to now', '12:00'],
    ['de', 'von 9 bis jetzt', '09:00'],
    ['de', 'ab 9 Uhr bis jetzt', '09:00'],
    ['fr', "de 9h jusqu'à maintenant", '09:00'],
    ['fr', 'de 9h jusqu’à présent', '09:00'],
    ['fr', '9h30-maintenant', '09:30'],
    ['es', 'de 9 hasta ahora', '09:00'],
    ['es', 'desde las 9 hasta ahora', '09:00'],
    ['ja', '9時から今まで', '09:00'],
    ['ja', '9時半から 今まで', '09:30'],
    ['ja', '9:00〜現在', '09:00'],
  ])('%s: %s', (locale, text, startTime) => {
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', startTime, endTime: '14:30', start: null, startedAt: null },
      ...{ notes: '', spentDate: TODAY, isDayNamed: false, problems: [], remarks: [] },
    });
  });

  it('ends with the minute', () => {
    const now = instantOf(ZONE, TODAY, '14:30') + 59_000;
    expect(read('9-now fix', { now })).toMatchObject({ endTime: '14:30', seconds: 19_800, notes: 'fix' });
  });

  it('is of today, whichever day is shown, and may have begun the evening before', () => {
    expect(read('9-now', { logDay: '2026-05-20' })).toMatchObject({ spentDate: TODAY, isDayNamed: true });
    const now = instantOf(ZONE, TODAY, '00:30');
    expect(read('since yesterday 22:00 until now', { now })).toMatchObject({
      ...{ spentDate: '2026-05-21', startTime: '22:00', endTime: '00:30', isOverMidnight: true },
      ...{ seconds: 9000, problems: [] },
    });
    expect(read('22:00-now', { now }).problems).toEqual([
      {
        ...{ code: 'start-in-future', text: '22:00-now', date: TODAY },
        written: 'yesterday 22:00 until now',
      },
    ]);
    expect(read('yesterday 22:00 until now', { now })).toMatchObject({ seconds: 9000, problems: [] });
  });

  it.each([
    ['15:00-now', 'start-in-future'],
    ['9-now tomorrow', 'start-in-future'],
    ['14:30-now', 'duration-zero'],
    ['25:00-now', 'start-impossible'],
    ['9-now yesterday', 'duration-too-long'],
    ['9-now 2026-05-20', 'start-too-early'],
    ['9-now 2h', 'range-and-duration'],
    ['9-now 10-11', 'start-and-time'],
  ])('%s is refused: %s', (text, code) => expect(codes(read(`acme dev ${text}`))).toEqual([code]));

  it('may be as long as it is said to be', () =>
    expect(read('9-now 5.5h')).toMatchObject({ startTime: '09:00', seconds: 19_800, problems: [] }));

  it.each([
    ['en', 'ticket 12 - now done', '12 - now', '12'],
    ['en', 'chapter 3 - now fixed', '3 - now', '3'],
    ['en', 'release 10 to present', '10 to present', '10'],
    ['en', '9 to now fix', '9 to now', '9'],
    ['de', 'Kapitel 3 - jetzt fertig', '3 - jetzt', '3'],
    ['de', 'Ticket 12 bis jetzt offen', '12 bis jetzt', '12'],
    ['de', 'Teil 2 von 3 - jetzt fertig', '3 - jetzt', '3'],
    ['fr', 'page 2 à 3 - maintenant finie', '3 - maintenant', '3'],
    ['es', 'paso 2 de 3 - ahora listo', '3 - ahora', '3'],
  ])('%s: in %s the number is of the note, and how to have it read is said', (locale, line, text, hour) => {
    const written = `from ${hour} until now`;
    expect(read(line, { locale })).toMatchObject({
      ...{ action: 'start', notes: line, problems: [] },
      remarks: [{ code: 'note-or-time', text, written }],
    });
    expect(read(written, { locale })).toMatchObject({ endTime: '14:30', problems: [] });
  });

  it('is not told of an hour that has not been yet', () =>
    expect(read('ticket 20 - now done').remarks).toEqual([]));

  it('leaves a number of the note where the line says how long it took', () =>
    expect(read('update 8 to now 2h')).toMatchObject({
      ...{
        action: 'log',
        seconds: 7200,
        startTime: null,
        notes: 'update 8 to now',
        problems: [],
        remarks: [],
      },
    }));

  it.each([
    '9 until now',
    '9 - now',
    'yesterday 22 to now',
    '9 to now today',
    'fix 9:00 - now',
    'fix 9am to now',
  ])('%s is a time', (text) =>
    expect(read(text)).toMatchObject({ action: 'log', endTime: '14:30', problems: [], remarks: [] }),
  );

  it('says on a clock of 12 hours what to write for the other half', () =>
    expect(read('1-now', { hours: '12h' })).toMatchObject({
      startTime: '13:00',
      remarks: [{ code: 'half-of-day', written: '1 pm until now', other: '1 am until now' }],
    }));

  it.each([
    ['en', 'until now', 'until now', '\\until now'],
    ['en', 'no news until now.', 'until now.', '\\until now.'],
    ['en', 'until now today', 'until now', '\\until now'],
    ['de', 'bis jetzt', 'bis jetzt', '\\bis jetzt'],
    ['fr', "jusqu'à maintenant", "jusqu'à maintenant", "\\jusqu'à maintenant"],
    ['fr', "jusqu'à présent", "jusqu'à présent", "\\jusqu'à présent"],
    ['es', 'hasta ahora', 'hasta ahora', '\\hasta ahora'],
    ['ja', '今まで', '今まで', '\\今まで'],
    ['ja', '会議 現在まで', '現在まで', '\\現在まで'],
  ])('%s: %s has no begin', (locale, line, text, note) => {
    const { problems } = read(`acme dev ${line}`, { locale });
    expect(problems).toEqual([{ code: 'end-without-start', text, note }]);
    const kept = read(`acme dev ${note}`, { locale });
    expect(kept).toMatchObject({ action: 'start', notes: text, problems: [] });
  });

  it('stands apart from its begin', () =>
    expect(read('since 9 support until now').problems).toMatchObject([
      { code: 'end-apart', written: 'since 9 until now', note: '\\until now' },
    ]));

  it.each([
    ['en', 'until \\now', 'until now'],
    ['en', 'until now broken', 'until now broken'],
    ['en', 'fix it now', 'fix it now'],
    ['en', 'fix it \\now', 'fix it now'],
    ['ja', '今まで 会議', '今まで 会議'],
  ])('%s: %s is no such time', (locale, line, notes) =>
    expect(read(`acme dev ${line}`, { locale })).toMatchObject({ action: 'start', notes, problems: [] }),
  );

  it.each([
    ['en', '2h fix until now', 'fix until now'],
    ['en', 'until now 2h', 'until now'],
    ['ja', '会議 2時間 今まで', '会議 今まで'],
  ])('%s: %s says how long, and the rest is of the note', (locale, line, notes) =>
    expect(read(`acme dev ${line}`, { locale })).toMatchObject({ seconds: 7200, startTime: null, notes }),
  );
});

describe('a time of day with a dash', () => {
  it.each([
    ['en', '13:00-', '13:00'],
    ['en', '9-', '09:00'],
    ['en', '1pm-', '13:00'],
    ['en', '1:15pm–', '13:15'],
    ['es', '9h-', '09:00'],
    ['fr', '9h40-', '09:40'],
  ])('%s: %s begins then', (locale, text, time) =>
    expect(read(text, { locale })).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time }, notes: '', problems: [], remarks: [] },
    }),
  );

  it('is told where the note goes on after it, and a number in the note where it ends that', () => {
    expect(read('13:00- call Bob')).toMatchObject({
      ...{ start: null, notes: '13:00- call Bob' },
      remarks: [{ code: 'note-or-time', text: '13:00-', written: 'since 13:00' }],
    });
    expect(read('fix 9-')).toMatchObject({
      ...{ start: { time: '09:00' }, notes: 'fix' },
      remarks: [{ code: 'time-or-note', text: '9-', note: '\\9-' }],
    });
    expect(read('fix \\9-')).toMatchObject({ start: null, notes: 'fix 9-', remarks: [] });
  });

  it.each(['9- fix', '5-', '25:00-', '15:00- later'])('%s is a note', (text) =>
    expect(read(text)).toMatchObject({ start: null, notes: text, remarks: [] }),
  );
});

describe('Japanese ends with a word of their own', () => {
  it('end what begins in the word before', () => {
    expect(read('9時から 13時まで', { locale: 'ja' })).toMatchObject({
      ...{ action: 'log', startTime: '09:00', endTime: '13:00', notes: '' },
    });
    expect(read('9:40から 午後1時まで', { locale: 'ja' })).toMatchObject({
      ...{ startTime: '09:40', endTime: '13:00' },
    });
  });
});

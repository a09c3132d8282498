import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/shared/calendar';
import { chosen, codes, NOW, read, recent, TODAY, ZONE } from './quick-entry-fixture';

const MINUTE = 60_000;
const at = (time: string, date = TODAY): number => instantOf(ZONE, date, time);

describe('a timer that began earlier', () => {
  it.each([
    ['since 9:40', at('09:40')],
    ['Since 9am', at('09:00')],
    ['since 9', at('09:00')],
    ['since 1:10pm', at('13:10')],
    ['since 1:10 pm', at('13:10')],
    ['from 9:40', at('09:40')],
    ['at 14:05', at('14:05')],
    ['-20m', NOW - 20 * MINUTE],
    ['-1h', NOW - 60 * MINUTE],
    ['-1:30', NOW - 90 * MINUTE],
    ['−.5h', NOW - 30 * MINUTE],
    ['–1h30', NOW - 90 * MINUTE],
    ['-1h 30m', NOW - 90 * MINUTE],
    ['-1h 30', NOW - 90 * MINUTE],
    ['since 9:40,', at('09:40')],
    ['20 min ago,', NOW - 20 * MINUTE],
    ['since 9:40 today', at('09:40')],
    ['since 15:00 yesterday', at('15:00', '2026-05-21')],
    ['-20h', NOW - 1200 * MINUTE],
  ])('%s', (text, startedAt) => {
    expect(read(`acme dev fix ${text} it`)).toMatchObject({
      ...{ action: 'start', seconds: null, notes: 'fix it', startedAt, problems: [] },
    });
  });

  it('belongs to the day on which it began', () => {
    expect(read('acme -20h')).toMatchObject({ spentDate: '2026-05-21', isDayNamed: false });
    expect(read('acme since 9:40')).toMatchObject({ spentDate: TODAY, isDayNamed: false });
    expect(read('acme -20h yesterday')).toMatchObject({ action: 'start', isDayNamed: true });
  });

  it.each(['broken since', 'since 25', 'since monday-ish', 'call at 9am', 'from home', 'at 9:4'])(
    '%s is a note',
    (text) => {
      expect(read(`acme dev x ${text}`)).toMatchObject({ action: 'start', notes: `x ${text}`, start: null });
    },
  );

  it('takes the clock only with the word before it', () => {
    expect(read('acme dev 1:30 since')).toMatchObject({ action: 'log', seconds: 5400, notes: 'since' });
  });

  it.each([
    ['since 14:31', { code: 'start-in-future', text: 'since 14:31', date: TODAY }],
    ['since 9:00 tomorrow', { code: 'start-in-future', text: 'since 9:00', date: '2026-05-23' }],
    ['since 9:75', { code: 'start-impossible', text: 'since 9:75' }],
    ['at 25:00', { code: 'start-impossible', text: 'at 25:00' }],
    ['-25h', { code: 'duration-too-long', text: '-25h' }],
    ['-0m', { code: 'duration-zero', text: '-0m' }],
    ['since 14:29 yesterday', { code: 'start-too-early', text: 'since 14:29' }],
    ['since 9:40 -20m', { code: 'start-twice', texts: ['since 9:40', '-20m'] }],
    ['since 9:40 9-10', { code: 'start-and-time', texts: ['since 9:40', '9-10'] }],
    ['-20m 1h', { code: 'start-and-time', texts: ['-20m', '1h'] }],
    ['-20m yesterday', { code: 'start-and-time', texts: ['-20m', 'yesterday'] }],
  ])('%s cannot be, which is said', (text, problem) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'none', startedAt: null, problems: [problem] });
  });

  it('is not before what runs began, which main would refuse', () => {
    const runningSince = at('13:04');
    expect(read('acme since 13:03', { runningSince }).problems).toEqual([
      { code: 'start-before-running', text: 'since 13:03', time: '13:04' },
    ]);
    expect(read('acme since 13:04', { runningSince })).toMatchObject({ action: 'start' });
    expect(codes(read('acme -90m', { runningSince }))).toEqual(['start-before-running']);
    expect(read('acme -60m', { runningSince })).toMatchObject({ action: 'start' });
    expect(read('acme 9-10', { runningSince })).toMatchObject({ action: 'log' });
  });

  it('is not within an absence that is not answered yet', () => {
    const given = { runningSince: at('13:04'), awayUntil: at('14:20') };
    expect(read('acme since 14:19', given).problems).toEqual([
      { code: 'start-in-absence', text: 'since 14:19', time: '14:20' },
    ]);
    expect(read('acme since 14:20', given)).toMatchObject({ action: 'start' });
  });

  it('knows the nights in which the clocks change', () => {
    const spring = { today: '2026-03-29', now: at('12:00', '2026-03-29') };
    expect(read('acme since 2:30', spring).problems).toEqual([
      { code: 'time-skipped', time: '02:30', date: '2026-03-29' },
    ]);
    // Half past two comes twice: the later one that has been already.
    const first = at('02:30', '2026-10-25');
    const autumn = { today: '2026-10-25' };
    expect(read('acme since 2:30', { ...autumn, now: first + 5 * MINUTE }).startedAt).toBe(first);
    expect(read('acme since 2:30', { ...autumn, now: first + 65 * MINUTE }).startedAt).toBe(
      first + 60 * MINUTE,
    );
  });
});

describe('a timer that began on a day before its time of the clock', () => {
  const begun = { action: 'start', startedAt: at('22:00', '2026-05-21'), seconds: null, problems: [] };

  it.each([
    ['en', 'since yesterday 22:00'],
    ['en', 'Since yesterday, 22:00'],
    ['en', 'since yesterday at 10 pm'],
    ['en', 'since yesterday 22'],
    ['en', 'since yesterday 22h'],
    ['en', 'since thu 22:00'],
    ['en', 'since 5/21 22:00'],
    ['en', 'from 2026-05-21 22:00'],
    ['de', 'seit gestern 22 Uhr'],
    ['de', 'seit gestern um 22.00 Uhr'],
    ['fr', 'depuis hier 22h'],
    ['fr', 'depuis hier à 22h00'],
    ['es', 'desde ayer a las 22:00'],
    ['ja', '昨日 22:00から'],
  ])('%s: %s', (locale, text) => {
    expect(read(`acme dev fix ${text} it`, { locale })).toMatchObject({
      ...begun,
      ...{ notes: 'fix it', spentDate: '2026-05-21', isDayNamed: true, remarks: [] },
    });
  });

  it('is refused where no timer may run so long, or what runs began later', () => {
    expect(codes(read('acme since yesterday 9:00'))).toEqual(['start-too-early']);
    expect(codes(read('acme since yesterday 2h'))).toEqual(['start-too-early']);
    const runningSince = at('23:00', '2026-05-21');
    expect(codes(read('acme since yesterday 22:00', { runningSince }))).toEqual(['start-before-running']);
    expect(codes(read('acme since tomorrow 9:00'))).toEqual(['start-in-future']);
  });

  it('may be a range, and is one day beside no other', () => {
    expect(read('acme dev fix from yesterday 9 to 10')).toMatchObject({
      ...{ action: 'log', startTime: '09:00', endTime: '10:00', spentDate: '2026-05-21', notes: 'fix' },
    });
    expect(read('acme since yesterday 22:00 1h')).toMatchObject({ startTime: '22:00', endTime: '23:00' });
    expect(read('acme since yesterday 22:00 today').problems).toEqual([
      { code: 'day-twice', texts: ['yesterday', 'today'] },
    ]);
    expect(codes(read('acme until yesterday 22:00'))).toEqual(['end-without-start']);
    expect(codes(read('acme fix since yesterday'))).toEqual(['day-without-time']);
  });

  it('is never logged as so many hours', () => {
    for (const word of ['since', 'from', 'at', 'until'])
      for (let hour = 0; hour < 24; hour += 1)
        expect(read(`acme dev fix ${word} yesterday ${hour}:30`).seconds).toBeNull();
  });
});

describe('a word with a backslash is note', () => {
  it.each([
    ['fix \\45m', 'fix 45m'],
    ['\\since 9', 'since 9'],
    ['since \\9:40', 'since 9:40'],
    ['x \\yesterday', 'x yesterday'],
    ['9 \\to 10:30pm', '9 to 10:30pm'],
    ['\\\\45m', '\\45m'],
    ['\\\\server\\share', '\\\\server\\share'],
    ['\\x', 'x'],
    ['\\3x', '3x'],
    ['\\zzz', '\\zzz'],
  ])('%s', (text, notes) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'start', start: null, notes, problems: [] });
  });
});

describe('again, at another time', () => {
  const recents = [recent('r2', 'web', 'Design', 'New logo'), recent('r1', 'ret', 'Review', 'Audit')];

  it.each([
    ['again 45m', { action: 'log', seconds: 2700 }],
    ['yesterday Again 9-10', { action: 'log', seconds: 3600, spentDate: '2026-05-21' }],
    ['again -20m', { action: 'start', startedAt: NOW - 20 * MINUTE }],
  ])('%s', (text, expected) => {
    const reading = read(text, { recents });
    expect(reading).toMatchObject({ ...expected, notes: 'New logo', choiceFrom: 'recent', problems: [] });
    expect(chosen(reading)).toBe('web/Design');
    expect(reading.parts.map(({ kind }) => kind)).toContain('again');
  });

  it('is a word of the note beside others', () => {
    expect(read('again and again 45m', { recents }).notes).toBe('again and again');
    expect(read('\\again', { recents })).toMatchObject({ action: 'start', notes: 'again' });
    expect(read('again 45m', { recents: [] })).toMatchObject({ action: 'log', notes: 'again' });
  });

  it('says when its project is gone', () => {
    const reading = read('again 45m', { recents: [recent('gone', 'nowhere', 'Nothing', '')] });
    expect(reading).toMatchObject({ action: 'none', problems: [{ code: 'pinned-gone' }] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, timeIn } from '../../../src/shared/calendar';
import { codes, read, TODAY, ZONE } from './quick-entry-fixture';

const US = { locale: 'en-US' };
const at = (time: string): number => instantOf(ZONE, TODAY, time);

describe('times of day on a clock of 12 hours', () => {
  it.each([
    ['9-5', '09:00', '17:00', '9am-5pm', '9pm-5am'],
    ['1-2:30', '13:00', '14:30', '1pm-2:30pm', '1am-2:30am'],
    ['12-1', '12:00', '13:00', '12pm-1pm', '12am-1am'],
    ['11-1', '11:00', '13:00', '11am-1pm', '11pm-1am'],
    ['10 - 2:15', '10:00', '14:15', '10am-2:15pm', '10pm-2:15am'],
    ['from 1 to 2', '13:00', '14:00', '1pm-2pm', '1am-2am'],
    ['6-3', '06:00', '15:00', '6am-3pm', '6pm-3am'],
    ['6-7', '18:00', '19:00', '6pm-7pm', '6am-7am'],
  ])('%s is from %s to %s, which is said', (text, startTime, endTime, written, other) => {
    expect(read(`acme dev fix ${text}`, US)).toMatchObject({
      ...{ action: 'log', startTime, endTime, notes: 'fix', isOverMidnight: false, problems: [] },
      remarks: [{ code: 'half-of-day', text, written, other }],
    });
    expect(read(`acme dev fix ${written}`, US)).toMatchObject({ startTime, endTime, remarks: [] });
    expect(read(`acme dev fix ${other} yesterday`, US)).toMatchObject({ action: 'log', remarks: [] });
  });

  it.each([
    ['9-10:30', '09:00', '10:30'],
    ['8-12', '08:00', '12:00'],
    ['9am-5', '09:00', '17:00'],
    ['5pm-9', '17:00', '21:00'],
    ['9-5pm', '09:00', '17:00'],
    ['9-17', '09:00', '17:00'],
    ['01:00-02:30', '01:00', '02:30'],
    ['0-1:30', '00:00', '01:30'],
    ['13-14', '13:00', '14:00'],
  ])('%s can only be meant in one way', (text, startTime, endTime) => {
    expect(read(`acme dev ${text}`, US)).toMatchObject({ startTime, endTime, problems: [], remarks: [] });
  });

  it('says that a morning may have been the evening once that is over', () => {
    const late = { ...US, now: at('22:35') };
    const remarks = [{ code: 'half-of-day', written: '9am-10:30am', other: '9pm-10:30pm' }];
    expect(read('acme dev 9-10:30', late)).toMatchObject({ startTime: '09:00', remarks });
    expect(read('acme dev 9-10:30 today', late)).toMatchObject({ startTime: '09:00', remarks });
    expect(read('acme dev 9-10:30 yesterday', late)).toMatchObject({ startTime: '09:00', remarks: [] });
    expect(read('acme dev 9-10:30', { ...US, now: at('20:59') }).remarks).toEqual([]);
    expect(read('acme dev 9-10:30', { ...late, logDay: '2026-05-19' }).remarks).toEqual([]);
    expect(read('acme dev since 9 1h', { ...late, logDay: '2026-05-19' }).remarks).toEqual([]);
    expect(read('acme dev since 9 1h', late)).toMatchObject({
      ...{ startTime: '09:00', remarks: [{ written: 'since 9 am', other: 'since 9 pm' }] },
    });
  });

  it.each([
    ['9-9', 'range-backwards'],
    ['09:00-05:00', 'range-backwards'],
    ['14-13', 'range-backwards'],
    ['9pm-2', 'range-over-midnight'],
    ['9-25', 'range-impossible'],
  ])('%s is still refused: %s', (text, code) => {
    expect(codes(read(`acme dev ${text}`, US))).toEqual([code]);
  });

  it.each([
    ['since 1:30', '14:30', '13:30', ['since 1:30 pm', 'since 1:30 am']],
    ['since 1', '14:30', '13:00', ['since 1 pm', 'since 1 am']],
    ['at 1:30', '14:30', '13:30', ['since 1:30 pm', 'since 1:30 am']],
    ['since 9', '22:00', '21:00', ['since 9 pm', 'since 9 am']],
    ['since 12:15', '00:30', '00:15', ['since 12:15 am', 'since 12:15 pm']],
  ])('%s at %s is since %s, which is said', (text, now, time, [written, other]) => {
    const reading = read(`acme dev fix ${text}`, { ...US, now: at(now) });
    expect(reading).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time }, startedAt: at(time), problems: [] },
      remarks: [{ code: 'half-of-day', text, written, other }],
    });
  });

  it.each([
    ['since 9:40', '09:40'],
    ['since 12:15', '12:15'],
    ['since 01:30', '01:30'],
    ['since 1:30 am', '01:30'],
    ['since 13:30', '13:30'],
    ['since 0:15', '00:15'],
  ])('%s can only be meant in one way', (text, time) => {
    expect(read(`acme dev ${text}`, US)).toMatchObject({ start: { kind: 'clock', time }, remarks: [] });
  });

  it('is in the half that a timer can have begun in', () => {
    expect(codes(read('acme since 3', { ...US, now: at('02:00') }))).toEqual(['start-in-future']);
    expect(read('acme since 10 yesterday', US)).toMatchObject({
      ...{ action: 'start', start: { kind: 'clock', time: '22:00' }, spentDate: '2026-05-21' },
    });
    expect(read('acme dev since 1:30 1h yesterday', US)).toMatchObject({
      ...{ startTime: '13:30', endTime: '14:30', remarks: [{ other: 'since 1:30 am' }] },
    });
  });

  it('is the clock of the region or of the person, of no bare language', () => {
    expect(codes(read('acme dev 9-5'))).toEqual(['range-backwards']);
    expect(codes(read('acme dev 9-5', { locale: 'en-GB' }))).toEqual(['range-backwards']);
    expect(read('acme dev 9-5', { locale: 'en-GB', hours: '12h' })).toMatchObject({ endTime: '17:00' });
    expect(read('acme dev fix desde las 1:30', { locale: 'es-MX' })).toMatchObject({
      ...{ start: { kind: 'clock', time: '13:30' }, remarks: [{ code: 'half-of-day' }] },
    });
    expect(read('acme dev since 1:30')).toMatchObject({
      startedAt: at('01:30'),
      remarks: [{ other: 'since 13:30' }],
    });
  });

  it.each([
    ['en', '12-1', '12:00', '13:00', '00:00-01:00'],
    ['en', '11-1', '11:00', '13:00', '23:00-01:00'],
    ['en', '12:30-1:30', '12:30', '13:30', '00:30-01:30'],
    ['en', 'from 12 to 1', '12:00', '13:00', '00:00-01:00'],
    ['de', '12-1 Uhr', '12:00', '13:00', '00:00-01:00'],
    ['de', '11.30 bis 1 Uhr', '11:30', '13:00', '23:30-01:00'],
  ])('%s: %s is past noon on a clock of 24 hours too, which is said', (locale, text, start, end, other) => {
    const written = `${start}-${end}`;
    expect(read(`acme dev lunch ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', startTime: start, endTime: end, notes: 'lunch', problems: [] },
      remarks: [{ code: 'half-of-day', text, written, other }],
    });
    expect(read(`acme dev ${written}`)).toMatchObject({ startTime: start, endTime: end, remarks: [] });
    expect(read(`acme dev ${other} yesterday`)).toMatchObject({ action: 'log', remarks: [] });
  });

  it.each([
    ['1pm-2', '13:00', '14:00'],
    ['1pm to 2', '13:00', '14:00'],
    ['5pm-9', '17:00', '21:00'],
    ['11am-1', '11:00', '13:00'],
  ])('%s says its half on a clock of 24 hours too', (text, startTime, endTime) => {
    const log = { action: 'log', startTime, endTime, problems: [], remarks: [] };
    expect(read(`acme dev lunch ${text}`)).toMatchObject(log);
  });

  it('never takes an hour that nobody is told of', () => {
    const clock = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('', ':00', ':30'));
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: 1439 }), ([hour, minutes], now) => {
        const reading = read(`acme dev since ${hour}${minutes}`, { ...US, now: at('00:00') + now * 60_000 });
        const { startedAt, remarks, problems } = reading;
        const typed = `${String(hour).padStart(2, '0')}:`;
        const isAsTyped = startedAt !== null && timeIn(ZONE, startedAt).startsWith(typed);
        expect(remarks).toHaveLength(startedAt === null || isAsTyped ? 0 : 1);
        expect(problems).toHaveLength(startedAt === null ? 1 : 0);
      }),
    );
  });
});

describe('a later part of the day in the note', () => {
  it.each([
    ['en', 'yesterday evening 8-10', '8-10', '08:00-10:00', '20:00-22:00'],
    ['en', 'tonight, 8:30-9:30 call', '8:30-9:30', '08:30-09:30', '20:30-21:30'],
    ['en', 'last night 8-10 deploy', '8-10', '08:00-10:00', '20:00-22:00'],
    ['en-US', 'last night 8-10 deploy', '8-10', '8am-10am', '8pm-10pm'],
    ['en-US', 'evening call 7:30-8', '7:30-8', '7:30am-8am', '7:30pm-8pm'],
    ['de', 'gestern Abend 8 bis 10 Uhr', '8 bis 10 Uhr', '08:00-10:00', '20:00-22:00'],
    ['fr', 'hier soir 8h-10h', '8h-10h', '08:00-10:00', '20:00-22:00'],
    ['es', 'reunión esta tarde 4-5', '4-5', '04:00-05:00', '16:00-17:00'],
  ])('makes the preview ask about a range of the morning (%s): %s', (locale, line, text, written, other) => {
    const reading = read(line, { locale });
    expect(reading.remarks).toContainEqual({ code: 'half-of-day', text, written, other });
    const [first, second] = [written, other].map((range) => read(line.replace(text, range), { locale }));
    expect(first).toMatchObject({ startTime: reading.startTime, endTime: reading.endTime });
    expect(Number(second?.startTime?.slice(0, 2))).toBe(Number(reading.startTime?.slice(0, 2)) + 12);
  });

  it.each([
    'evening 20-22',
    'evening 08:00-10:00',
    'evening 8am-10am',
    'evening 11-13',
    'fix 8:30-10',
    'evening 2h',
    'night shift 2-4',
  ])('says nothing where the range is no such one: %s', (line) => expect(read(line).remarks).toEqual([]));
});

import { expect, test } from 'vitest';
import { clockTimeOf, formatClockTime } from '../../src/shared/calendar';
import { LANGUAGES } from '../../src/shared/language';
import { parseClockTime, parseDurationField } from '../../src/renderer/lib/time-input';

test.each([
  ['9', '09:00'],
  ['9:40', '09:40'],
  ['0940', '09:40'],
  ['940', '09:40'],
  ['9 40', '09:40'],
  ['14.05', '14:05'],
  [' 2:20 PM ', '14:20'],
  ['2:20\u202f\u00a0p.\u00a0m.', '14:20'],
  ['12am', '00:00'],
  ['12 pm', '12:00'],
  ['0:20 pm', '12:20'],
  ['2p', '14:00'],
  ['14h', '14:00'],
  ['14 h 05', '14:05'],
  ['2 h 20 p.m.', '14:20'],
  ['14 Uhr', '14:00'],
  ['14:20 Uhr', '14:20'],
  ['14 Uhr 20', '14:20'],
  ['午前9:40', '09:40'],
  ['午後 2:20', '14:20'],
  ['午後0時5分', '12:05'],
  ['14時', '14:00'],
  ['１４：２０', '14:20'],
  ['24:00', null],
  ['9:60', null],
  ['13pm', null],
  ['午後2:20 pm', null],
  ['1 2:20', null],
  ['9m', null],
  ['9h5', null],
  ['', null],
  ['noon', null],
])('the time of day “%s” is %s', (text, time) => {
  expect(parseClockTime(text)).toBe(time);
});

const LOCALES = [...LANGUAGES, 'en-GB', 'en-DK', 'en-CA', 'de-AT', 'fr-CA', 'fr-CM', 'es-MX', 'es-AR'];

test.each(LOCALES)('every time that is shown in %s is read as that time', (locale) => {
  for (const hours of ['12h', '24h'] as const) {
    const wrong = Array.from({ length: 24 * 60 }, (_, minute) => clockTimeOf(minute)).filter(
      (time) => parseClockTime(formatClockTime(locale, time, hours)) !== time,
    );
    expect(wrong.map((time) => formatClockTime(locale, time, hours))).toEqual([]);
  }
});

test.each([
  ['2', 7_200],
  ['0', 0],
  ['1:30', 5_400],
  ['1:30h', 5_400],
  ['1:30:00', 5_400],
  ['1:30 h', 5_400],
  [':30', 1_800],
  [':30 h', 1_800],
  ['.5', 1_800],
  ['1,5', 5_400],
  ['45m', 2_700],
  ['45 min', 2_700],
  ['1h30', 5_400],
  ['1h30min', 5_400],
  ['2h 30m', 9_000],
  ['1 h', 3_600],
  ['1 h 30 min', 5_400],
  ['1 h + 15 min', 4_500],
  ['１：３０', 5_400],
  ['1時間30分', 5_400],
  ['25', 90_000],
  ['', null],
  ['soon', null],
  ['-1', null],
  ['1 30', null],
  [':75', null],
])('the duration “%s” in a field is %s s', (text, seconds) => {
  expect(parseDurationField(text)).toBe(seconds);
});

test('a bare number is minutes where the field says so', () => {
  expect(parseDurationField('20', 'minutes')).toBe(1_200);
  expect(parseDurationField('1 h 30', 'minutes')).toBe(5_400);
});

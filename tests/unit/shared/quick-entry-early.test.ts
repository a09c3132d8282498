import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('ranges that begin early in the morning', () => {
  it.each([
    ['fr', '5h - 9h', '05:00', '09:00'],
    ['fr', '5h – 9h30', '05:00', '09:30'],
    ['fr', '0h à 6h', '00:00', '06:00'],
    ['fr', "5h jusqu'à 9h", '05:00', '09:00'],
    ['fr', "5h jusqu'à 9", '05:00', '09:00'],
    ['fr', '5h à 13h', '05:00', '13:00'],
    ['fr', '5h à 9h30', '05:00', '09:30'],
    ['fr', '5h30 à 9h', '05:30', '09:00'],
    ['fr', '0h à 6', '00:00', '06:00'],
    ['fr', 'hier 5h à 9h', '05:00', '09:00'],
    ['fr', '1h à 7h garde', '01:00', '07:00'],
    ['fr', '2h à 9h', '02:00', '09:00'],
    ['fr', '5h - 9', '05:00', '09:00'],
    ['es', '5h hasta las 9', '05:00', '09:00'],
    ['es', 'turno 5h a 13h', '05:00', '13:00'],
    ['es', '5h a las 9h', '05:00', '09:00'],
    ['es', '4h a 8h30', '04:00', '08:30'],
  ])('%s: %s', (locale, text, startTime, endTime) => {
    expect(read(`acme dev ${text}`, { locale })).toMatchObject({ startTime, endTime, problems: [] });
  });

  it.each([
    ['fr', '5h à 9', '5h'],
    ['es', '5h a las 9', '5h'],
    ['es', '4h a las 9', '4h'],
  ])('%s: %s is how long and when, and how to write the range is said', (locale, line, text) => {
    const reading = read(`acme dev ${line}`, { locale });
    const start = `de ${text}`;
    expect(reading).toMatchObject({
      startTime: '09:00',
      remarks: [{ code: 'duration-or-clock', text, start }],
    });
    expect(read(`acme dev ${line.replace(text, start)}`, { locale })).toMatchObject({
      ...{ startTime: `0${text.charAt(0)}:00`, endTime: '09:00' },
    });
  });

  it('what hours cost is no time of day', () => {
    expect(read('facturer 2h à 15 euros', { locale: 'fr' })).toMatchObject({
      ...{ seconds: 7200, startTime: null, notes: 'facturer à 15 euros' },
      remarks: [{ code: 'note-or-time', text: 'à 15', written: 'since 15' }],
    });
  });
});

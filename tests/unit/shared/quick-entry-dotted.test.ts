import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

/** Times of day with a point, which are written as decimals are. */

describe('a time of day with a point', () => {
  it.each([
    ['de', '9.30 bis 11 Uhr', '09:30', '11:00'],
    ['de', '9.30 bis 11', '09:30', '11:00'],
    ['de', '9.30 - 11 Uhr', '09:30', '11:00'],
    ['de', '9 bis 11.30', '09:00', '11:30'],
    ['en', '9.30 to 11.15', '09:30', '11:15'],
    ['en', '9.30 to 11am', '09:30', '11:00'],
    ['en', '9.30am-10am', '09:30', '10:00'],
    ['en', '9.30am - 10.15am', '09:30', '10:15'],
    ['en', '9-10.30am', '09:00', '10:30'],
    ['en', '9.30-2.15pm', '09:30', '14:15'],
    ['en', 'since 9.40am to 11', '09:40', '11:00'],
    ['fr', '9.30 à 11h', '09:30', '11:00'],
    ['fr', '9.30h à 11h', '09:30', '11:00'],
    ['fr', '9.30h-11h', '09:30', '11:00'],
    ['es', '9.30 a 11', '09:30', '11:00'],
    ['ja', '9.30 〜 11:00', '09:30', '11:00'],
  ])('%s: %s', (locale, text, startTime, endTime) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({
      ...{ action: 'log', startTime, endTime, notes: 'fix', problems: [], remarks: [] },
    });
  });

  it.each(['9.40pm', '9.40 pm'])('is asked about alone: %s', (text) =>
    expect(read(`acme dev fix ${text}`).problems).toMatchObject([
      { code: 'clock-alone', text, start: 'since 9:40 pm', duration: '9h40', note: `\\${text}` },
    ]),
  );

  it('begins a timer after a word that says so', () => {
    const start = { kind: 'clock', time: '09:40' };
    expect(read('acme dev fix since 9.40am')).toMatchObject({ action: 'start', start, notes: 'fix' });
    expect(read('acme dev fix depuis 9.40h', { locale: 'fr' })).toMatchObject({ start, notes: 'fix' });
  });

  it.each([
    ['upgrade 5.10 to 6', '5.10 to 6', '\\5.10 to 6'],
    ['upgrade 5.10 to 6.20', '5.10 to 6.20', '\\5.10 to \\6.20'],
    ['upgrade from 1.10 to 1.20', 'from 1.10 to 1.20', 'from \\1.10 to \\1.20'],
    ['version 9.10-9.20', '9.10-9.20', '\\9.10-9.20'],
    ['9.30 to 11 bugs', '9.30 to 11', '\\9.30 to 11'],
  ])('may be a version: %s', (line, text, note) => {
    expect(read(line)).toMatchObject({ action: 'log', remarks: [{ code: 'time-or-note', text, note }] });
    expect(read(line.replace(text, note))).toMatchObject({ action: 'start', notes: line, remarks: [] });
  });

  it.each([
    ['de', 'Urlaub 18.05 bis 20.05'],
    ['fr', 'congés 10.05 - 12.05'],
    ['en', 'node 18.12 to 20.10'],
    ['en', 'ubuntu 20.04-22.04'],
  ])('%s: may be days of months, or versions: %s', (locale, text) => {
    const { action, remarks } = read(`acme dev ${text}`, { locale });
    expect({ action, remarks }).toMatchObject({ action: 'log', remarks: [{ code: 'time-or-note' }] });
    const [remark] = remarks;
    const note = remark?.code === 'time-or-note' ? text.replace(remark.text, remark.note) : '';
    expect(read(`acme dev ${note}`, { locale })).toMatchObject({ action: 'start', notes: text });
  });

  it.each(['1.15 to 1.45 hours', '1.25 - 1.50 h', '9.30 to 10 min', '1.2a', '9.10.3 to 9.10.4'])(
    'is no time of day: %s',
    (text) => expect(read(`acme dev fix ${text}`)).toMatchObject({ action: 'start', notes: `fix ${text}` }),
  );

  it('says in French how long it took before the hour that it began at', () => {
    const reading = read('fix 2.30 à 9', { locale: 'fr' });
    expect(reading).toMatchObject({ startTime: '09:00', endTime: '11:18', seconds: 8280 });
  });

  it.each([
    ['en', 'Ops call 9.30', '9.30', '9:30'],
    ['de', 'Telko 9,45', '9,45', '9:45'],
    ['de', 'Termin 9.15h', '9.15h', '9:15'],
    ['es', 'llamada 9.30h', '9.30h', '9:30'],
    ['es', 'cita 14.30h', '14.30h', '14:30'],
    ['es', 'cita 9,30 h', '9,30 h', '9:30'],
  ])('%s: may be meant where %s is read as so many hours', (locale, line, text, clock) => {
    const note = `\\${text}`;
    const remarks = [{ code: 'duration-or-clock', text, start: `since ${clock}`, note }];
    expect(read(line, { locale })).toMatchObject({ action: 'log', startTime: null, remarks });
    const start = { kind: 'clock', time: clock.padStart(5, '0') };
    expect(read(line.replace(text, `since ${clock}`), { locale })).toMatchObject({ start, problems: [] });
    const kept = { action: 'start', start: null, remarks: [] };
    expect(read(line.replace(text, note), { locale })).toMatchObject(kept);
  });

  it.each(['7.50', '7.25', '8.00', '6.75', '8.33', '7.5', '9.30 hours', '8,50 h'])(
    'is none of %s, as who counts hours writes it',
    (text) => expect(read(`acme dev fix ${text}`)).toMatchObject({ action: 'log', remarks: [] }),
  );

  it('may be backwards', () => expect(codes(read('9.30 to 9.15'))).toEqual(['range-backwards']));
});

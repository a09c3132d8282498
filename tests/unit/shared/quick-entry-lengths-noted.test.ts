import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

/** Lengths and begins that are plainly meant and stay in the note, and what is read beside them. */

describe('so many times, glued, before a unit', () => {
  it.each([
    ['en', '2x30 min calls', 3600, 'calls'],
    ['en', '2x45 min. interviews', 5400, 'interviews'],
    ['de', '2x45 min Fahrt', 5400, 'Fahrt'],
    ['de', '2x1,5 h Workshop', 10800, 'Workshop'],
    ['fr', '2x30 min appels', 3600, 'appels'],
    ['es', '2x30 min llamadas', 3600, 'llamadas'],
    ['en', '2x30 min each', 3600, 'each'],
  ])('%s: is that long: %s', (locale, line, seconds, notes) =>
    expect(read(line, { locale })).toMatchObject({ action: 'log', seconds, notes, remarks: [] }),
  );

  it.each(['2x30 calls', '10x15 px', '30x2 min'])('but not in %s', (line) =>
    expect(read(line)).toMatchObject({ action: 'start', notes: line }),
  );
});

describe('a length in a word with more in it', () => {
  it.each([
    ['en', '2-hour workshop', '2-hour', '2h'],
    ['en', '90-minute workshop', '90-minute', '90m'],
    ['en', '30-min call with Bob', '30-min', '30m'],
    ['en', 'half-hour call', 'half-hour', '30m'],
    ['en', 'dev,2h', 'dev,2h', 'dev, 2h'],
    ['de', '30-Minuten-Call', '30-Minuten-Call', '30m Call'],
    ['de', '2-Stunden-Workshop', '2-Stunden-Workshop', '2h Workshop'],
    ['de', '2h-Workshop', '2h-Workshop', '2h Workshop'],
    ['de', '30-minütiges Telefonat', '30-minütiges', '30m'],
    ['fr', "réunion d'1h", "d'1h", '1h'],
    ['fr', "appel d'1h30", "d'1h30", '1h30'],
    ['fr', "réunion d'1 heure", "d'1 heure", '1h'],
  ])('%s: stays there, and how to have it read is said: %s', (locale, line, text, written) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(read(line, { locale })).toMatchObject({ action: 'start', remarks });
    expect(read(line.replace(text, written), { locale })).toMatchObject({ action: 'log', remarks: [] });
  });

  it.each([
    ['en', '24-hour clock'],
    ['de', '24h-Support'],
    ['en', '2-page memo'],
    ['en', '3x-faster build'],
    ['en', '2-hour workshop 1h'],
    ['fr', "plus d'idées"],
  ])('%s: but not in %s', (locale, line) => expect(read(line, { locale }).remarks).toEqual([]));
});

describe('there and back', () => {
  it.each([
    ['en', 'travel 45m each way', '45m each way', '2 x 45m'],
    ['de', 'Fahrt hin und zurück je 45 min', 'je 45 min', '2 x 45 min'],
    ['de', 'Fahrt 45 min pro Strecke', '45 min pro Strecke', '2 x 45 min'],
    ['de', 'je Strecke 45 min', 'je Strecke 45 min', '2 x 45 min'],
    ['es', 'viaje 45 min por trayecto', '45 min por trayecto', '2 x 45 min'],
  ])('%s: is twice as long, which is said: %s', (locale, line, text, written) => {
    const remarks = [{ code: 'note-or-time', text, written }];
    expect(read(line, { locale })).toMatchObject({ action: 'log', remarks });
  });

  it('is of as many as are counted', () =>
    expect(read('3 trips 45m per way').remarks).toMatchObject([{ written: '3 x 45m' }]));
});

describe('since when, before what was done', () => {
  it.each([
    ['de', 'ab 9 Uhr Mails', 'ab 9 Uhr'],
    ['de', 'von 9 Uhr Doku', 'von 9 Uhr'],
    ['en', 'from 9am dev', 'from 9am'],
    ['en', 'dev from 9am', 'from 9am'],
    ['fr', 'dès 9h réunion', 'dès 9h'],
    ['fr', 'dev dès 9h', 'dès 9h'],
  ])('%s: is said how to be read: %s', (locale, line, text) => {
    const remarks = [{ code: 'note-or-time', text, written: 'since 9:00' }];
    expect(read(line, { locale })).toMatchObject({ action: 'start', start: null, remarks });
    const said = read(line.replace(text, 'since 9:00'), { locale });
    expect(said).toMatchObject({ start: { kind: 'clock', time: '09:00' } });
  });

  it.each([
    ['de', 'ab 18 Uhr frei'],
    ['de', 'Treffen um 9 Uhr'],
    ['en', 'from 3pm dev'],
    ['en', 'emails from 9am client'],
    ['en', 'from 9 sites'],
  ])('%s: but not in %s', (locale, line) =>
    expect(read(line, { locale })).toMatchObject({ action: 'start', start: null, remarks: [] }),
  );
});

describe('hours and minutes apart', () => {
  it.each([
    ['fr', 'stand-up 10h 15min', '10h 15min', 'since 10:00 15min'],
    ['fr', 'appel 8h 20 min', '8h 20 min', 'since 8:00 20min'],
    ['es', 'reunión 10h 30min', '10h 30min', 'since 10:00 30min'],
  ])('%s: may be when it began and how long it took: %s', (locale, line, text, start) => {
    const remarks = [{ code: 'duration-or-clock', text, start, note: `\\${text}` }];
    expect(read(line, { locale })).toMatchObject({ action: 'log', startTime: null, remarks });
    expect(read(line.replace(text, start), { locale }).startTime).not.toBeNull();
  });

  it.each([
    ['fr', 'dev 5h 30min'],
    ['fr', 'dev 7 heures 30 minutes'],
    ['en', 'call 10h 30min'],
    ['de', 'Workshop 8h 30min'],
  ])('%s: are how long it took in %s', (locale, line) => expect(read(line, { locale }).remarks).toEqual([]));
});

describe('24 hours beside a word of the note', () => {
  it.each([
    ['en', '24h support setup', '24h', '\\24h'],
    ['de', '24h Support eingerichtet', '24h', '\\24h'],
    ['fr', 'service 24h mise en place', '24h', '\\24h'],
    ['es', 'soporte 24h configurar', '24h', '\\24h'],
    ['en', '24 hours hackathon', '24 hours', '24 \\hours'],
    ['ja', '24時間 監視 設定', '24時間', '\\24時間'],
  ])('%s: may be of it: %s', (locale, line, text, note) => {
    const remarks = [{ code: 'duration-or-note', text, note }];
    expect(read(line, { locale })).toMatchObject({ action: 'log', seconds: 86_400, remarks });
    expect(read(line.replace(text, note), { locale })).toMatchObject({ action: 'start', notes: line });
  });

  it.each(['24h', 'acme web dev 24h', 'acme web 24 hours'])('are as long in %s', (line) =>
    expect(read(line)).toMatchObject({ seconds: 86_400, remarks: [] }),
  );
});

describe('noon and midnight', () => {
  it.each([
    ['fr', 'fix 9h à midi et demi', '09:00', '12:30'],
    ['fr', 'fix de 8h30 à midi et demi', '08:30', '12:30'],
    ['fr', 'fix 9h à midi', '09:00', '12:00'],
    ['es', 'fix 9h a mediodía y media', '09:00', '12:30'],
    ['fr', 'fix midi et demi à 14h', '12:30', '14:00'],
    ['fr', 'fix midi à 14h', '12:00', '14:00'],
    ['en', 'fix midnight-2am', '00:00', '02:00'],
    ['en', 'fix 0-2am', '00:00', '02:00'],
  ])('%s: %s', (locale, line, startTime, endTime) =>
    expect(read(line, { locale })).toMatchObject({ startTime, endTime, notes: 'fix' }),
  );
});

it('something began at half past noon', () => {
  const reading = read('fix depuis midi et demi', { locale: 'fr' });
  expect(reading).toMatchObject({ start: { kind: 'clock', time: '12:30' }, notes: 'fix' });
});

it('the Spanish hras are hours', () =>
  expect(read('2 hras llamada', { locale: 'es' })).toMatchObject({ seconds: 7200, notes: 'llamada' }));

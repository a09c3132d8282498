import { describe, expect, it } from 'vitest';
import { codes, read } from './quick-entry-fixture';

describe('from how long to how long', () => {
  it.each([
    ['fr', 'durée de 1h à 2h', 'de 1h à 2h', '1:00-2:00'],
    ['fr', 'fix de 1 h à 2 h', 'de 1 h à 2 h', '1:00-2:00'],
    ['fr', 'fix de 1h30 à 2h', 'de 1h30 à 2h', '1:30-2:00'],
    ['fr', 'durée de 6h à 8h', 'de 6h à 8h', '6:00-8:00'],
    ['es', 'duración de 1h a 2h', 'de 1h a 2h', '1:00-2:00'],
    ['de', 'Dauer von 1 Std. bis 2 Std.', 'von 1 Std. bis 2 Std.', '1:00-2:00'],
    ['en', 'takes from 1h to 2h 30m', 'from 1h to 2h 30m', '1:00-2:30'],
    ['en', 'takes from 1h 30 to 2h', 'from 1h 30 to 2h', '1:30-2:00'],
    ['fr', '2 à 3 heures de recherche', '2 à 3 heures', '2:00-3:00'],
    ['fr', 'recherche 1 à 2 heures', '1 à 2 heures', '1:00-2:00'],
    ['fr', 'recherche 2-3 heures', '2-3 heures', '2:00-3:00'],
    ['es', '2 a 3 horas de búsqueda', '2 a 3 horas', '2:00-3:00'],
    ['es', 'búsqueda 2-3 horas', '2-3 horas', '2:00-3:00'],
  ])('%s: %s is a note, and may say from when till when', (locale, line, text, written) => {
    expect(read(line, { locale })).toMatchObject({
      ...{ action: 'start', start: null, notes: line, problems: [] },
      remarks: [{ code: 'note-or-time', text, written }],
    });
    expect(read(line.replace(text, written), { locale })).toMatchObject({ action: 'log', problems: [] });
  });

  it.each([
    ['en', 'call from 30m to 1h'],
    ['en', 'call between 1h and 2h'],
    ['en', 'fix 1h or 2h'],
    ['fr', 'appel entre 1h et 2h'],
    ['fr', 'appel de 30 min à 1h'],
    ['de', 'Treffen von 30m bis 45m'],
    ['es', 'reunión entre 1h y 2h'],
    ['fr', 'appel de 2 à 3 heures'],
  ])('%s: %s can be nothing but a note', (locale, line) => {
    const note = { action: 'start', start: null, notes: line, problems: [], remarks: [] };
    expect(read(line, { locale })).toMatchObject(note);
  });

  it.each([
    ['fr', 'de 9h à 10h', '09:00', '10:00'],
    ['fr', 'de 1h du matin à 2h du matin', '01:00', '02:00'],
    ['es', 'de 1h a 2h de la tarde', '13:00', '14:00'],
    ['fr', '9 à 11 heures', '09:00', '11:00'],
    ['fr', '2 à 3 heures du matin', '02:00', '03:00'],
    ['es', '2 a 3 horas de la tarde', '14:00', '15:00'],
    ['en', 'from 9h to 10h', '09:00', '10:00'],
    ['en', 'from 1:30 to 2:00', '01:30', '02:00'],
  ])('%s: %s is from when till when', (locale, text, startTime, endTime) => {
    expect(read(`acme dev fix ${text}`, { locale })).toMatchObject({ action: 'log', startTime, endTime });
  });

  it.each(['de 2h à 9h', 'de 1h à 14h', 'depuis 1h à 2h', 'de 4h30 à 9h'])(
    '%s may be a length too, which is said',
    (text) =>
      expect(read(`acme dev fix ${text}`, { locale: 'fr' })).toMatchObject({
        ...{ action: 'log', remarks: [{ code: 'time-or-note', text }] },
      }),
  );

  it('may be backwards', () => expect(codes(read('from 2h to 1h'))).toEqual(['range-backwards']));
});

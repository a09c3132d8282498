import { describe, expect, it } from 'vitest';
import { read } from './quick-entry-fixture';

describe('an hour in words that a word beside it says is one of the clock', () => {
  it.each([
    ['es', 'acme desde las dos', '14:00'],
    ['es', 'desde la una', '13:00'],
    ['es', 'desde las nueve y media', '09:30'],
    ['es', 'desde las nueve menos cuarto', '08:45'],
    ['es', 'desde las dos de la tarde', '14:00'],
    ['es', 'desde las doce', '12:00'],
    ['de', 'seit zwei Uhr', '14:00'],
    ['de', 'seit ein Uhr', '13:00'],
    ['de', 'ab neun Uhr', '09:00'],
    ['de', 'seit neun Uhr dreißig', '09:30'],
    ['en', 'since two pm', '14:00'],
    ['en', "since nine o'clock", '09:00'],
  ])('%s: %s is when it began', (locale, line, time) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ action: 'start', start: { kind: 'clock', time }, notes: '' });
  });

  it('may be of the night, which the preview says', () =>
    expect(read('desde las dos', { locale: 'es' }).remarks).toEqual([
      { code: 'half-of-day', text: 'desde las dos', written: 'since 14:00', other: 'since 02:00' },
    ]));

  it.each([
    ['es', 'desde las nueve hasta las once', '11:00'],
    ['es', 'de las nueve a las once', '11:00'],
    ['es', 'desde las nueve hasta ahora', '14:30'],
    ['es', '9 a las once', '11:00'],
    ['es', '2h a las nueve', '11:00'],
    ['de', 'von neun Uhr bis elf Uhr', '11:00'],
    ['de', '2h um neun Uhr', '11:00'],
    ['en', 'from nine am to eleven am', '11:00'],
  ])('%s: %s is from when till when', (locale, line, endTime) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ startTime: '09:00', endTime, notes: '', problems: [], remarks: [] });
  });

  it('is when it began after how long it took', () => {
    const reading = read('reunión 1h a las dos', { locale: 'es' });
    expect(reading).toMatchObject({ seconds: 3600, startTime: '14:00', notes: 'reunión' });
    expect(read('1h hasta las tres', { locale: 'es' })).toMatchObject({ seconds: 3600, startTime: null });
  });

  it.each([
    ['es', 'hasta las tres', '\\hasta las tres'],
    ['de', 'bis zwei Uhr', '\\bis zwei Uhr'],
    ['en', 'until half past ten', '\\until half past ten'],
    ['en', 'until half past 10', 'until half past \\10'],
  ])('%s: %s has no begin', (locale, line, note) => {
    expect(read(line, { locale }).problems).toEqual([{ code: 'end-without-start', text: line, note }]);
    expect(read(note, { locale })).toMatchObject({ action: 'start', notes: line, problems: [] });
  });

  it.each(['desde las dos acme dev', 'desde las nueve reuniones'])(
    'may count what follows it, and how to have it read is said: %s',
    (line) => {
      const reading = read(line, { locale: 'es' });
      expect(reading).toMatchObject({ action: 'start', start: null, notes: line });
      const [text = ''] = /^desde las \S+/.exec(line) ?? [];
      expect(reading.remarks).toContainEqual(expect.objectContaining({ code: 'note-or-time', text }));
    },
  );

  it.each(['llamada desde las dos oficinas', 'hasta las dos pruebas', 'de las dos a las tres versiones'])(
    '%s is of the note of a line that says how long',
    (notes) =>
      expect(read(`1h ${notes}`, { locale: 'es' })).toMatchObject({ seconds: 3600, startTime: null, notes }),
  );

  it.each([
    ['es', 'desde las dos semanas'],
    ['es', 'llamada a las dos'],
    ['es', 'revisión de las dos versiones'],
    ['es', 'hasta las tres reuniones'],
    ['de', 'seit zwei am Server'],
    ['de', 'Termin um zwei Uhr'],
    ['en', 'since two releases'],
  ])('%s: %s is of the note', (locale, line) => {
    expect(read(line, { locale })).toMatchObject({ start: null, notes: line, problems: [], remarks: [] });
  });

  it.each([
    ['en', 'fix since two', 'since two', 'since 14:00'],
    ['en', 'fix since twelve', 'since twelve', 'since 12:00'],
    ['de', 'fix seit drei', 'seit drei', 'since 3:00'],
    ['de', 'seit elf', 'seit elf', 'since 11:00'],
    ['es', 'desde nueve', 'desde nueve', 'since 9:00'],
    ['fr', 'fix depuis neuf heures', 'depuis neuf heures', 'since 9:00'],
  ])('%s: of the last of %s the preview says how to have it read', (locale, line, text, written) => {
    const reading = read(line, { locale });
    expect(reading).toMatchObject({ action: 'start', start: null, notes: line });
    expect(reading.remarks).toEqual([{ code: 'note-or-time', text, written }]);
  });

  it('is how long it has been where the language says so', () =>
    expect(read('depuis deux heures', { locale: 'fr' })).toMatchObject({
      ...{ start: { kind: 'ago', seconds: 7200 }, remarks: [] },
    }));
});

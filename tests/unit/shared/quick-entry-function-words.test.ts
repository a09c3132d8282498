import { describe, expect, it } from 'vitest';
import { chosen, project, PROJECTS, read, RECENTS } from './quick-entry-fixture';

/** Words that only join others, and the names that begin with their letters. */

const projects = [
  ...PROJECTS,
  project('de', 'De Vries', 'Umbau', ['Dienst', 'Auftrag']),
  project('wit', 'Withers', 'Forum', ['Meeting notes', 'Auditing']),
  project('scr', 'From Scratch', 'Forum', ['Course']),
  project('sob', 'Sobremesa', 'Portal', ['Connections', 'Elaboración']),
];

describe('a word that joins others', () => {
  it.each([
    ['fr', '2h de réunion', 'de réunion'],
    ['fr', '1h de mails', 'de mails'],
    ['fr', 'des mails 1h', 'des mails'],
    ['es', '1h de correos', 'de correos'],
    ['es', 'me reuní con Ana 1h', 'me reuní con Ana'],
    ['en', 'me and Bob 1h', 'me and Bob'],
    ['de', '1h zu Rechnung', 'zu Rechnung'],
  ])('begins no name, and stays in the note: %s: %s', (locale, line, notes) => {
    expect(chosen(read(line, { locale }))).toBe('ret/Review');
    expect(read(line, { locale })).toMatchObject({ action: 'log', choiceFrom: 'recent', notes });
  });

  it.each([
    ['de', 'die Anfrage 1h'],
    ['de', 'auf Antwort gewartet 1h'],
    ['en', 'for Bob 1h'],
    ['es', 'con Ana 1h'],
    ['es', 'el correo 1h'],
  ])('is no beginning of any of its own language or of English: %s: %s', (locale, line) =>
    expect(read(line, { locale, projects })).toMatchObject({ choiceFrom: 'recent', remarks: [] }),
  );

  it('ends the words of a project', () => {
    const reading = read('acme de réunion 2h', { locale: 'fr', recents: RECENTS.slice(2) });
    expect(chosen(reading)).toBe('app/Development');
    expect(reading.notes).toBe('de réunion');
  });

  it('is the name that has it as a word', () => {
    for (const [line, notes] of [
      ['de Vries plan 1h', 'plan'],
      ['1h de correos', 'correos'],
    ] as const) {
      const reading = read(line, { locale: 'es', projects });
      expect(chosen(reading)).toMatch(/^de\//);
      expect(reading.notes).toBe(notes);
    }
  });

  it('is a beginning where it is of another language', () =>
    expect(read('de fix 1h', { locale: 'en' })).toMatchObject({ choiceFrom: 'words', notes: 'fix' }));

  it('is suggested what it may begin', () =>
    expect(read('de', { locale: 'fr' }).suggestions[0]?.task.name).toBe('Development'));

  it.each([
    ['es', 'llamada sobre el contrato 1h'],
    ['en', 'call with Smith 1h'],
    ['en', 'call from home 1h'],
  ])('names nobody in the note, either: %s: %s', (locale, line) =>
    expect(read(line, { locale, projects }).remarks).toEqual([]),
  );
});

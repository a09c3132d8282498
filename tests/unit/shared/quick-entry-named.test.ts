import { describe, expect, it } from 'vitest';
import { lineWithProject } from '../../../src/shared/quick-entry';
import type { QuickEntryReading } from '../../../src/shared/quick-entry';
import { chosen, contextOf, marked, project, PROJECTS, read, RECENTS } from './quick-entry-fixture';

/** Acme › Website / Development was used last. */
const recents = RECENTS.slice(1);
const atAcme = (text: string, locale = 'en'): QuickEntryReading => read(text, { recents, locale });
const named = ({ remarks }: QuickEntryReading): readonly string[] =>
  remarks.flatMap((remark) => (remark.code === 'note-or-project' ? [remark.text] : []));

describe('a client or project that is named in the note', () => {
  it.each([
    ['en', 'call northwind 30m', 'northwind'],
    ['en', 'Invoice Northwind, 30m', 'Northwind'],
    ['en', 'invoice nort', 'nort'],
    ['en', 'fix retainer 1h', 'retainer'],
    ['en', 'fix the mobile app 1h', 'mobile app'],
    ['en', 'fix the mobile 1h', 'mobile'],
    ['en', 'fix mob-7 1h', 'mob-7'],
    ['de', 'Anruf Café Zürich 30m', 'Café Zürich'],
    ['fr', 'appel cafe zurich 30m', 'cafe zurich'],
    ['es', 'llamada northwind ayer 1h', 'northwind'],
    ['ja', '打ち合わせ アクメ 30分', 'アクメ'],
    ['ja', '予約サイトの修正 1時間', '予約サイト'],
  ])('%s: %s says that the time does not go to %s', (locale, text, name) => {
    const reading = atAcme(text, locale);
    expect(chosen(reading)).toBe('web/Development');
    expect(reading.remarks).toEqual([
      { code: 'note-or-project', text: name, place: 'Acme › Website / Development' },
    ]);
    expect(reading.problems).toEqual([]);
  });

  it('stays in the note, and is suggested first', () => {
    const reading = atAcme('call northwind 30m');
    expect(reading.notes).toBe('call northwind');
    const [first, second, third] = reading.suggestions;
    expect([first?.label, second?.label]).toEqual([
      'Northwind › Retainer / Meetings',
      'Northwind › Retainer / Review',
    ]);
    expect(first && marked(first.label, first.marks)).toEqual(['Northwind']);
    expect(third?.label).toBe('Acme › Website / Development');
    const pinned = { projectId: 'ret', taskId: 'ret.Meetings' };
    expect(lineWithProject(reading, pinned, contextOf({ recents }))).toEqual({
      text: 'call northwind 30m',
      pinned,
    });
  });

  it('is told, too, where the words before it name only a task', () => {
    const reading = atAcme('dev northwind 1h');
    expect(reading).toMatchObject({ choiceFrom: 'words', notes: 'northwind' });
    expect(named(reading)).toEqual(['northwind']);
    expect(reading.suggestions.slice(0, 2).map(({ label }) => label)).toEqual([
      'Acme › Website / Development',
      'Northwind › Retainer / Meetings',
    ]);
    expect(named(atAcme('we call northwind 1h'))).toEqual(['northwind']);
  });

  it.each([
    ['of the client that the words before it name', 'acme call northwind 1h'],
    ['of a project begun by three letters', 'web call northwind 1h'],
    ['of fewer letters than four', 'call nor 1h'],
    ['of the client that was last', 'fix acme login 1h'],
    ['of the project that was last', 'new website banner 1h'],
    ['of the end of a name', 'phone app 1h'],
    ['of a slip of it', 'call nortwind 1h'],
    ['of a task', 'a review 1h'],
    ['where the last entry goes on', 'again 1h'],
  ])('says nothing %s', (_why, text) => {
    expect(named(atAcme(text))).toEqual([]);
  });

  it('says nothing where a project is taken', () => {
    const pinned = { projectId: 'web', taskId: 'web.Design' };
    expect(named(read('call northwind 1h', { recents, pinned }))).toEqual([]);
  });

  it('takes a name of two letters only as it is written, and none without a letter', () => {
    const projects = [...PROJECTS, project('hp', 'HP', 'Go', ['Work']), project('no', '', '2026', ['Work'])];
    const of = (text: string): readonly string[] => named(read(text, { recents, projects }));
    expect(of('call HP 1h')).toEqual(['HP']);
    expect(of('call hp 1h')).toEqual([]);
    expect(of('let it go 1h')).toEqual([]);
    expect(of('plan 2026 1h')).toEqual([]);
  });

  it('leaves the kind of a company aside', () => {
    const projects = [...PROJECTS, project('bmw', 'BMW AG', 'Intranet', ['Work'])];
    expect(named(read('call bmw 1h', { recents, projects }))).toEqual(['bmw']);
  });

  it('puts an ordinary word that is the name of a project nowhere', () => {
    const projects = [...PROJECTS, project('sup', '', 'Support', ['Calls'])];
    const reading = read('long support call 1h', { recents, projects });
    expect(chosen(reading)).toBe('web/Development');
    expect(reading).toMatchObject({ notes: 'long support call', action: 'log' });
  });
});

import { describe, expect, it } from 'vitest';
import { textAfterPinning } from '../../../src/shared/quick-entry/read';
import { chosen, codes, marked, project, PROJECTS, read, recent, RECENTS } from './quick-entry-fixture';

describe('the example of the design', () => {
  const reading = read('acme dev fix login 1h30 yesterday', { recents: RECENTS.slice(1) });

  it('reads every word', () => {
    expect(reading).toMatchObject({
      action: 'log',
      choiceFrom: 'words',
      notes: 'fix login',
      seconds: 5400,
      spentDate: '2026-05-21',
      isDayNamed: true,
      problems: [],
    });
    expect(chosen(reading)).toBe('web/Development');
    expect(reading.parts.map((part) => part.kind)).toEqual([
      'project',
      'project',
      'note',
      'note',
      'duration',
      'day',
    ]);
  });

  it('suggests by fit, then recency, with the matched letters marked', () => {
    expect(reading.suggestions.map((suggestion) => suggestion.label)).toEqual([
      'Acme › Website / Development',
      'Acme › Mobile app / Development',
      'Acme › Website / DevOps',
    ]);
    for (const { label, marks } of reading.suggestions) expect(marked(label, marks)).toEqual(['Acme', 'Dev']);
    expect(reading.alternatives).toBe(2);
  });

  it('finds what was tracked before by the words of the note', () => {
    const { again } = read('acme dev fix login');
    expect(again.map(({ recent: { entryId } }) => entryId)).toEqual(['r2', 'r1']);
    expect(again.map(({ recent: { notes }, marks }) => marked(notes, marks))).toEqual([
      ['Fix', 'login'],
      ['Login'],
    ]);
  });
});

describe('project and task', () => {
  it.each([
    ['acme web dev', 'web/Development', ''],
    ['dev acme web', 'web/Development', ''],
    ['ACME WEBSITE devops rollout', 'web/DevOps', 'rollout'],
    ['oper deploy', 'ops/Admin', 'deploy'],
    ['ops deploy', 'web/DevOps', 'deploy'],
    ['acme ops deploy', 'web/DevOps', 'deploy'],
    ['webiste design logo', 'web/Design', 'logo'],
    ['mob-7 test sign-in', 'app/Testing', 'sign-in'],
    ['mob test', 'app/Testing', ''],
    ['cafe zurich ubersetzung redaction', 'cafe/Rédaction', ''],
    ['CAFE\u0301 strasse', 'cafe/Straße', ''],
    ['אתר תיקון באג', 'heb/פיתוח', 'תיקון באג'],
    ['アクメ 開発 直す', 'jp/開発', '直す'],
    ['Acme › Website / Design - new logo', 'web/Design', '- new logo'],
    ['acme/website/design logo', 'web/Design', 'logo'],
    ['northwind 🚀 launch', 'ret/Review', '🚀 launch'],
    ['acme test 2 things', 'app/Testing', '2 things'],
  ])('%s', (text, choice, notes) => {
    const reading = read(text);
    expect(chosen(reading)).toBe(choice);
    expect(reading).toMatchObject({ notes, choiceFrom: 'words', action: 'start', problems: [] });
  });

  it('takes the first word that fits nothing, and all after it, as the note', () => {
    const reading = read('acme call about website dev');
    expect(chosen(reading)).toBe('web/Development');
    expect(reading.notes).toBe('call about website dev');
  });

  it('needs a word of its own for each typed word', () => {
    expect(read('acme dev dev').notes).toBe('dev');
    expect(read('acme dev a fix').notes).toBe('a fix');
  });

  it('moves an earlier word aside for one that fits nowhere else', () => {
    const projects = [project('p', '', 'Website Webshop', ['Work']), project('q', '', 'Other', ['Work'])];
    expect(read('web website fix', { projects, recents: [] }).notes).toBe('fix');
    expect(read('web web web fix', { projects, recents: [] }).notes).toBe('web fix');
  });

  it('puts the beginning of a name before the inside of a compound', () => {
    const projects = [project('p', 'Client', 'Project', ['DevOps', 'Opsgenie'])];
    expect(read('ops', { projects }).suggestions.map(({ task }) => task.name)).toEqual([
      'Opsgenie',
      'DevOps',
    ]);
  });

  it('begins with the first word: what stands before a name makes it note', () => {
    expect(read('- acme dev')).toMatchObject({ choiceFrom: 'recent', notes: '- acme dev' });
    expect(read('fix acme dev')).toMatchObject({ choiceFrom: 'recent', notes: 'fix acme dev' });
  });

  it('puts a whole word before a beginning, whatever was used lately', () => {
    const projects = [project('p', 'Client', 'Project', ['Development', 'Dev'])];
    const recents = [{ ...recent('x', 'p', 'Development', ''), taskId: 'p.Development' }];
    expect(read('dev', { projects, recents }).suggestions.map(({ task }) => task.name)).toEqual([
      'Dev',
      'Development',
    ]);
  });

  it('puts of those that fit as well the one that is used most first, then what its project is used for', () => {
    const frequent = [
      { projectId: 'app', taskId: 'app.Testing' },
      { projectId: 'web', taskId: 'web.DevOps' },
    ];
    const labels = (text: string): readonly string[] =>
      read(text, { frequent }).suggestions.map(({ label }) => label);
    expect(labels('acme dev')).toEqual([
      'Acme › Website / DevOps',
      'Acme › Mobile app / Development',
      'Acme › Website / Development',
    ]);
    expect(labels('acme')[0]).toBe('Acme › Mobile app / Testing');
    expect(labels('acme website des')[0]).toBe('Acme › Website / Design');
    expect(labels('xyzzy').slice(0, 4)).toEqual([
      'Northwind › Retainer / Review',
      'Acme › Website / Development',
      'Acme › Mobile app / Development',
      'Acme › Mobile app / Testing',
    ]);
  });

  it('puts the task that a word begins before a client or project with that word, whatever was used lately', () => {
    const projects = [project('g', 'My work', 'General', ['Admin', 'Work', 'Paperwork'])];
    const recents = [{ ...recent('x', 'g', 'Admin', ''), taskId: 'g.Admin' }];
    for (const text of ['general work fix', 'work general fix', 'gen wor fix', 'work fix']) {
      const reading = read(text, { projects, recents });
      expect(chosen(reading)).toBe('g/Work');
      expect(reading).toMatchObject({ notes: 'fix', alternatives: 0 });
    }
    expect(chosen(read('my work', { projects, recents }))).toBe('g/Work');
    expect(chosen(read('work admin', { projects, recents: [] }))).toBe('g/Admin');
  });

  it('only hints at what a part of a word may mean', () => {
    const reading = read('ebsit');
    expect(reading).toMatchObject({ choiceFrom: 'recent', notes: 'ebsit', alternatives: 0 });
    expect(reading.suggestions.map(({ project: { id } }) => id)).toEqual(['web', 'web', 'web']);
  });

  it('takes the end of a word for no beginning, even where the initials agree', () => {
    const projects = [project('p', '', 'Mismatch', ['Work']), project('q', '', 'Other', ['Work'])];
    expect(read('match', { projects, recents: [] })).toMatchObject({ choiceFrom: 'first', notes: 'match' });
    expect(read('mismtach', { projects, recents: [] })).toMatchObject({
      choice: { project: { id: 'p' } },
      choiceFrom: 'words',
    });
  });

  it('marks the letters as they are written in the label', () => {
    const marks = (text: string): readonly string[] => {
      const first = read(text).suggestions[0];
      return first ? marked(first.label, first.marks) : [];
    };
    expect(marks('cafe stras')).toEqual(['Café', 'Straß']);
    expect(marks('northw rev')).toEqual(['Northw', 'Rev']);
    expect(marks('アクメ')).toEqual(['アクメ']);
    expect(marks('acme ops')).toEqual(['Acme', 'Ops']);
    expect(marks('mob-7 test')).toEqual(['Test']);
    const decomposed = [project('d', 'Cafe\u0301 Bar', 'X', ['Y'])];
    expect(read('cafe', { projects: decomposed }).suggestions[0]?.marks).toEqual([{ start: 0, end: 5 }]);
  });

  it('leaves inactive projects out', () => {
    const projects = PROJECTS.map((candidate) => ({ ...candidate, isActive: candidate.id !== 'ret' }));
    const reading = read('northwind review', { projects });
    expect(chosen(reading)).toBe('web/Development');
    expect(reading.choiceFrom).toBe('recent');
    expect(reading.notes).toBe('northwind review');
  });

  it('suggests six at most', () => {
    const projects = [
      project(
        'many',
        'Many',
        'Tasks',
        Array.from({ length: 30 }, (_, n) => `Task ${n}`),
      ),
    ];
    const reading = read('many', { projects });
    expect(reading.suggestions).toHaveLength(6);
    expect(reading.alternatives).toBe(29);
  });

  it('knows every script that has case or none', () => {
    const projects = [project('ru', 'Йогурт', 'Сайт', ['Разработка']), project('ko', '한국', '웹', ['개발'])];
    expect(chosen(read('иогурт разр правка', { projects }))).toBe('ru/Разработка');
    expect(chosen(read('한국 개발', { projects }))).toBe('ko/개발');
  });
});

describe('without words for a project', () => {
  it('falls back on the latest that still exists, and says so', () => {
    const gone = recent('gone', 'nowhere', 'Nothing', '');
    const reading = read('xyzzy plugh 45m', { recents: [gone, ...RECENTS] });
    expect(chosen(reading)).toBe('ret/Review');
    expect(reading).toMatchObject({
      choiceFrom: 'recent',
      notes: 'xyzzy plugh',
      action: 'log',
      problems: [],
    });
  });

  it('falls back on the only one there is', () => {
    const reading = read('xyzzy', { projects: [project('one', 'A', 'B', ['C'])], recents: [] });
    expect(reading).toMatchObject({ choiceFrom: 'only', notes: 'xyzzy', action: 'start' });
  });

  it('falls back on the first project that is active before anything was tracked', () => {
    const projects = PROJECTS.map((candidate) => ({ ...candidate, isActive: candidate.id !== 'web' }));
    const reading = read('fix the login 45m', { projects, recents: [] });
    expect(chosen(reading)).toBe('app/Development');
    expect(reading).toMatchObject({
      choiceFrom: 'first',
      notes: 'fix the login',
      action: 'log',
      problems: [],
    });
    expect(read('45m', { recents: [] })).toMatchObject({ choiceFrom: 'first', action: 'log' });
    expect(read('xyzzy', { recents: [recent('gone', 'nowhere', 'Nothing', '')] }).choiceFrom).toBe('first');
  });

  it('says that there is no project', () => {
    expect(codes(read('xyzzy', { recents: [], projects: [] }))).toEqual(['no-projects']);
  });

  it('offers what was used lately, then the first ones', () => {
    const labels = (reading: ReturnType<typeof read>): readonly string[] =>
      reading.suggestions.map((suggestion) => suggestion.label);
    expect(labels(read('xyzzy', { recents: [] }))[0]).toBe('Acme › Website / Development');
    expect(labels(read('xyzzy'))).toEqual(labels(read('')));
    expect(labels(read('xyzzy'))).toHaveLength(6);
  });

  it.each(['', '   ', '\n', 'again', ' Again '])('goes on with the last entry: %j', (text) => {
    const reading = read(text);
    expect(reading).toMatchObject({ action: 'continue', notes: '', problems: [], seconds: null });
    expect(reading.suggestions.slice(0, 3).map(({ project: { id } }) => id)).toEqual(['ret', 'web', 'app']);
    expect(reading.again.map(({ recent: { entryId } }) => entryId)).toEqual(['r1', 'r2', 'r3']);
  });

  it('has nothing to go on with before the first entry', () => {
    expect(read('', { recents: [] })).toMatchObject({ action: 'none', problems: [] });
  });
});

describe('a taken suggestion', () => {
  const pinned = { projectId: 'web', taskId: 'web.Design' };

  it('leaves all words to the note', () => {
    const reading = read('acme dev 45m', { pinned });
    expect(chosen(reading)).toBe('web/Design');
    expect(reading).toMatchObject({
      choiceFrom: 'pinned',
      notes: 'acme dev',
      seconds: 2700,
      action: 'log',
      suggestions: [],
    });
  });

  it('starts without a note', () => {
    expect(read('', { pinned })).toMatchObject({ action: 'start', notes: '', choiceFrom: 'pinned' });
    expect(read('again', { pinned })).toMatchObject({ action: 'start', notes: 'again' });
  });

  it('says when it is gone', () => {
    const reading = read('x', { pinned: { projectId: 'web', taskId: 'gone' } });
    expect(reading).toMatchObject({ action: 'none', choice: null, problems: [{ code: 'pinned-gone' }] });
  });

  it('takes its words out of the field', () => {
    const text = ' acme 1h30 web  fix\n the login mon';
    expect(textAfterPinning(read(text))).toBe('1h30 fix\n the login mon');
  });
});

describe('the note', () => {
  it('keeps spelling, blanks and lines', () => {
    expect(read('acme dev Größe  ändern\n\n– später 1h\tPUNKT 2').notes).toBe(
      'Größe  ändern\n\n– später PUNKT 2',
    );
    expect(read('acme dev first\n1h second').notes).toBe('first\nsecond');
    expect(read('acme dev 👩‍👩‍👧 שלום עולם').notes).toBe('👩‍👩‍👧 שלום עולם');
  });

  it('has an end, which is said before Enter', () => {
    expect(read(`acme dev ${'x'.repeat(10_000)}`)).toMatchObject({ action: 'start', problems: [] });
    expect(read(`acme dev ${'x'.repeat(10_001)}`)).toMatchObject({
      action: 'none',
      problems: [{ code: 'note-too-long', length: 10_001, most: 10_000 }],
    });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { ArrangementActs } from '../../src/main/arrangement-acts';
import { Pins } from '../../src/main/pins';
import { MAX_PINS, type Project } from '../../src/shared/model';

const website: Project = {
  id: 'website',
  name: 'Website',
  code: null,
  clientId: 'acme',
  clientName: 'Acme',
  color: '#123456',
  isBillable: true,
  isActive: true,
  budget: null,
  tasks: [{ id: 'dev', name: 'Development' }],
};
const choice = (notes: string) => ({ projectId: 'website', taskId: 'dev', notes });

let facts: Map<string, string>;
let projects: Project[];
let changes: number;
let now: number;
let acts: ArrangementActs;
const open = (): Pins =>
  new Pins({
    ledger: {
      fact: (key) => facts.get(key) ?? null,
      setFact: (key, value) => void (value === null ? facts.delete(key) : facts.set(key, value)),
    },
    findProject: (id) => projects.find((project) => project.id === id) ?? null,
    acts,
  });
const notesOf = (pins: Pins) => pins.list.map(({ notes }) => notes);

beforeEach(() => {
  facts = new Map();
  projects = [website];
  changes = 0;
  now = Date.UTC(2026, 4, 21, 14);
  let ids = 0;
  acts = new ArrangementActs({
    clock: () => now,
    newId: () => `act-${(ids += 1)}`,
    onChange: () => (changes += 1),
  });
});

describe('pins', () => {
  it('are kept in the order in which they were pinned, over a restart, with their names and colour', () => {
    const pins = open();
    pins.add(choice('one'));
    pins.add(choice('two'));
    expect(notesOf(open())).toEqual(['one', 'two']);
    expect(open().list[0]).toEqual({
      ...choice('one'),
      clientName: 'Acme',
      projectName: 'Website',
      taskName: 'Development',
      color: '#123456',
      isAvailable: true,
    });
    expect(changes).toBe(2);
  });

  it('hold each work once, whatever blanks surround its note', () => {
    const pins = open();
    pins.add(choice('one'));
    pins.add(choice('one '));
    expect(notesOf(pins)).toEqual(['one']);
  });

  it('move up and down by one place, and not beyond the ends', () => {
    const pins = open();
    for (const notes of ['a', 'b', 'c']) pins.add(choice(notes));
    pins.move(choice('c'), -1);
    expect(notesOf(pins)).toEqual(['a', 'c', 'b']);
    pins.move(choice('a'), 1);
    expect(notesOf(pins)).toEqual(['c', 'a', 'b']);
    pins.move(choice('c'), -1);
    pins.move(choice('b'), 1);
    pins.move(choice('unknown'), 1);
    expect(notesOf(pins)).toEqual(['c', 'a', 'b']);
  });

  it('are taken off', () => {
    const pins = open();
    pins.add(choice('a'));
    pins.add(choice('b'));
    pins.remove(choice('a'));
    expect(notesOf(pins)).toEqual(['b']);
  });

  it('keep the names of a project that is gone, and say that nothing can be tracked on it', () => {
    const pins = open();
    pins.add(choice('a'));
    projects = [{ ...website, name: 'New name', isActive: false }];
    expect(pins.list[0]).toMatchObject({ projectName: 'New name', isAvailable: false });
    projects = [];
    expect(pins.list[0]).toMatchObject({ projectName: 'Website', color: null, isAvailable: false });
    projects = [{ ...website, tasks: [] }];
    expect(pins.list[0]).toMatchObject({ taskName: 'Development', isAvailable: false });
  });

  it('refuse what nothing can be tracked on, and more than fit', () => {
    const pins = open();
    expect(pins.add({ ...choice('a'), taskId: 'none' })).toMatchObject({ failure: { kind: 'invalid' } });
    for (let index = 0; index < MAX_PINS; index += 1) pins.add(choice(String(index)));
    expect(pins.add(choice('one more'))).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    expect(pins.list).toHaveLength(MAX_PINS);
  });

  it('that cannot be read are none', () => {
    for (const damaged of ['[', '{}', '[{"projectId":1}]']) {
      facts.set('pins', damaged);
      expect(open().list).toEqual([]);
    }
  });
});

describe('what was done to pins', () => {
  const undoNewest = () => acts.undo(acts.undoable?.id ?? '');

  it('is taken back, the newest first, to the list and the order of before', () => {
    const pins = open();
    for (const notes of ['one', 'two', 'three']) pins.add(choice(notes));
    pins.move(choice('three'), -1);
    pins.remove(choice('one'));
    expect(notesOf(pins)).toEqual(['three', 'two']);
    expect(acts.undoable).toMatchObject({ what: 'unpin', until: now + 10_000, entry: { notes: 'one' } });
    expect(undoNewest()).toMatchObject({ ok: true });
    expect(notesOf(pins)).toEqual(['one', 'three', 'two']);
    expect(acts.undoable).toMatchObject({ what: 'move-pin', entry: { notes: 'three' } });
    undoNewest();
    expect(notesOf(pins)).toEqual(['one', 'two', 'three']);
    expect(acts.undoable).toMatchObject({ what: 'pin', entry: { notes: 'three', projectName: 'Website' } });
    const changesBefore = changes;
    undoNewest();
    expect(changes).toBe(changesBefore + 1);
    expect(notesOf(open())).toEqual(['one', 'two']);
  });

  it('is offered for ten seconds, and not by another name', () => {
    const pins = open();
    pins.add(choice('one'));
    const id = acts.undoable?.id ?? '';
    expect(acts.undo('something else')).toBeNull();
    now += 9_999;
    expect(acts.undoable).not.toBeNull();
    now += 1;
    expect(acts.undoable).toBeNull();
    expect(acts.undo(id)).toBeNull();
    expect(notesOf(pins)).toEqual(['one']);
  });

  it('is nothing where nothing changes', () => {
    const pins = open();
    pins.add(choice('one'));
    acts.undo(acts.undoable?.id ?? '');
    pins.remove(choice('one'));
    pins.move(choice('one'), 1);
    expect(acts.undoable).toBeNull();
  });
});

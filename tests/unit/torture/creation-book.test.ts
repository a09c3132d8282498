import { describe, expect, test } from 'vitest';
import { CreationBook, type Sent } from '../../torture/creation-book';

const sent = (id: string, state: Sent['state'], block: Sent['block'] = null): Sent => ({
  ...{ id, seq: 1, state, block, reason: block && 'No.', clientId: null },
});

/** Two clients that look alike, and an invoice. */
function book(): CreationBook {
  const made = new CreationBook();
  made.created('client', 'client 1', 'a');
  made.created('client', 'client 1', 'b');
  made.created('invoice', 'invoice 3', 'c');
  return made;
}
const done = ['a', 'b', 'c'].map((id) => sent(id, 'done'));
const marks = ['client 1', 'client 1', 'invoice 3'];

describe('the judge of what was created', () => {
  test('has nothing to say where each is there once', () => {
    expect(book().judge(done, marks)).toEqual({ complaints: [], lost: 0, duplicated: 0 });
  });

  test('sees what is lost, also where the journal has forgotten it, and what is there twice', () => {
    expect(book().judge(done, marks.slice(1))).toMatchObject({ lost: 1, duplicated: 0 });
    expect(book().judge(done.slice(1), marks.slice(1))).toMatchObject({ lost: 1, duplicated: 0 });
    expect(book().judge(done, [...marks, 'invoice 3'])).toMatchObject({ lost: 0, duplicated: 1 });
  });

  test('sees what was taken back, or written anew, and is there as it was', () => {
    const made = book();
    made.withdrawn('a', false);
    made.rewritten('invoice', 'invoice 4', 'c');
    expect(made.judge(done.slice(1), ['client 1', 'invoice 4']).complaints).toEqual([]);
    expect(made.judge(done.slice(1), marks)).toMatchObject({ lost: 1, duplicated: 2 });
  });

  test('lets wait for a client that waits for the person what belongs to it, and says so', () => {
    const made = book();
    made.created('contact', 'contact 5', 'd');
    const client = sent('a', 'blocked', 'refused');
    const contact = { ...sent('d', 'queued'), clientId: 'a' };
    const judged = (reason: string | null, by = client) =>
      made.judge([by, ...done.slice(1), { ...contact, reason }], marks.slice(1));
    expect(judged('It waits.').complaints).toEqual([]);
    expect(judged(null).complaints).toEqual(['d waits without a reason']);
    expect(judged('It waits.', sent('a', 'done'))).toMatchObject({ lost: 2 });
  });

  test('lets wait for the person only what says why, and nothing on its way', () => {
    const waiting = [sent('a', 'blocked', 'uncertain'), ...done.slice(1)];
    expect(book().judge(waiting, marks.slice(1)).complaints).toEqual([]);
    expect(book().judge(waiting, marks).complaints).toEqual([]);
    const silent = [{ ...sent('a', 'blocked', 'uncertain'), reason: null }, ...done.slice(1)];
    expect(book().judge(silent, marks).complaints).toEqual(['a waits without a reason']);
    expect(book().judge([sent('a', 'unsure'), ...done.slice(1)], marks).complaints).toEqual([
      'a is still unsure',
    ]);
  });

  test('takes what Keito has for one of two that nobody can tell apart, and sends the other again', () => {
    const made = book();
    const both = [sent('a', 'blocked', 'uncertain'), sent('b', 'blocked', 'uncertain')];
    expect(made.decisionOn(sent('a', 'blocked', 'uncertain'), both, ['client 1'])).toBe('is-there');
    made.withdrawn('a', true);
    expect(made.decisionOn(sent('b', 'blocked', 'uncertain'), both.slice(1), ['client 1'])).toBe(
      'send-again',
    );
  });
});

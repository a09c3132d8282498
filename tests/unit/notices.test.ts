import { expect, it } from 'vitest';
import { Notices } from '../../src/main/notices';

it('notices stay until they are dismissed; the same one again replaces what was said', () => {
  let changes = 0;
  const notices = new Notices(() => (changes += 1));
  notices.add('a', 'info', 'one');
  notices.add('b', 'warning', 'two');
  notices.add('a', 'warning', 'three');
  expect(notices.list).toEqual([
    { id: 'b', level: 'warning', text: 'two' },
    { id: 'a', level: 'warning', text: 'three' },
  ]);
  notices.remove('b');
  expect(notices.list.map(({ id }) => id)).toEqual(['a']);
  expect(changes).toBe(4);
});

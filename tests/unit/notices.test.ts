import { afterEach, expect, it } from 'vitest';
import { speak } from '../../src/main/language';
import { Notices } from '../../src/main/notices';
import * as m from '../../src/shared/i18n/messages';

afterEach(() => speak('en'));

it('notices stay until they are dismissed; the same one again replaces what was said', () => {
  let changes = 0;
  const notices = new Notices(() => (changes += 1));
  notices.add('a', 'info', () => 'one');
  notices.add('b', 'warning', () => 'two');
  notices.add('a', 'warning', () => 'three');
  expect(notices.list).toEqual([
    { id: 'b', level: 'warning', text: 'two' },
    { id: 'a', level: 'warning', text: 'three' },
  ]);
  notices.remove('b');
  expect(notices.list.map(({ id }) => id)).toEqual(['a']);
  expect(changes).toBe(4);
});

it('a notice that is still there follows a change of the language', () => {
  const notices = new Notices(() => undefined);
  notices.add('keyring', 'warning', m.main_keyring_locked);
  expect(notices.list[0]?.text).toBe('The keyring is locked. Unlock it, then try again.');
  speak('de-AT');
  expect(notices.list[0]?.text).toBe(
    'Der Schlüsselbund ist gesperrt. Entsperren Sie ihn und versuchen Sie es noch einmal.',
  );
});

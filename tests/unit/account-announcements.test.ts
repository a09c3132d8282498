import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountWatcher } from '../../src/main/account-watcher';
import { Announcements } from '../../src/main/announcements';
import type { Absence } from '../../src/main/core/absence';
import { CurrentAccount } from '../../src/main/current-account';
import { speak } from '../../src/main/language';
import { Notices } from '../../src/main/notices';
import { DEFAULT_PREFERENCES, type Preferences } from '../../src/shared/settings';
import { Bench, HOUR } from '../support/bench';
import { Computer } from './accounts-support';

/** What the window says of what was decided in one account, where another one is open by then. */

const FROM = Date.UTC(2026, 4, 21, 7, 0);
const ABSENCE: Absence = {
  ...{ id: 'absence', entryId: 'timer', kind: 'away', policy: 'ask', cause: 'idle' },
  spans: [{ from: FROM, to: FROM + HOUR }],
};
let hours: Preferences['formats']['hours'] = '24h';
let notices: Notices;
const said = () => notices.list.map(({ id }) => id);

const nothing = (): never => {
  throw new Error('Nothing of this is asked for.');
};
const announcing = (workspace: () => Bench['workspace'], clock: () => number): Announcements =>
  new Announcements({
    ...{ workspace, clock, notices, hours: () => hours, privacy: () => ({ names: 'shown' }) },
    ...{ acts: nothing, carryOut: nothing, notify: nothing, settle: () => undefined },
    ...{ showQuietly: nothing, open: nothing },
  });

beforeEach(() => {
  notices = new Notices(() => undefined);
  hours = '24h';
});
afterEach(() => speak('en'));

describe('what is said of an absence', () => {
  it('is by the zone of the account in which it was, in the words and the format that are chosen by then', async () => {
    const bench = await Bench.open({ timezone: 'Europe/Berlin' });
    const other = await Bench.open({ timezone: 'America/New_York' });
    let { workspace } = bench;
    announcing(() => workspace, bench.time.clock).leftOut(ABSENCE);
    const text = () => notices.list[0]?.text;
    const before = text();
    expect(before).toContain('9:00');
    ({ workspace } = other);
    expect(text()).toBe(before);
    hours = '12h';
    expect(text()).toMatch(/9:00.?AM/i);
    speak('de');
    expect(text()).toMatch(/^Sie waren .*9:00/);
    for (const one of [bench, other]) await one.close();
  });

  it('and that a timer was carried into a new day, is gone with its account, and stays where that is opened anew', async () => {
    const computer = await Computer.started();
    const [first] = await computer.both();
    await computer.open.close();
    const announcements = announcing(() => computer.open.account.workspace, Date.now);
    computer.open = new CurrentAccount({
      accounts: computer.accounts,
      watch: accountWatcher({
        ...{ announcements, clock: Date.now, schedule: () => () => undefined, newId: () => 'absence' },
        ...{ idleSeconds: () => 0, fresh: (work) => work(), onQuestion: () => undefined },
        ...{ preferences: () => DEFAULT_PREFERENCES, thresholdSeconds: null },
      }),
      onChange: () => undefined,
      onBug: (error) => computer.bugs.push(error),
    });
    await computer.open.begin();
    announcements.leftOut(ABSENCE);
    announcements.newDay();
    notices.add('keyring-none', 'warning', () => 'Of the computer.');
    expect((await computer.open.change()).ok).toBe(true);
    expect(said()).toEqual(['left-out', 'new-day', 'keyring-none']);
    expect((await computer.handlers().useAccount({ accountId: first })).ok).toBe(true);
    expect(said()).toEqual(['keyring-none']);
    await computer.end();
  });
});

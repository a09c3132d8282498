import { expect, it } from 'vitest';
import { Announcements } from '../../src/main/announcements';
import type { Announcement } from '../../src/main/desktop/notifications';
import { createActs } from '../../src/main/handlers';
import { Notices } from '../../src/main/notices';
import { outsideActs } from '../../src/main/outside-acts';
import * as m from '../../src/shared/i18n/messages';
import { fail } from '../../src/shared/result';
import { Bench, present } from '../support/bench';

it.each([
  ['shown', 'Acme › Website has run for more than 10 h'],
  ['hidden', 'A timer has run for more than 10 h'],
] as const)('a notification has names where they are %s', async (names, title) => {
  const bench = await Bench.open();
  const { workspace, time } = bench;
  const told: Announcement[] = [];
  const settled: string[] = [];
  const nobodyAsks = (): never => {
    throw new Error('Nothing of this is about an absence.');
  };
  const announcements = new Announcements({
    workspace: () => workspace,
    clock: time.clock,
    notices: new Notices(() => undefined),
    hours: () => '24h',
    privacy: () => ({ names }),
    acts: () => createActs({ current: nobodyAsks, idle: nobodyAsks }),
    carryOut: nobodyAsks,
    notify: (announcement) => told.push(announcement),
    settle: (id) => settled.push(id),
    showQuietly: nobodyAsks,
    open: nobodyAsks,
  });
  bench.started();
  const timer = workspace.running();
  if (!timer) throw new Error('No timer runs.');
  announcements.longTimer(timer, 10);
  expect(told).toMatchObject([{ id: 'long-timer', title }]);
  const said = told.flatMap((one) => [one.title, one.body, ...one.actions.map(({ label }) => label)]);
  expect(said.join('\n').includes('Acme')).toBe(names === 'shown');
  // It is taken back with the timer that it is about, once.
  const running = workspace.viewOf(timer);
  announcements.look({ running, reminder: null });
  expect(settled).toEqual([]);
  announcements.look({ running: null, reminder: null });
  announcements.look({ running: null, reminder: null });
  expect(settled).toEqual(['long-timer']);
  announcements.reminder({ since: 1, until: 2 }, 'notification');
  announcements.look({ running: null, reminder: { since: 1 } });
  announcements.look({ running: null, reminder: null });
  expect(settled).toEqual(['long-timer', 'reminder']);
  await bench.close();
});

it('what the button of a notification could not do is told in the window', async () => {
  const bench = await Bench.open();
  const { workspace, time } = bench;
  const told: Announcement[] = [];
  const notices = new Notices(() => undefined);
  const opened: (readonly string[])[] = [];
  const nothing = (): never => {
    throw new Error('The disk is full.');
  };
  const announcements = new Announcements({
    ...{ workspace: () => workspace, clock: time.clock, notices, hours: () => '24h' as const },
    privacy: () => ({ names: 'shown' }),
    acts: () => ({
      ...createActs({ current: nothing, idle: nothing }),
      toggle: () => fail('invalid', 'Website is archived.'),
    }),
    carryOut: outsideActs({
      notices,
      openWindow: () => opened.push(notices.list.map(({ text }) => text)),
      onBug: () => undefined,
    }),
    notify: (announcement) => told.push(announcement),
    ...{ settle: () => undefined, showQuietly: nothing, open: nothing },
  });
  announcements.reminder({ since: 1, until: 2 }, 'notification');
  told[0]?.actions[0]?.act();
  expect(opened).toEqual([['Website is archived.']]);
  bench.started();
  announcements.longTimer(present(workspace.running()), 10);
  told[1]?.actions[0]?.act();
  expect(opened.at(-1)).toEqual([m.main_internal_error()]);
  await bench.close();
});

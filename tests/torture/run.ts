import { Book } from './book';
import { followLink } from './commands';
import { Creating } from './creating';
import { Here } from './here';
import type { NetworkFault } from './network';
import { There } from './there';
import { judge, twoTimers, type Verdict } from './verdict';
import { zoneOf, type Script, type Step } from './script';
import { MINUTE, SECOND, World } from './world';

export interface RunReport extends Verdict {
  /** What a person did at this computer and the app acknowledged. */
  readonly actions: number;
  readonly faults: ReadonlyMap<string, number>;
}

const SERVICE_FAULTS = [
  'lose-request',
  'lose-answer',
  'cut-json',
  'html',
  '500',
  '502',
  '503',
  '504',
  '429=3',
  '401',
] as const;

function faultOf(n: number): NetworkFault {
  const kinds: readonly NetworkFault[] = [
    ...SERVICE_FAULTS.map((fault) => ({ kind: 'service', fault }) as const),
    { kind: 'late', ms: (n % 19) * SECOND + 500 },
    { kind: 'refused' },
    { kind: 'none' },
  ];
  return kinds[n % kinds.length] ?? { kind: 'none' };
}

/** Nearly as slow as the app has patience for, before it is applied or after. */
function slowOf(n: number): NetworkFault {
  return { kind: 'service', fault: `${n % 2 === 0 ? 'delay' : 'delay-answer'}=${500 + (n % 14) * SECOND}` };
}

/** One run: everything of the script happens, then the world is calm, and what has become of it is judged twice. */
export async function runScript({ options, steps }: Script): Promise<RunReport> {
  const world = await World.open(options);
  const book = new Book(world);
  const here = new Here(world, book);
  const there = new There(world, book);
  const creating = new Creating(world);
  const counts = new Map<string, number>();
  const count = (kind: string): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1);

  const change = async (step: Step): Promise<void> => {
    const { act, n, m } = step;
    switch (act) {
      case 'start':
        return here.start(n);
      case 'start-earlier':
        return here.start(n, (1 + (m % 20)) * MINUTE);
      case 'split':
        return here.split(n, m);
      case 'split-at':
        return here.splitAt(n, m);
      case 'go-on':
        return here.goOn(n);
      case 'undo':
        return here.undo(1 + (n % 3));
      case 'stop':
        return here.stop();
      case 'command-start':
        return here.start(n, 0, 'command-line');
      case 'command-stop':
        return here.stop('stop');
      case 'command-toggle':
        return here.toggle();
      case 'link':
        followLink(world, n % 2 === 0 ? `keito://start?text=website+development+${n}` : 'keito://stop');
        // Half of what a link shows is confirmed, in the window like everything else.
        if (m % 2 === 0) return;
        return n % 2 === 0 ? here.start(n) : here.stop();
      case 'log':
        return here.log(n, m);
      case 'edit-notes':
        return here.editNotes(n);
      case 'edit-place':
        return here.editPlace(n, m);
      case 'edit-time':
        return here.editTime(n, m);
      case 'edit-range':
        return here.editRange(n, m);
      case 'edit-date':
        return here.editDate(n, m);
      case 'log-range':
        return here.logRange(n, m);
      case 'delete':
        return here.delete(n);
      case 'create':
        return creating.create(n, m);
      case 'create-there':
        return creating.createThere(n);
      case 'withdraw':
        return creating.withdraw(n);
      case 'rewrite':
        return creating.rewrite(n, m);
      case 'answer-idle':
        return here.answerIdle(n, m);
      case 'new-day':
        return here.newDay();
      case 'forget':
        if (!(await here.forget(m))) return;
        count('forgotten timer');
        if (n % 5 === 0) {
          await world.settled();
          await there.stop();
        }
        return here.answerForgotten(n, m);
      case 'keep-mine':
        return here.decide(n, false);
      case 'take-theirs':
        return here.decide(n, true);
      case 'there-start':
        return there.start(n);
      case 'there-stop':
        return there.stop();
      case 'there-restart':
        return there.restart(n);
      case 'there-edit-notes':
        return there.editNotes(n);
      case 'there-edit-hours':
        return there.editHours(n);
      case 'there-move-begin':
        return there.moveBegin(n, m);
      case 'there-move-day':
        return there.moveDay(n, m);
      case 'there-delete':
        return there.delete(n);
      case 'lock':
      case 'unlock':
        return setLock(n, act === 'lock');
      case 'wrong-date':
        return world.network.order([{ kind: 'wrong-date' }]);
      case 'fault':
        return world.network.order(Array.from({ length: 1 + (m % 3) }, (_, index) => faultOf(n + index * m)));
      case 'slow':
        return world.network.order(Array.from({ length: 1 + (m % 3) }, (_, index) => slowOf(n + index * m)));
      case 'false-refusal':
        return world.network.order([{ kind: 'service', fault: '422' }]);
      // Of a service's several machines one is a second off; one that is far off is a step of the clock here.
      case 'server-clock':
        return world.network.order([{ kind: 'service', fault: n % 2 === 0 ? 'clock=1' : 'clock=-1' }]);
      case 'offline':
        world.network.isOnline = false;
        return;
      case 'online':
        world.network.isOnline = true;
        return;
      case 'crash':
        count('crash');
        return world.restart();
      case 'crash-in-a-commit':
        count('crash in a commit');
        return world.process.endAt(1 + (n % 6), m % 2 === 0 ? 'before' : 'after');
      case 'clock-step':
        count('clock step');
        world.clockOffsetMs += ((n % 200) - 100) * MINUTE;
        return book.clockSet();
      case 'zone-change':
        count('zone change');
        world.zone = zoneOf(n);
        world.keito.control.changeSettings({ timezone: world.zone });
        return book.zoneChanged();
      case 'wait':
        return world.advance((n % 90) * SECOND);
      case 'wait-long':
        return world.advance((n % 70) * MINUTE);
      case 'refresh':
        return world.workspace.refresh();
      case 'glance':
        return world.workspace.glance();
    }
  };

  const judgeAll = async (): Promise<Verdict> => {
    const entries = await judge(world, book, options.rounding);
    const creations = await creating.judge();
    return {
      complaints: [...entries.complaints, ...creations.complaints],
      lost: entries.lost + creations.lost,
      duplicated: entries.duplicated + creations.duplicated,
    };
  };

  const locked = new Set<string>();
  const setLock = async (n: number, is_locked: boolean): Promise<void> => {
    const rows = await world.server();
    const row = rows[n % Math.max(1, rows.length)];
    if (!row || row.is_running) return;
    world.keito.control.changeEntry(row.id, { is_locked });
    if (is_locked) locked.add(row.id);
    else locked.delete(row.id);
  };

  const calm = async (): Promise<void> => {
    world.network.isOnline = true;
    world.network.calm();
    for (const id of locked) world.keito.control.changeEntry(id, { is_locked: false });
    locked.clear();
    for (let round = 0; round < 40; round += 1) {
      await world.advance(2 * MINUTE);
      const { ledger } = world.workspace;
      const open = ledger.openOperations();
      const held = ledger.heldBack();
      const isDone = open.every(({ state, entryId }) => state === 'blocked' || held.has(entryId));
      if (round >= 3 && isDone && creating.isSettled && world.workspace.phase.kind === 'ok') break;
    }
    world.workspace.refresh();
    await world.settled();
    // What the reading has freed is sent at once, by a round of its own.
    await world.advance(SECOND);
  };

  const onTheWay: string[] = [];
  try {
    for (const step of steps) {
      // A device elsewhere can act between a question of the app and its answer: nobody could tell. So it waits for it.
      if (/^(there-|create-there|lock|unlock)/.test(step.act)) {
        // A round that is just over may be followed by another at once.
        await new Promise((resolve) => setImmediate(resolve));
        await world.answered();
      }
      // It may have ended in the background since.
      if (!world.process.isAlive) await world.restart();
      book.hearOfKept();
      await guarded(world, () => change(step));
      // Some of what happens comes before the app has got anywhere with what came before, some in the middle of it.
      if (step.m % 6 === 0) continue;
      if (step.m % 3 !== 0) await world.settled();
      onTheWay.push(...(await twoTimers(world)).map((complaint) => `after ${step.act}: ${complaint}`));
    }
    await guarded(world, () => here.stop());
    await calm();
    const first = await judgeAll();
    const isBlocked = (): boolean => world.workspace.ledger.openOperations().length > 0 || !creating.isDone;
    for (let round = 0; round < 6 && isBlocked(); round += 1) {
      for (let n = 0; n < 12; n += 1) await guarded(world, () => here.decide(0, false));
      await guarded(world, () => creating.decide());
      await calm();
    }
    const second = await judgeAll();
    const left = [...world.workspace.ledger.openOperations(), ...world.workspace.ledger.creations.open()];
    const stuck = left.length === 0 ? [] : [`not settled by a decision: ${JSON.stringify(left)}`];
    for (const [kind, times] of world.network.faultCounts) counts.set(kind, (counts.get(kind) ?? 0) + times);
    return {
      actions: here.acknowledged + creating.acknowledged,
      faults: counts,
      complaints: [
        ...onTheWay,
        ...first.complaints,
        ...second.complaints.map((one) => `after decisions: ${one}`),
        ...stuck,
      ],
      lost: Math.max(first.lost, second.lost),
      duplicated: Math.max(first.duplicated, second.duplicated),
    };
  } finally {
    await world.close();
  }
}

/** Whatever happens, a process that ended in it is started again. */
async function guarded(world: World, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (world.process.isAlive) throw error;
  }
  if (!world.process.isAlive) await world.restart();
}

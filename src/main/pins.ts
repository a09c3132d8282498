import { z } from 'zod';
import { MAX_PINS, MAX_NOTES_LENGTH, type Project } from '../shared/model';
import { fail, ok, type Result } from '../shared/result';
import type { PinView, UndoablePinAct } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import type { PlaceOf } from './answers';
import type { ArrangementActs } from './arrangement-acts';
import type { Choice } from './core/timer';
import type { Ledger } from './ledger/ledger';

/** With the names of the day it was pinned: a project that is gone must still be told from another. */
const storedPins = z.array(
  z.object({
    projectId: z.string(),
    taskId: z.string(),
    notes: z.string().max(MAX_NOTES_LENGTH),
    clientName: z.string(),
    projectName: z.string(),
    taskName: z.string(),
  }),
);
type StoredPin = z.infer<typeof storedPins>[number];

const FACT = 'pins';

export interface PinsOptions {
  readonly ledger: Pick<Ledger, 'fact' | 'setFact'>;
  readonly findProject: (projectId: string) => Project | null;
  readonly acts: ArrangementActs;
}

/** What a person keeps at hand to start, in their own order. Part of one account's journal, on this computer only. */
export class Pins {
  readonly #options: PinsOptions;

  constructor(options: PinsOptions) {
    this.#options = options;
  }

  get list(): readonly PinView[] {
    return this.#read().map((pin) => this.#show(pin));
  }

  /** Pins at the end; what is pinned already stays where it is. Refused with `invalid` where it cannot be tracked on. */
  add(choice: Choice): Result<null> {
    const pins = this.#read();
    if (pins.some((pin) => isSame(pin, choice))) return ok(null);
    if (pins.length >= MAX_PINS) return fail('invalid', m.main_pins_full({ count: MAX_PINS }));
    const project = this.#options.findProject(choice.projectId);
    const task = project?.tasks.find(({ id }) => id === choice.taskId);
    if (!project || !task) return fail('invalid', m.main_project_unknown(), 'projectId');
    const names = { clientName: project.clientName, projectName: project.name, taskName: task.name };
    const pin = { ...choice, ...names };
    return this.#change('pin', pin, [...pins, pin]);
  }

  remove(choice: Choice): Result<null> {
    const pins = this.#read();
    const removed = pins.find((pin) => isSame(pin, choice));
    return removed
      ? this.#change(
          'unpin',
          removed,
          pins.filter((pin) => pin !== removed),
        )
      : ok(null);
  }

  /** Moves one place up (-1) or down (1); at the end of the list it stays. */
  move(choice: Choice, by: -1 | 1): Result<null> {
    const pins = this.#read();
    const from = pins.findIndex((pin) => isSame(pin, choice));
    const [moved, other] = [pins[from], pins[from + by]];
    if (!moved || !other) return ok(null);
    return this.#change('move-pin', moved, pins.with(from, other).with(from + by, moved));
  }

  /** The server was lost: what was pinned is by other ids now. A place that `placeOf` does not know stays as it was. */
  placeAnew(placeOf: PlaceOf): void {
    this.#write(this.#read().map((pin) => ({ ...pin, ...placeOf(pin.projectId, pin.taskId) })));
  }

  #change(what: UndoablePinAct, pin: StoredPin, pins: readonly StoredPin[]): Result<null> {
    const before = this.#read();
    this.#write(pins);
    this.#options.acts.add({ what, entry: pin }, () => this.#write(before));
    return ok(null);
  }

  #show(pin: StoredPin): PinView {
    const project = this.#options.findProject(pin.projectId);
    const task = project?.tasks.find(({ id }) => id === pin.taskId);
    return {
      ...pin,
      ...(project && { clientName: project.clientName, projectName: project.name }),
      ...(task && { taskName: task.name }),
      color: project?.color ?? null,
      isAvailable: project?.isActive === true && task !== undefined,
    };
  }

  #read(): StoredPin[] {
    const json = this.#options.ledger.fact(FACT);
    if (json === null) return [];
    try {
      return storedPins.safeParse(JSON.parse(json)).data ?? [];
    } catch {
      return [];
    }
  }

  #write(pins: readonly StoredPin[]): void {
    this.#options.ledger.setFact(FACT, JSON.stringify(pins));
  }
}

function isSame(pin: Choice, choice: Choice): boolean {
  return (
    pin.projectId === choice.projectId &&
    pin.taskId === choice.taskId &&
    pin.notes.trim() === choice.notes.trim()
  );
}

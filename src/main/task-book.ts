import { z } from 'zod';
import type { TaskBookView, TaskView } from '../shared/projects';
import type { Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { Clock } from './core/ports';
import type { KeitoClient } from './keito/client';
import type { WireTask } from './keito/wire-company';
import { KeptReading } from './kept-reading';
import type { Ledger } from './ledger/ledger';

const PER_PAGE = 2000;

export interface TaskBookOptions {
  readonly ledger: Pick<Ledger, 'fact' | 'setFact'>;
  readonly client: () => Pick<KeitoClient, 'tasks'> | null;
  readonly clock: Clock;
  readonly onChange: () => void;
}

const tasks = z.array(
  z.object({
    ...{ id: z.string(), name: z.string(), isBillable: z.boolean().nullable() },
    ...{ isDefault: z.boolean(), isActive: z.boolean() },
  }),
);

/** The company's tasks: what Keito last said of them. */
export class TaskBook {
  readonly #reading: KeptReading<readonly TaskView[]>;

  constructor({ ledger, client, clock, onChange }: TaskBookOptions) {
    this.#reading = new KeptReading({
      ...{ facts: ledger, name: 'tasks', clock, onChange },
      schema: z.object({ value: tasks, readAt: z.number() }),
      read: () => {
        const keito = client();
        return keito && readTasks(keito);
      },
      forbidden: m.main_tasks_forbidden,
    });
  }

  /** What is known of them now. */
  view(): TaskBookView {
    const { value = [], readAt = null } = this.#reading.kept ?? {};
    return { tasks: [...value].sort((a, b) => a.name.localeCompare(b.name)), readAt };
  }

  /** Asks Keito where the list is older than a minute; fails, with the reason, where it does not answer. */
  look(): Promise<Result<null>> {
    return this.#reading.look();
  }
}

async function readTasks(client: Pick<KeitoClient, 'tasks'>): Promise<readonly TaskView[]> {
  return (await client.tasks({ per_page: PER_PAGE }).collect()).map(taskFromWire);
}

function taskFromWire(task: WireTask): TaskView {
  return {
    ...{ id: task.id, name: task.name, isBillable: task.billable_by_default ?? null },
    ...{ isDefault: task.is_default ?? false, isActive: task.is_active ?? true },
  };
}

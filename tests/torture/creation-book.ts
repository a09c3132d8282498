import type { Creation, CreationKind } from '../../src/main/core/creation';
import type { Workspace } from '../../src/main/workspace';
import type { Complaint } from './model';

/** What was created with the same looks, by whom. */
interface Marked {
  readonly kind: CreationKind;
  /** Ids here of what was acknowledged and is still wanted. */
  readonly here: Set<string>;
  /** How many of them were made elsewhere. */
  there: number;
  /** How many of those nobody can tell from one of here, of which it was in doubt whether it had arrived. */
  doubtful: number;
}

/** What of a creation this page is about, as the journal has it, with the reason that the app shows. */
export interface Sent extends Pick<Creation, 'id' | 'seq' | 'state' | 'block' | 'reason'> {
  /** Whose it is, by Keito's id or the one of here; null: a client's own, or nobody's. */
  readonly clientId: string | null;
}

export function asSent(creation: Creation, { creations }: Pick<Workspace, 'creations'>): Sent {
  const { id, seq, state, block, body } = creation;
  const { reason } = creations.viewOf(creation);
  return { id, seq, state, block, reason, clientId: 'clientId' in body ? body.clientId : null };
}

/** Whether nothing comes of it without the person: it waits for them, or for a client that does. */
export function isAtRest({ state, clientId }: Sent, sent: readonly Sent[]): boolean {
  const isBehind = sent.some((one) => one.id === clientId && one.state === 'blocked');
  return state === 'blocked' || (state === 'queued' && isBehind);
}

export interface CreationVerdict {
  readonly complaints: readonly Complaint[];
  readonly lost: number;
  readonly duplicated: number;
}

/** mend: written anew, so that Keito takes it · is-there: Keito has it, and what waits here is taken out of sight. */
export type Decision = 'mend' | 'take-back' | 'is-there' | 'send-again';

/**
 * What people created, by what it is known by on the server: some of it looks just like other. What was acknowledged has to
 * be there exactly once, or in sight with its reason.
 */
export class CreationBook {
  readonly #marked = new Map<string, Marked>();

  /** Every mark that was ever given, oldest first. */
  get marks(): readonly string[] {
    return [...this.#marked.keys()];
  }

  marksOf(wanted: CreationKind): readonly string[] {
    return [...this.#marked].filter(([, { kind }]) => kind === wanted).map(([mark]) => mark);
  }

  kindOf(mark: string): CreationKind | undefined {
    return this.#marked.get(mark)?.kind;
  }

  created(kind: CreationKind, mark: string, id: string): void {
    this.#of(kind, mark).here.add(id);
  }

  /** `isInDoubt`: whether one of here that looks the same has arrived (docs/sync.md, Limits). */
  createdElsewhere(kind: CreationKind, mark: string, isInDoubt: boolean): void {
    const marked = this.#of(kind, mark);
    marked.there += 1;
    if (isInDoubt) marked.doubtful += 1;
  }

  rewritten(kind: CreationKind, mark: string, id: string): void {
    this.#ownerOf(id)?.[1].here.delete(id);
    this.created(kind, mark, id);
  }

  /** `isThere`: Keito has it all the same, as if it had been made elsewhere. */
  withdrawn(id: string, isThere: boolean): void {
    const marked = this.#ownerOf(id)?.[1];
    marked?.here.delete(id);
    if (marked && isThere) marked.there += 1;
  }

  /** By what one of here is known; undefined: it is nobody's, or was taken back. */
  markOf(id: string): string | undefined {
    return this.#ownerOf(id)?.[0];
  }

  /**
   * What a person does about one that waits for them. Of what was refused, half is mended; of what Keito may have they have
   * looked there: `marks`.
   */
  decisionOn(
    one: Pick<Sent, 'id' | 'seq' | 'block'>,
    sent: readonly Sent[],
    marks: readonly string[],
  ): Decision {
    const marked = this.#ownerOf(one.id);
    if (one.block === 'refused' && marked && one.seq % 2 === 0) return 'mend';
    if (one.block === 'refused' || !marked) return 'take-back';
    const [mark, { here, there }] = marked;
    return count(mark, marks) >= settled(here, sent) + there + 1 ? 'is-there' : 'send-again';
  }

  /** Once nothing is under way any more. `sent`: all that the journal has; `marks`: all that the server has. */
  judge(sent: readonly Sent[], marks: readonly string[]): CreationVerdict {
    const complaints: Complaint[] = [];
    let [lost, duplicated] = [0, 0];
    for (const one of sent.filter(isOpen)) {
      const { id, state, reason } = one;
      if (!isAtRest(one, sent)) complaints.push(`${id} is still ${state}`);
      else if (!reason) complaints.push(`${id} waits without a reason`);
    }
    for (const [mark, { here, there, doubtful }] of this.#marked) {
      const found = count(mark, marks);
      const [least, most] = [settled(here, sent) + there - doubtful, here.size + there];
      if (found < least) lost += least - found;
      if (found > most) duplicated += found - most;
      if (found < least || found > most)
        complaints.push(`«${mark}» is on the server ${found} times, not ${least} to ${most}`);
    }
    return { complaints, lost, duplicated };
  }

  #of(kind: CreationKind, mark: string): Marked {
    const known = this.#marked.get(mark) ?? { kind, here: new Set<string>(), there: 0, doubtful: 0 };
    this.#marked.set(mark, known);
    return known;
  }

  #ownerOf(id: string): [string, Marked] | undefined {
    return [...this.#marked].find(([, { here }]) => here.has(id));
  }
}

/** It has not arrived, and was not taken back. */
export function isOpen({ state }: Pick<Sent, 'state'>): boolean {
  return state !== 'done' && state !== 'withdrawn';
}

const count = (mark: string, marks: readonly string[]): number => marks.filter((one) => one === mark).length;

/** How many of here are certainly on the server. */
function settled(here: ReadonlySet<string>, sent: readonly Sent[]): number {
  const resting = new Set(sent.filter((one) => isAtRest(one, sent)).map(({ id }) => id));
  return [...here].filter((id) => !resting.has(id)).length;
}

import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { IN_PROCESS_URL } from '../../src/local-keito';
import { dateIn } from '../../src/shared/calendar';
import {
  canWithdraw,
  type Creation,
  type CreationBody,
  type CreationKind,
} from '../../src/main/core/creation';
import type { Result } from '../../src/shared/result';
import { Dead } from './mortal';
import type { World } from './world';

const KINDS: readonly CreationKind[] = ['expense', 'client', 'contact', 'invoice'];
const categories = z.object({ expense_categories: z.array(z.object({ id: z.string() })) });

/** What was created with the same looks, by whom. */
interface Marked {
  readonly kind: CreationKind;
  /** Ids here of what was acknowledged and is still wanted. */
  readonly here: Set<string>;
  /** How many of them were made elsewhere. */
  there: number;
}

/** What the person found out about a creation whose fate nobody can tell: how many of its looks Keito has. */
export interface CreationVerdict {
  readonly complaints: readonly string[];
  readonly lost: number;
  readonly duplicated: number;
}

/**
 * A person who adds expenses, clients, contacts and invoices, some of which look just like others. Every one that the app
 * acknowledged has to be on the server exactly once, or in sight with its reason.
 */
export class Creating {
  readonly #world: World;
  readonly #marked = new Map<string, Marked>();
  acknowledged = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async create(n: number, m: number): Promise<void> {
    const kind = KINDS[n % KINDS.length] ?? 'client';
    const mark = this.#markFor(kind, m);
    const asked = await this.#body(kind, mark, n);
    // Some are of the kind that Keito refuses.
    const body = asked.kind === 'contact' && m % 4 === 0 ? { ...asked, email: 'no address' } : asked;
    const id = this.#world.nextId;
    await this.#act(
      () => ({ ok: true, value: this.#world.workspace.creations.add(body) }),
      () => this.#creations.get(id) !== null,
      () => this.#of(kind, mark).here.add(id),
    );
  }

  /** Somebody else makes one that looks just like one of here. */
  async createThere(n: number): Promise<void> {
    const known = [...this.#marked.keys()];
    const mark = known[n % Math.max(1, known.length)];
    const marked = mark === undefined ? undefined : this.#marked.get(mark);
    if (mark === undefined || !marked) return;
    // A client of here may not be there: whoever is elsewhere takes what is.
    const body = await this.#body(marked.kind, mark, 0);
    const { elsewhere } = this.#world;
    marked.there += 1;
    switch (body.kind) {
      case 'expense':
        await elsewhere.createExpense({
          ...{ project_id: body.projectId, expense_category_id: body.categoryId, spent_date: body.spentDate },
          ...{ total_cost: 12.5, notes: mark },
        });
        return;
      case 'client':
        await elsewhere.createClient({ name: mark });
        return;
      case 'contact':
        await elsewhere.createContact({ client_id: body.clientId, first_name: mark });
        return;
      case 'invoice':
        await elsewhere.createInvoice({
          ...{ client_id: body.clientId, subject: mark, issue_date: body.issueDate },
          line_items: [{ kind: 'Service', description: mark, quantity: 1.5, unit_price: 110 }],
        });
    }
  }

  async withdraw(n: number): Promise<void> {
    const open = this.#creations.open();
    const one = open[n % Math.max(1, open.length)];
    if (!one || !canWithdraw(one) || one.block === 'uncertain') return;
    await this.#withdraw(one, true);
  }

  /** The person begins to write one anew, and mostly does. */
  async rewrite(n: number, m: number): Promise<void> {
    const open = this.#creations.open().filter(({ block }) => block !== 'uncertain');
    const one = open[n % Math.max(1, open.length)];
    if (!one || !canWithdraw(one) || !this.#ownerOf(one)) return;
    this.#world.workspace.creations.hold(one.id);
    if (m % 5 === 0) return;
    await this.#rewrite(one, this.#markFor(one.body.kind, m), n);
  }

  /** The person decides on everything that waits: of what Keito may have they look there. */
  async decide(): Promise<void> {
    for (const one of this.#creations.open().filter(({ state }) => state === 'blocked')) {
      const marked = this.#ownerOf(one);
      // Of what was refused, half is mended.
      if (one.block === 'refused' && marked && one.seq % 2 === 0) await this.#rewrite(one, marked[0], 0);
      else if (one.block === 'refused' || !marked) await this.#withdraw(one, true);
      else if ((await this.#count(marked)) >= this.#settled(marked) + marked[1].there + 1) {
        // It is there: what waits here is only taken out of sight.
        await this.#withdraw(one, false);
      } else {
        await this.#act(
          () => this.#world.workspace.creations.resend(one.id),
          () => this.#creations.get(one.id)?.state === 'queued',
          () => undefined,
        );
      }
    }
  }

  get isSettled(): boolean {
    return this.#creations.open().every(({ state }) => state === 'blocked');
  }

  get isDone(): boolean {
    return this.#creations.open().length === 0;
  }

  /** Once nothing is under way any more. */
  async judge(): Promise<CreationVerdict> {
    const complaints: string[] = [];
    let [lost, duplicated] = [0, 0];
    for (const { id, state, reason } of this.#creations.open()) {
      if (state !== 'blocked') complaints.push(`${id} is still ${state}`);
      else if (!reason) complaints.push(`${id} is blocked without a reason`);
    }
    for (const marked of this.#marked) {
      const [mark, { here, there }] = marked;
      const found = await this.#count(marked);
      const [least, most] = [this.#settled(marked) + there, here.size + there];
      if (found < least) lost += least - found;
      if (found > most) duplicated += found - most;
      if (found < least || found > most)
        complaints.push(`«${mark}» is on the server ${found} times, not ${least} to ${most}`);
    }
    return { complaints, lost, duplicated };
  }

  get #creations() {
    return this.#world.workspace.ledger.creations;
  }

  /** One of three looks like one before it. */
  #markFor(kind: CreationKind, m: number): string {
    const same = [...this.#marked].filter(([, marked]) => marked.kind === kind).map(([mark]) => mark);
    const known = same[m % Math.max(1, same.length)];
    return m % 3 === 0 && known !== undefined ? known : `${kind} ${this.#marked.size + 1}`;
  }

  #of(kind: CreationKind, mark: string): Marked {
    const known = this.#marked.get(mark) ?? { kind, here: new Set<string>(), there: 0 };
    this.#marked.set(mark, known);
    return known;
  }

  #ownerOf({ id }: Creation): [string, Marked] | undefined {
    return [...this.#marked].find(([, { here }]) => here.has(id));
  }

  /** How many of here are certainly on the server. */
  #settled([, { here }]: readonly [string, Marked]): number {
    return [...here].filter((id) => this.#creations.get(id)?.state !== 'blocked').length;
  }

  async #count([mark, { kind }]: readonly [string, Marked]): Promise<number> {
    const { elsewhere } = this.#world;
    switch (kind) {
      case 'expense':
        return (await elsewhere.expenses().collect()).filter(({ notes }) => notes === mark).length;
      case 'client':
        return (await elsewhere.clients().collect()).filter(({ name }) => name === mark).length;
      case 'contact':
        return (await elsewhere.contacts().collect()).filter(({ first_name }) => first_name === mark).length;
      case 'invoice':
        return (await elsewhere.invoices().collect()).filter(({ subject }) => subject === mark).length;
    }
  }

  async #rewrite(one: Creation, mark: string, n: number): Promise<void> {
    const body = await this.#body(one.body.kind, mark, n);
    await this.#act(
      () => this.#world.workspace.creations.rewrite(one.id, body),
      () => isDeepStrictEqual(this.#creations.get(one.id)?.body, body),
      () => {
        this.#ownerOf(one)?.[1].here.delete(one.id);
        this.#of(body.kind, mark).here.add(one.id);
      },
    );
  }

  async #withdraw(one: Creation, isGivenUp: boolean): Promise<void> {
    await this.#act(
      () => this.#world.workspace.creations.withdraw(one.id),
      () => this.#creations.get(one.id)?.state === 'withdrawn',
      () => {
        const marked = this.#ownerOf(one);
        if (!marked) return;
        const [, { here }] = marked;
        here.delete(one.id);
        // It is there all the same, as if it had been made elsewhere.
        if (!isGivenUp) marked[1].there += 1;
      },
    );
  }

  async #body(kind: CreationKind, mark: string, n: number): Promise<CreationBody> {
    const { keito, elsewhere, workspace, places } = this.#world;
    const today = dateIn(workspace.zone, this.#world.act().at);
    const noRates = { tax: null, tax2: null, discount: null };
    const own = this.#creations.of('client');
    const theirs = (await elsewhere.clients().collect())[0]?.id ?? '';
    // Some are of a client that Keito may not have yet.
    const clientId = n % 3 === 0 ? theirs : (own[n % Math.max(1, own.length)]?.id ?? theirs);
    switch (kind) {
      case 'expense': {
        const { apiKey, accountId } = keito.credentials;
        const headers = { Authorization: `Bearer ${apiKey}`, 'Keito-Account-Id': accountId };
        const answer = await keito.fetch(`${IN_PROCESS_URL}/expense_categories`, { headers });
        const [category] = categories.parse(await answer.json()).expense_categories;
        return {
          ...{
            kind,
            projectId: places[0]?.projectId ?? '',
            categoryId: category?.id ?? '',
            spentDate: today,
          },
          ...{ cost: 125_000, units: null, notes: mark, billable: null },
          metadata: n % 2 === 0 ? [] : [{ name: 'cost_centre', value: mark }],
        };
      }
      case 'client':
        return {
          ...{ kind, name: mark, address: null, currency: null, paymentTerms: null, paymentDays: null },
          ...noRates,
        };
      case 'contact':
        return {
          ...{ kind, clientId, firstName: mark, lastName: null, title: null, email: null },
          ...{ phoneOffice: null, phoneMobile: null, fax: null },
        };
      case 'invoice':
        return {
          ...{ kind, clientId, subject: mark, notes: null, currency: null, issueDate: today },
          ...{ periodStart: null, periodEnd: null, ...noRates },
          lines: [
            {
              ...{ kind: 'Service', description: mark, quantity: 1.5, unitPrice: 1_100_000 },
              ...{ taxed: false, taxed2: false, projectId: null },
            },
          ],
        };
    }
  }

  /** A refused act is none. One in which the process ended counts if the journal has it. */
  async #act(work: () => Result<unknown>, isThere: () => boolean, done: () => void): Promise<void> {
    let isDone = false;
    try {
      isDone = work().ok;
    } catch (error) {
      if (!(error instanceof Dead)) throw error;
      await this.#world.restart(() => (isDone = isThere()));
    }
    if (!isDone) return;
    this.acknowledged += 1;
    done();
  }
}

import { isDeepStrictEqual } from 'node:util';
import { dateIn } from '../../src/shared/calendar';
import {
  canWithdraw,
  type Creation,
  type CreationBody,
  type CreationKind,
} from '../../src/main/core/creation';
import type { Result } from '../../src/shared/result';
import { creationBody, KINDS, marksThere } from './creation-bodies';
import { asSent, CreationBook, isAtRest, isOpen, type CreationVerdict, type Sent } from './creation-book';
import { Dead } from './mortal';
import type { World } from './world';

/** A person who adds expenses, clients, contacts and invoices, some of which look just like others. */
export class Creating {
  readonly #world: World;
  readonly #book = new CreationBook();
  acknowledged = 0;

  constructor(world: World) {
    this.#world = world;
  }

  async create(n: number, m: number): Promise<void> {
    const kind = KINDS[n % KINDS.length] ?? 'client';
    const mark = this.#markFor(kind, m);
    const body = await this.#body(kind, mark, n, kind === 'contact' && m % 4 === 0);
    const id = this.#world.nextId;
    await this.#act(
      () => ({ ok: true, value: this.#world.workspace.creations.add(body) }),
      () => this.#creations.get(id) !== null,
      () => this.#book.created(kind, mark, id),
    );
  }

  /** Somebody else makes one that looks just like one of here. */
  async createThere(n: number): Promise<void> {
    const { marks } = this.#book;
    const mark = marks[n % Math.max(1, marks.length)] ?? '';
    const kind = this.#book.kindOf(mark);
    if (kind === undefined) return;
    // A client of here may not be there: whoever is elsewhere takes what is.
    const body = await this.#body(kind, mark, 0);
    const { elsewhere } = this.#world;
    const isInDoubt = this.#creations
      .open()
      .some(({ id, state }) => state === 'unsure' && this.#book.markOf(id) === mark);
    this.#book.createdElsewhere(kind, mark, isInDoubt);
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
    await this.#withdraw(one, false);
  }

  /** The person begins to write one anew, and mostly does. */
  async rewrite(n: number, m: number): Promise<void> {
    const open = this.#creations.open().filter(({ block }) => block !== 'uncertain');
    const one = open[n % Math.max(1, open.length)];
    if (!one || !canWithdraw(one) || this.#book.markOf(one.id) === undefined) return;
    this.#world.workspace.creations.hold(one.id);
    if (m % 5 === 0) return;
    await this.#rewrite(one, this.#markFor(one.body.kind, m), n);
  }

  /** The person decides on everything that waits: of what Keito may have they look there. */
  async decide(): Promise<void> {
    for (const one of this.#creations.open().filter(({ state }) => state === 'blocked')) {
      const decision = this.#book.decisionOn(one, this.#sent, await this.#marks());
      switch (decision) {
        case 'mend':
          await this.#rewrite(one, this.#book.markOf(one.id) ?? '', 0);
          break;
        case 'take-back':
        case 'is-there':
          await this.#withdraw(one, decision === 'is-there');
          break;
        case 'send-again':
          await this.#act(
            () => this.#world.workspace.creations.resend(one.id),
            () => this.#creations.get(one.id)?.state === 'queued',
            () => undefined,
          );
      }
    }
  }

  get isSettled(): boolean {
    const open = this.#sent.filter(isOpen);
    return open.every((one) => isAtRest(one, open));
  }

  get isDone(): boolean {
    return this.#creations.open().length === 0;
  }

  /** Once nothing is under way any more. */
  async judge(): Promise<CreationVerdict> {
    return this.#book.judge(this.#sent, await this.#marks());
  }

  get #sent(): readonly Sent[] {
    const { workspace } = this.#world;
    return workspace.ledger.creations.all().map((one) => asSent(one, workspace));
  }

  get #creations() {
    return this.#world.workspace.ledger.creations;
  }

  #marks(): Promise<readonly string[]> {
    return marksThere(this.#world.elsewhere);
  }

  /** One of three looks like one before it. */
  #markFor(kind: CreationKind, m: number): string {
    const same = this.#book.marksOf(kind);
    const known = same[m % Math.max(1, same.length)];
    return m % 3 === 0 && known !== undefined ? known : `${kind} ${this.#book.marks.length + 1}`;
  }

  async #rewrite(one: Creation, mark: string, n: number): Promise<void> {
    const body = await this.#body(one.body.kind, mark, n);
    await this.#act(
      () => this.#world.workspace.creations.rewrite(one.id, body),
      () => isDeepStrictEqual(this.#creations.get(one.id)?.body, body),
      () => this.#book.rewritten(body.kind, mark, one.id),
    );
  }

  async #withdraw(one: Creation, isThere: boolean): Promise<void> {
    await this.#act(
      () => this.#world.workspace.creations.withdraw(one.id),
      () => this.#creations.get(one.id)?.state === 'withdrawn',
      () => this.#book.withdrawn(one.id, isThere),
    );
  }

  async #body(kind: CreationKind, mark: string, n: number, isWrong = false): Promise<CreationBody> {
    const { elsewhere, workspace, places } = this.#world;
    const today = dateIn(workspace.zone, this.#world.act().at);
    const own = this.#creations.of('client');
    const theirs = (await elsewhere.clients().collect())[0]?.id ?? '';
    // Some are of a client that Keito may not have yet.
    const clientId = n % 3 === 0 ? theirs : (own[n % Math.max(1, own.length)]?.id ?? theirs);
    const [category] = kind === 'expense' ? await elsewhere.beyond.expenseCategories().collect() : [];
    const looks = { kind, mark, isWrong, hasMetadata: n % 2 !== 0 };
    const where = { projectId: places[0]?.projectId ?? '', categoryId: category?.id ?? '' };
    return creationBody(looks, { ...where, clientId, today });
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

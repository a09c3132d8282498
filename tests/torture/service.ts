import { createLocalKeito, serveLocalKeito, type LocalKeito, type ServedKeito } from '../../src/local-keito';
import type { FaultKind } from '../../src/local-keito';
import { createKeitoClient, type KeitoClient } from '../../src/main/keito/client';
import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import { marksThere } from './creation-bodies';
import { eventually, passing } from './patience';

/** How likely a request meets it. The app's own timeout lies between the two delays. */
const CHANCES: readonly (readonly [FaultKind, number])[] = [
  ['lose-request', 0.05],
  ['lose-answer', 0.08],
  ['cut-json', 0.05],
  ['503', 0.05],
  ['429=1', 0.03],
  ['delay=150', 0.05],
  ['delay=700', 0.05],
  ['delay-answer=600', 0.04],
];

export interface Place {
  readonly projectId: string;
  readonly taskId: string;
}

/** What a creation belongs to, as Keito has it. */
export interface Company {
  readonly projectId: string;
  readonly categoryId: string;
  readonly clientId: string;
}

/** When a request has come, and when it was applied and its answer is about to leave. */
export type Moment = 'request' | 'answer';

/**
 * A Keito in a box on a loopback port, with a bad line in front of it. As with a proxy before a real service, a request
 * that has come is applied even if whoever sent it is gone by then: a late one arrives after its process has ended.
 */
export class Service {
  readonly #keito: LocalKeito;
  readonly #client: KeitoClient;
  #served: ServedKeito | null = null;
  #underWay = 0;
  places: readonly Place[] = [];
  company: Company = { projectId: '', categoryId: '', clientId: '' };
  /** Told of every request at both moments; `what`: its path without the ids. The answer: for how long it is held there, ms. */
  onMoment: (moment: Moment, isWrite: boolean, what: string) => number = () => 0;
  readonly faultCounts: Record<string, number> = {};

  private constructor(clock: () => number) {
    this.#keito = createLocalKeito({ file: ':memory:', clock, settings: { timezone: 'UTC' } });
    const { apiKey: key, accountId } = this.#keito.credentials;
    this.#client = createKeitoClient({
      baseUrl: 'http://127.0.0.1/api/v2',
      credentials: { kind: 'api-key', key, accountId },
      fetch: (url, init) => this.#keito.fetch(url, init),
      clock,
      timeoutMs: 15_000,
      userAgent: 'KeitoBar/torture',
    });
  }

  /** `clock`: UTC ms. Four places to put time on are made before anything goes wrong. */
  static async open(clock: () => number): Promise<Service> {
    const service = new Service(clock);
    const { beyond, createClient } = service.#client;
    const acme = await createClient({ name: 'Acme' });
    const development = await beyond.createTask({ name: 'Development' });
    const design = await beyond.createTask({ name: 'Design' });
    const task_ids = [development.id, design.id];
    const website = await beyond.createProject({ client_id: acme.id, name: 'Website', task_ids });
    const shop = await beyond.createProject({ client_id: acme.id, name: 'Shop', task_ids });
    service.places = [website, shop].flatMap(({ id: projectId }) =>
      task_ids.map((taskId) => ({ projectId, taskId })),
    );
    const [category] = await beyond.expenseCategories().collect();
    service.company = { projectId: website.id, categoryId: category?.id ?? '', clientId: acme.id };
    service.#served = await serveLocalKeito({ answer: (request) => service.#answer(request) }, { port: 0 });
    return service;
  }

  get url(): string {
    return this.#served?.url ?? '';
  }

  get credentials(): { readonly apiKey: string; readonly accountId: string } {
    return this.#keito.credentials;
  }

  /** From now on requests meet faults by chance, drawn from the seed. */
  disturb(seed: number): void {
    CHANCES.forEach(([kind, chance], index) => this.#keito.faults.chance(kind, chance, seed + index));
  }

  /** Nothing goes wrong any more. Resolves when the last late request has arrived. */
  async calm(): Promise<void> {
    for (const { fault } of this.#keito.faults.log) {
      this.faultCounts[fault] = (this.faultCounts[fault] ?? 0) + 1;
    }
    this.#keito.faults.clear();
    await eventually(() => this.#underWay === 0, 'the last request to arrive');
  }

  async rows(): Promise<readonly WireTimeEntry[]> {
    return this.#client.timeEntries({ per_page: 2000 }).collect();
  }

  /** What there is of everything that was created besides, by its marks. */
  marks(): Promise<readonly string[]> {
    return marksThere(this.#client);
  }

  async close(): Promise<void> {
    await this.#served?.close();
    this.#keito.close();
  }

  async #answer(came: Request): Promise<Response> {
    const { url, method, headers } = came;
    const body = (await came.text()) || null;
    this.#underWay += 1;
    try {
      const isWrite = method !== 'GET';
      const what = new URL(url).pathname.split('/')[3] ?? '';
      await passing(this.onMoment('request', isWrite, what));
      const request = new Request(url, { method, headers, body });
      const answer = await this.#keito.answer(request, { harvest: false });
      this.onMoment('answer', isWrite, what);
      return answer;
    } finally {
      this.#underWay -= 1;
    }
  }
}

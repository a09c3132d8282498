import type { CalendarDate } from '../shared/calendar';
import { fail, ok, type Result } from '../shared/result';
import type { SyncView } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import { syncView, withCreations, type WorkView } from './core/build-snapshot';
import type { KeitoClient } from './keito/client';
import { DistantDays } from './sync/distant-days';
import { Sync, type SyncOptions, type SyncPhase } from './sync/sync';
import { troubleWith } from './trouble';

export type ConnectedSyncOptions = Omit<SyncOptions, 'distant'>;

/**
 * How one account is sent and read: whom it asks, which may be another one when it is opened anew, and the sync that does
 * so. What was wished for stays so then.
 */
export class ConnectedSync {
  readonly #options: ConnectedSyncOptions;
  readonly #distant: DistantDays;
  #client: KeitoClient | null;
  #sync: Sync;

  constructor(options: ConnectedSyncOptions) {
    this.#options = options;
    this.#client = options.client;
    this.#distant = new DistantDays(options.clock);
    this.#sync = this.#newSync();
  }

  /** Null: there is no key to connect with. */
  get client(): KeitoClient | null {
    return this.#client;
  }

  get phase(): SyncPhase {
    return this.#sync.phase;
  }

  begin(): void {
    this.#sync.begin();
  }

  kick(): void {
    this.#sync.kick();
  }

  glance(): void {
    this.#sync.glance();
  }

  refresh(): void {
    this.#sync.refresh();
  }

  /** Has days read that are not read by themselves; fails, with the reason, where Keito does not answer. */
  async readDays(from: CalendarDate, to: CalendarDate): Promise<Result<null>> {
    const failure = await this.#sync.readDays({ from, to });
    if (failure === null) return ok(null);
    return failure === 'unauthorised'
      ? fail('sign-in', m.main_sync_signed_out())
      : fail('offline', troubleWith(failure));
  }

  /** How all of this stands, for the window. */
  view(entries: WorkView): SyncView {
    const { phase } = this.#sync;
    const work = withCreations(entries, this.#options.ledger.creations.open());
    if (phase.kind !== 'retrying')
      return syncView(work, true, phase.kind === 'ok' ? null : m.main_sync_signed_out());
    const { kind } = phase.error;
    return syncView(work, kind !== 'offline' && kind !== 'timeout', troubleWith(kind));
  }

  /** Nothing more is sent or read. Resolves when the request under way has ended. */
  end(): Promise<void> {
    return this.#sync.close();
  }

  /** It has ended, and is to {@link begin} again, with another key or without one. */
  renew(client: KeitoClient | null): void {
    this.#client = client;
    this.#sync = this.#newSync();
    if (!client) this.#distant.giveUp('unauthorised');
  }

  /** It has ended for good: who still waits for days is told that nothing comes. */
  leave(): void {
    this.#distant.giveUp('offline');
  }

  #newSync(): Sync {
    return new Sync({ ...this.#options, client: this.#client, distant: this.#distant });
  }
}

import type { KeitoBarBridge, ShownLink, WindowEvent } from '../../shared/contract';
import type { Catalogue } from '../../shared/model';
import type { Failure } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';
import { ask } from './ask';
import { showLocale } from './language.svelte';

const NO_CATALOGUE: Catalogue = { revision: -1, projects: [], hidden: [], recolored: [] };

/**
 * The window's copy of what main knows. It subscribes before it pulls, so that nothing falls in between, and keeps the
 * snapshot with the highest revision whatever the order of arrival.
 */
export class SnapshotStore {
  readonly #bridge: KeitoBarBridge;
  #snapshot = $state.raw<Snapshot | null>(null);
  #catalogue = $state.raw<Catalogue>(NO_CATALOGUE);
  #failure = $state.raw<Failure | null>(null);
  #catalogueAsked = -1;

  constructor(bridge: KeitoBarBridge) {
    this.#bridge = bridge;
  }

  /** Null until the first one arrived. */
  get snapshot(): Snapshot | null {
    return this.#snapshot;
  }

  /** Empty until the first one arrived. */
  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  /** Why the first snapshot could not be had; null once there is one. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /**
   * Begins to listen and pulls once. The answer ends the subscription; `onOpened` hears where the cursor belongs,
   * `onLink` what a link wants to be shown.
   */
  connect(onOpened: (focus: OpenedFocus) => void, onLink: (link: ShownLink) => void): () => void {
    const stop = this.#bridge.listen((event) => {
      if (event.kind === 'snapshot') this.#take(event.snapshot);
      else if (event.kind === 'link') onLink(event.link);
      else onOpened(event.focus);
    });
    void this.pull();
    return stop;
  }

  async pull(): Promise<void> {
    const result = await ask(this.#bridge, 'snapshot', {});
    if (result.ok) this.#take(result.value);
    else if (!this.#snapshot) this.#failure = result.failure;
  }

  #take(snapshot: Snapshot): void {
    if (this.#snapshot && snapshot.revision <= this.#snapshot.revision) return;
    this.#snapshot = snapshot;
    showLocale(snapshot.locale);
    this.#failure = null;
    if (snapshot.catalogueRevision !== this.#catalogueAsked)
      void this.#pullCatalogue(snapshot.catalogueRevision);
  }

  async #pullCatalogue(revision: number): Promise<void> {
    this.#catalogueAsked = revision;
    const result = await ask(this.#bridge, 'catalogue', {});
    if (result.ok) this.#catalogue = result.value;
    // The next snapshot asks again: projects must not stay missing because of one lost answer.
    else this.#catalogueAsked = -1;
  }
}

export type OpenedFocus = Extract<WindowEvent, { kind: 'opened' }>['focus'];

import type { Snapshot } from '../../shared/snapshot';
import { accountKey } from './days.svelte';

/** A value of its own for each account: what is typed in one neither shows in another nor is lost. */
export class PerAccount<T> {
  readonly #world: { readonly snapshot: Snapshot | null };
  readonly #first: T;
  #values = $state.raw<Readonly<Record<string, T>>>({});

  /** @param first what it is in an account until it is set there */
  constructor(world: { readonly snapshot: Snapshot | null }, first: T) {
    this.#world = world;
    this.#first = first;
  }

  /** The account that is open. */
  get account(): string {
    const { snapshot } = this.#world;
    return snapshot === null ? '' : accountKey(snapshot.account);
  }

  /** In every account in which it was set. */
  get all(): readonly T[] {
    return Object.values(this.#values);
  }

  of(account = this.account): T {
    return this.#values[account] ?? this.#first;
  }

  set(value: T, account = this.account): void {
    this.#values = { ...this.#values, [account]: value };
  }
}

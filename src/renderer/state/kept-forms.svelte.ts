import { tick } from 'svelte';
import type { Commands } from './commands.svelte';
import { PerAccount } from './per-account.svelte';
import type { SnapshotStore } from './snapshot.svelte';

interface Form {
  /** The creation that is written anew; undefined: a new one. */
  rewrites: string | undefined;
  /** Whether anything is not as it was shown at first, or sent. */
  readonly isTouched: boolean;
}

/**
 * Forms that were begun, and the one that is open. What was typed in one stays in its account until it was saved or given up,
 * whatever is written besides; one in which nothing was typed goes with its page.
 */
export class KeptForms<F extends Form> {
  readonly #commands: Commands;
  readonly #kept: PerAccount<Readonly<Record<string, F>>>;
  #open = $state.raw<F | null>(null);

  constructor(store: Pick<SnapshotStore, 'snapshot'>, commands: Commands) {
    this.#commands = commands;
    this.#kept = new PerAccount<Readonly<Record<string, F>>>(store, {});
  }

  /** The account that is open. */
  get account(): string {
    return this.#kept.account;
  }

  /** The form that is open in this account; null: none is. */
  get open(): F | null {
    return Object.values(this.#kept.of()).find((form) => form === this.#open) ?? null;
  }

  /** Whether nothing was typed in any of them, in whatever account. */
  get isUntouched(): boolean {
    return !this.#kept.all.flatMap((forms) => Object.values(forms)).some(({ isTouched }) => isTouched);
  }

  /** Opens a form: goes on with what was typed in the one of this key, or begins it. */
  write(key: string, begin: () => F): F {
    const forms = this.#kept.of();
    const begun = forms[key];
    const form = begun?.isTouched ? begun : begin();
    this.#kept.set({ ...forms, [key]: form });
    this.#open = form;
    return form;
  }

  /** The page of the form goes away. */
  async leave(): Promise<void> {
    // While a page goes, what is read is as it was before.
    await tick();
    if (this.open?.isTouched === false) this.giveUp();
    this.#open = null;
  }

  /** Gives up what is open; what was to be written anew is sent as it is. */
  giveUp(): void {
    const { open } = this;
    if (!open) return;
    this.forget(open);
    if (open.rewrites !== undefined) void this.#commands.send('releaseCreation', { id: open.rewrites });
  }

  /**
   * What was sent of a form is written down as `id`. True: it is done with; false: something was typed in it before the
   * answer, with which that is written anew.
   */
  settle(form: F, id: string, account: string): boolean {
    this.forget(form, account);
    if (!form.isTouched) return true;
    form.rewrites = id;
    this.#kept.set({ ...this.#kept.of(account), [id]: form }, account);
    return false;
  }

  /** What was typed was saved or given up. */
  forget(form: F, account = this.account): void {
    const others = Object.entries(this.#kept.of(account)).filter(([, kept]) => kept !== form);
    this.#kept.set(Object.fromEntries(others), account);
  }

  /**
   * Of the creations only these have not reached Keito: what was typed over another one can be sent no more and goes, and
   * why is said where nobody took it back.
   */
  async keepOnly(unsent: readonly string[]): Promise<void> {
    const { account, open } = this;
    for (const form of Object.values(this.#kept.of())) {
      const id = form.rewrites;
      if (id === undefined || unsent.includes(id) || form === open) continue;
      const held = await this.#commands.sendQuietly('holdCreation', { id });
      if (account !== this.account) return;
      if (held.ok) continue;
      this.forget(form);
      if (held.failure.kind === 'changed') this.#commands.report(held.failure);
    }
  }
}

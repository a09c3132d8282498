import type { Snapshot } from '../../shared/snapshot';
import type { Commands } from './commands.svelte';
import { accountKey } from './days.svelte';
import type { Navigation } from './navigation.svelte';
import { SignInForm } from './sign-in.svelte';
import type { SnapshotStore } from './snapshot.svelte';

/** The page of a form: for the account that is open, or beside it. */
export type SignInKind = 'connect' | 'add-account';

interface Kept {
  readonly form: SignInForm;
  /** The account that was open when it was begun. */
  readonly account: string;
}

/**
 * The sign-in forms that were begun: a key or a company ID is looked up elsewhere, and the window hides meanwhile. What
 * was pasted stays until Keito took it, it was given up or somebody signed out, and no longer.
 */
export class SignInForms {
  readonly #store: Pick<SnapshotStore, 'snapshot'>;
  readonly #commands: Commands;
  readonly #navigation: Navigation;
  readonly #kept = new Map<SignInKind, Kept>();

  constructor(store: Pick<SnapshotStore, 'snapshot'>, commands: Commands, navigation: Navigation) {
    this.#store = store;
    this.#commands = commands;
    this.#navigation = navigation;
  }

  /** Whether nothing was pasted or typed in any of them. */
  get isUntouched(): boolean {
    return ![...this.#kept.values()].some(({ form }) => form.isTouched);
  }

  /** Goes on with the form of this kind, or begins it. */
  open(kind: SignInKind): SignInForm {
    const account = this.#store.snapshot?.account ?? null;
    const key = account === null ? '' : accountKey(account);
    const kept = this.#kept.get(kind);
    if (kept && this.#isOf(kind, kept, key) && (kept.form.isTouched || kept.form.isBusy)) return kept.form;
    const form = new SignInForm(this.#commands, kind === 'connect' ? account : null);
    this.#kept.set(kind, { form, account: key });
    return form;
  }

  /** What was to be signed in to in the place of another account is over with that. */
  see({ account }: Snapshot): void {
    for (const [kind, kept] of this.#kept)
      if (!this.#isOf(kind, kept, accountKey(account))) this.#kept.delete(kind);
  }

  /** Signs in with a form. A refusal that nobody sees beside it is told where everybody is. */
  async submit(kind: SignInKind, form: SignInForm): Promise<void> {
    const isDone = await form.submit();
    const isShown = this.#navigation.view === kind;
    if (isDone) {
      this.#kept.delete(kind);
      if (isShown) this.#navigation.focusQuickEntry();
      return;
    }
    const isSeen = isShown && this.#kept.get(kind)?.form === form && !document.hidden;
    if (!isSeen && form.refusal) this.#commands.report(form.refusal);
  }

  /** Nothing that was pasted is needed any more. */
  clear(): void {
    this.#kept.clear();
  }

  #isOf(kind: SignInKind, { account }: Kept, open: string): boolean {
    return kind === 'add-account' || account === open;
  }
}

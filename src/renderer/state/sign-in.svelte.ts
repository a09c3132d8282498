import type { SignIn } from '../../shared/inputs';
import { m } from '../../shared/i18n/messages';
import type { Failure } from '../../shared/result';
import type { AccountView } from '../../shared/snapshot';
import type { Commands } from './commands.svelte';

export const DEFAULT_SERVER = 'https://app.keito.ai/api/v2';

export type SignInField = 'key' | 'companyId' | 'token' | 'server';
type SignInErrors = Partial<Record<SignInField, string>>;

/** The sign-in form: what was pasted, what is wrong with it by field, and whether it is being checked. */
export class SignInForm {
  readonly #commands: Commands;
  method = $state<SignIn['method']>('api-key');
  key = $state('');
  companyId = $state('');
  token = $state('');
  server = $state(DEFAULT_SERVER);
  isAdvancedOpen = $state(false);
  #isBusy = $state(false);
  #errors = $state.raw<SignInErrors>({});
  #refusal = $state.raw<Failure | null>(null);
  /** What stood there at first. */
  readonly #shown: string;

  /** @param account the one that is open: signing in to it again needs its secret only */
  constructor(commands: Commands, account: AccountView | null) {
    this.#commands = commands;
    if (account?.kind === 'remote') {
      this.method = account.method;
      this.companyId = account.companyId;
      this.server = account.server;
    }
    this.#shown = this.#typed;
  }

  get #typed(): string {
    return JSON.stringify([this.key, this.companyId, this.token, this.server].map((text) => text.trim()));
  }

  /** Whether anything is not as it was shown at first. */
  get isTouched(): boolean {
    return this.#typed !== this.#shown;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get errors(): SignInErrors {
    return this.#errors;
  }

  /** Why Keito, or whatever is on the way there, did not take it. */
  get refusal(): Failure | null {
    return this.#refusal;
  }

  /** A failure that belongs to no field. */
  get failure(): Failure | null {
    return this.firstWrong === null ? this.#refusal : null;
  }

  /** The field of what only the person knows. */
  get secretField(): SignInField {
    return this.method === 'api-key' ? 'key' : 'token';
  }

  /** The fields of the chosen method, in their order. */
  get fields(): readonly SignInField[] {
    return this.method === 'api-key' ? ['key', 'companyId', 'server'] : ['token', 'server'];
  }

  get firstWrong(): SignInField | null {
    return this.fields.find((field) => this.#errors[field] !== undefined) ?? null;
  }

  /** Checks the form, then has main check it with Keito. True once signed in. */
  async submit(): Promise<boolean> {
    if (this.#isBusy) return false;
    this.#refusal = null;
    this.#errors = this.#missing();
    if (this.firstWrong === null) await this.#send();
    // A wrong field must be in sight to be put right.
    if (this.#errors.server !== undefined) this.isAdvancedOpen = true;
    return this.firstWrong === null && this.#refusal === null;
  }

  async #send(): Promise<void> {
    const server = this.server.trim();
    const credentials: SignIn =
      this.method === 'api-key'
        ? { method: 'api-key', server, key: this.key.trim(), companyId: this.companyId.trim() }
        : { method: 'jwt', server, token: this.token.trim() };
    this.#isBusy = true;
    const result = await this.#commands.sendQuietly('signIn', credentials);
    this.#isBusy = false;
    if (result.ok) return;
    this.#refusal = result.failure;
    const field = this.fields.find((name) => name === result.failure.field);
    if (field) this.#errors = { [field]: result.failure.message };
  }

  #missing(): SignInErrors {
    const errors: SignInErrors = {};
    if (!URL.canParse(this.server.trim()) || !/^https?:/i.test(this.server.trim())) {
      errors.server = m.signin_server_bad({ example: DEFAULT_SERVER });
    }
    if (this.method === 'jwt') {
      if (this.token.trim() === '') errors.token = m.signin_token_missing();
      return errors;
    }
    if (this.key.trim() === '') errors.key = m.signin_key_missing();
    if (this.companyId.trim() === '') errors.companyId = m.signin_company_missing();
    return errors;
  }
}

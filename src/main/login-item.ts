import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { wordsOf } from './faults';

export interface LoginItemOptions {
  /** Asks the system. Throws where it cannot be asked. */
  readonly read: () => boolean;
  /** Tells the system. Throws where it does not take it. */
  readonly write: (isOn: boolean) => void;
  readonly onChange: () => void;
}

/** Whether the app is started at login: the system knows, and is asked again after every wish. */
export class LoginItem {
  readonly #options: LoginItemOptions;
  #isOn: boolean;

  constructor(options: LoginItemOptions) {
    this.#options = options;
    this.#isOn = this.#read();
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set(isOn: boolean): Result<null> {
    const words = this.#write(isOn);
    this.#isOn = this.#read();
    this.#options.onChange();
    if (words !== null) return fail('invalid', m.main_login_failed({ words }));
    return this.#isOn === isOn ? ok(null) : fail('invalid', m.main_login_refused());
  }

  #write(isOn: boolean): string | null {
    try {
      this.#options.write(isOn);
      return null;
    } catch (error) {
      return wordsOf(error);
    }
  }

  #read(): boolean {
    try {
      return this.#options.read();
    } catch {
      return false;
    }
  }
}

/** Why a command was not carried out: told apart by `kind`, explained in `message` to the person who gave it. */
export interface Failure {
  readonly kind:
    | 'invalid'
    | 'not-found'
    | 'locked'
    | 'nothing-to-do'
    /** It is not any more as it was when it was to be done: somebody else was quicker. */
    | 'changed'
    | 'sign-in'
    /** Keito does not let this account do it: a missing permission, never a sign-out. */
    | 'forbidden'
    | 'keyring'
    | 'hotkey'
    | 'unsent'
    | 'running'
    | 'offline'
    | 'file'
    | 'internal';
  /** A whole sentence that says what to do. */
  readonly message: string;
  /** The field of the command that is wrong, where one is. */
  readonly field?: string;
}

/** Errors never cross a process as exceptions (only their message would survive): they are values. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(
  kind: Failure['kind'],
  message: string,
  field?: string,
): { ok: false; failure: Failure } {
  return { ok: false, failure: field === undefined ? { kind, message } : { kind, message, field } };
}

/** Proof to the compiler that every case of a union was handled. */
export function assertNever(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`);
}

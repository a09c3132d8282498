/** What can only be found out by trying, for the self-test; the rest is in the snapshot. */
export interface SelfTestFacts {
  /** Whether a secret that is written can be read back. */
  readonly keychain: 'works' | 'locked' | 'none';
  readonly notifications: {
    /** Somebody shows them. */
    readonly isThere: boolean;
    /** With buttons. */
    readonly hasActions: boolean;
    /** Of the program that does, where it has one. */
    readonly name: string | null;
  };
}

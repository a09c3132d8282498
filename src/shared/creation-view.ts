/** Where something that was created here (an expense, a client, a contact, an invoice) stands on its way to Keito. */
export interface CreationView {
  /** Its id here, by which it is withdrawn, sent again or written anew. */
  readonly id: string;
  /** waiting: not sent yet, it can be taken back · sending: it may have reached Keito · needs-you: `reason` says why. */
  readonly state: 'waiting' | 'sending' | 'needs-you' | 'saved';
  /** UTC ms until which it is held back, so that it can be taken back; null where it is not waiting. */
  readonly heldUntil: number | null;
  /** What kind of decision is asked for. refused: by Keito · uncertain: nobody can tell whether Keito has it. */
  readonly block: 'refused' | 'uncertain' | null;
  /** A whole sentence: why it needs the person, or what it waits for besides its turn. */
  readonly reason: string | null;
}

/** Something that was created here and waits for the person: what it is called, and what leads to it. */
export type BlockedCreation = {
  readonly id: string;
  /** Empty where nothing was said that names it. */
  readonly name: string;
} & (
  | { readonly kind: 'client' }
  | { readonly kind: 'invoice' }
  /** `clientId`: Keito's id of the client, or that of its creation; null where the client is not there any more. */
  | { readonly kind: 'contact'; readonly clientId: string | null }
  /** `month`: YYYY-MM. */
  | { readonly kind: 'expense'; readonly month: string }
);

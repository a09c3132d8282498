import type { CalendarDate } from '../../shared/calendar';
import type { PaymentTerms } from '../../shared/clients';
import type { MetadataItem } from '../../shared/expense';
import type { InvoiceGrouping } from '../../shared/invoices';
import type { Amount } from '../../shared/money';
import type { BlockKind } from './operation';
import { restMs } from './waits';

/**
 * What a person adds to Keito besides time: Keito's reference lets each be created, and neither changed nor deleted. A
 * `clientId` is Keito's own, or the id of the creation of a client that Keito may not have yet.
 */
export type CreationBody =
  | {
      readonly kind: 'expense';
      readonly projectId: string;
      readonly categoryId: string;
      readonly spentDate: CalendarDate;
      /** Null where units are counted: the server knows their price. */
      readonly cost: Amount | null;
      readonly units: number | null;
      readonly notes: string;
      /** Null: as the server has it for the project. */
      readonly billable: boolean | null;
      /** The person's own, each name once. Left out: none. */
      readonly metadata?: readonly MetadataItem[];
    }
  | {
      readonly kind: 'client';
      readonly name: string;
      readonly address: string | null;
      /** ISO code; null: the company's. */
      readonly currency: string | null;
      readonly paymentTerms: PaymentTerms | null;
      readonly paymentDays: number | null;
      /** Percent. */
      readonly tax: number | null;
      readonly tax2: number | null;
      readonly discount: number | null;
    }
  | {
      readonly kind: 'contact';
      readonly clientId: string;
      readonly firstName: string;
      readonly lastName: string | null;
      readonly title: string | null;
      readonly email: string | null;
      readonly phoneOffice: string | null;
      readonly phoneMobile: string | null;
      readonly fax: string | null;
    }
  | {
      readonly kind: 'invoice';
      readonly clientId: string;
      readonly subject: string | null;
      readonly notes: string | null;
      readonly currency: string | null;
      readonly issueDate: CalendarDate;
      readonly periodStart: CalendarDate | null;
      readonly periodEnd: CalendarDate | null;
      /** How its lines were drafted; left out: by project. Keito is not told. */
      readonly by?: InvoiceGrouping;
      readonly tax: number | null;
      readonly tax2: number | null;
      readonly discount: number | null;
      readonly lines: readonly InvoiceLine[];
    };

export type CreationKind = CreationBody['kind'];
export type BodyOf<K extends CreationKind> = Extract<CreationBody, { kind: K }>;

export interface InvoiceLine {
  readonly kind: string;
  readonly description: string;
  /** Hours or pieces, to two decimals. */
  readonly quantity: number;
  readonly unitPrice: Amount;
  readonly taxed: boolean;
  readonly taxed2: boolean;
  readonly projectId: string | null;
}

/**
 * queued → in-flight → done. One whose answer was lost is unsure until it was looked for on the server; a refused one is
 * blocked until the person changes it, sends it again or withdraws it. Withdrawn: it is not to be sent any more.
 */
export type CreationState = 'queued' | 'in-flight' | 'unsure' | 'blocked' | 'done' | 'withdrawn';

/** What was created here, on its way to Keito. */
export interface Creation {
  /** Orders all creations of an account. */
  readonly seq: number;
  /** A UUID of this app, sent along where Keito keeps it. */
  readonly id: string;
  readonly body: CreationBody;
  /** UTC ms of the click that made it what it is. */
  readonly at: number;
  readonly state: CreationState;
  /** When blocked: why, and the reason as a whole sentence. A creation is never in conflict. */
  readonly block: Exclude<BlockKind, 'conflict'> | null;
  readonly reason: string | null;
  /** Keito's id; null until it is known. */
  readonly remoteId: string | null;
  /** Keito's ids of what looked just like it before it was sent; null while nothing of it was. */
  readonly twins: readonly string[] | null;
  /** It comes out of a backup, and may have been sent since. */
  readonly isRestored: boolean;
  /** UTC ms at which its state last changed. */
  readonly changedAt: number;
}

/**
 * Keito has no way to delete what was created, so it is sent only after this, ms: as long as an act of the tracker can be
 * taken back.
 */
export const HOLD_MS = 10_000;

/** While one is being written anew it is not sent either, for as long as this, ms: who goes away does not hold it for ever. */
export const EDITING_HOLD_MS = 5 * 60_000;

/** What to do next about a creation, and how long it has to wait for it, ms. */
export interface CreationStep {
  readonly kind: 'send' | 'look-for';
  readonly creation: Creation;
  readonly waitMs: number;
}

/**
 * What can be done about the open creations, in the order in which they were made. What belongs to a client that Keito
 * does not have yet waits for that client. `settleMs`: how long after a lost answer a request may still arrive.
 * `heldUntil`: UTC ms until which the person keeps one back to write it anew; 0: they do not.
 */
export function planCreations(
  open: readonly Creation[],
  now: number,
  settleMs: number,
  heldUntil: (id: string) => number,
): readonly CreationStep[] {
  const missing = new Set(open.map(({ id }) => id));
  return open.flatMap((creation): CreationStep[] => {
    const { body, state, at, changedAt } = creation;
    if (state === 'unsure') return [{ kind: 'look-for', creation, waitMs: restMs(changedAt, settleMs, now) }];
    if (state !== 'queued') return [];
    if ('clientId' in body && missing.has(body.clientId)) return [];
    const waitMs = Math.max(restMs(at, HOLD_MS, now), heldUntil(creation.id) - now);
    return [{ kind: 'send', creation, waitMs }];
  });
}

/** Kinds of things that a creation names by Keito's id. */
export type NamedKind = 'client' | 'project' | 'category';

/** The same creation where other ids are good: `idOf` tells them. */
export function withIds(body: CreationBody, idOf: (kind: NamedKind, id: string) => string): CreationBody {
  switch (body.kind) {
    case 'client':
      return body;
    case 'contact':
      return { ...body, clientId: idOf('client', body.clientId) };
    case 'expense':
      return {
        ...body,
        projectId: idOf('project', body.projectId),
        categoryId: idOf('category', body.categoryId),
      };
    case 'invoice': {
      const lines = body.lines.map((line) => ({
        ...line,
        projectId: line.projectId === null ? null : idOf('project', line.projectId),
      }));
      return { ...body, clientId: idOf('client', body.clientId), lines };
    }
  }
}

/** Whether the person can still take it back: it waits for them, or has certainly not reached Keito. */
export function canWithdraw({ state }: Creation): boolean {
  return state === 'blocked' || state === 'queued';
}

/** What the search for a creation whose answer was lost has found. */
export type Finding =
  | { readonly kind: 'found'; readonly remoteId: string }
  | { readonly kind: 'absent' }
  /** Several could be it, or it may be older than what was known when it was made. */
  | { readonly kind: 'uncertain' };

/** A row of the server that may be a creation of ours. */
export interface Candidate {
  readonly remoteId: string;
  /** It is just what was sent. False: it could be that, changed by the server or by somebody since. */
  readonly isExact: boolean;
  /** The id that was sent along, where the server gives it back. */
  readonly clientRequestId: string | null;
  /** UTC ms by this computer's clock; null where the server does not say. */
  readonly createdAt: number | null;
}

/** Stamps and clocks differ by less than this. */
const CLOCK_SLACK_MS = 2 * 60_000;

/**
 * Which of the rows that could be a creation is it. `claimed`: Keito's ids of what is another creation's. What was there
 * before it was sent is none; where nobody had looked before (it was restored), one made earlier is none. One that bears
 * its id is it, whatever has become of it; one that is not just what was sent is never taken for it unasked, nor does it
 * prove that none arrived.
 */
export function findCreation(
  { id, twins, at, isRestored }: Creation,
  alike: readonly Candidate[],
  claimed: ReadonlySet<string>,
): Finding {
  const named = alike.find(({ clientRequestId }) => clientRequestId === id);
  if (named) return { kind: 'found', remoteId: named.remoteId };
  const free = alike.filter(
    ({ remoteId, clientRequestId, createdAt }) =>
      clientRequestId === null &&
      !claimed.has(remoteId) &&
      (twins === null ? createdAt === null || createdAt >= at - CLOCK_SLACK_MS : !twins.includes(remoteId)),
  );
  const exact = free.filter(({ isExact }) => isExact);
  const [one] = exact;
  if (free.length === 0) return isRestored ? { kind: 'uncertain' } : { kind: 'absent' };
  const isSure = exact.length === 1 && (twins !== null || one?.createdAt !== null);
  return one && isSure ? { kind: 'found', remoteId: one.remoteId } : { kind: 'uncertain' };
}

/**
 * What to do about one that is to be sent, now that the server was looked at. One that is there under its own id is not
 * sent again, nor is one that was sent before and may have arrived late.
 */
export function beforeSending(
  creation: Creation,
  alike: readonly Candidate[],
  claimed: ReadonlySet<string>,
): Finding {
  const named = alike.find(({ clientRequestId }) => clientRequestId === creation.id);
  if (named) return { kind: 'found', remoteId: named.remoteId };
  if (creation.twins === null) return { kind: 'absent' };
  return findCreation(creation, alike, claimed).kind === 'absent'
    ? { kind: 'absent' }
    : { kind: 'uncertain' };
}

/** A creation of one kind. */
export type CreationOf<K extends CreationKind> = Creation & { readonly body: BodyOf<K> };

export function isOf<K extends CreationKind>(kind: K): (creation: Creation) => creation is CreationOf<K> {
  return (creation): creation is CreationOf<K> => creation.body.kind === kind;
}

/**
 * What was created here and is not in Keito's list: it is on its way, or has arrived since the list was read. What had
 * arrived before and is not in the list was deleted elsewhere.
 */
export function unlisted<C extends Creation>(
  made: readonly C[],
  listed: readonly { readonly id: string }[],
  readAt: number | null,
): readonly C[] {
  const known = new Set(listed.map(({ id }) => id));
  return made.filter(
    ({ state, remoteId, changedAt }) =>
      state !== 'done' || (!known.has(remoteId ?? '') && (readAt === null || changedAt >= readAt)),
  );
}

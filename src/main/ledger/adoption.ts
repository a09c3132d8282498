import type { CalendarDate } from '../../shared/calendar';
import type { Rounding } from '../../shared/durations';
import type { ServerEntry } from '../core/operation';

/** What a pull has read of the dates from `from` to `to`, both included. */
export interface PulledWindow {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** False: rows were left out that could not be read, so that an absent entry need not be a deleted one. */
  readonly isWhole: boolean;
  readonly entries: readonly ServerEntry[];
  /** The company's rule, by which values of ours come back changed. */
  readonly rounding?: Rounding | null;
  /** Server clock minus this computer's, ms. */
  readonly skewMs?: number | null;
}

/** How the server's word is taken. */
export interface Adoption {
  /** UTC ms: the true begin of a timer that this computer began. */
  readonly startedHere?: number | undefined;
  readonly rounding?: Rounding | null | undefined;
  /** It answers this app's own stop. */
  readonly isOwnStop?: boolean | undefined;
  /** The entry was created here, its answer was lost, and it was found: somebody may have changed it already. */
  readonly isFound?: boolean | undefined;
  /** Server clock minus this computer's, ms. */
  readonly skewMs?: number | null | undefined;
}

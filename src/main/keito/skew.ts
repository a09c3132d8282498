/** The skew is known to half of an exchange's duration: longer ones confirm it and measure nothing smaller than minutes. */
const LONGEST_MEASURED_MS = 4_000;
/** What the header's whole seconds and half of the other exchange add to the difference of two measures. */
const HEADER_SLACK_MS = 1_000 + LONGEST_MEASURED_MS / 2;
/** One answer is believed by itself about so much: a clock that nobody sets is seldom further off. */
const BELIEVED_ALONE_MS = 5 * 60_000;

/**
 * How far the server's clock is from this computer's. One answer alone does not move it by hours: a page of a router
 * whose clock was never set, or one of many servers with a wrong one, would put a timer on another day. Such a measure
 * is held in doubt until the next one, which agrees with it or does not.
 */
export interface Skew {
  /** Server clock minus local clock in ms; null before anything was measured. */
  ms(): number | null;
  /** The latest measure is far from what is known, and no other has agreed with it. */
  isInDoubt(): boolean;
  /** An answer was stamped `serverMs` between these two local instants (UTC ms). */
  hear(serverMs: number, sentAt: number, answeredAt: number): void;
  /** An answer was stamped by nobody: where that is so, a second one that agrees need not come. */
  hearNothing(): void;
  /** The local clock was set by so many ms. */
  shift(stepMs: number): void;
}

export function createSkew(): Skew {
  let known: number | null = null;
  let doubtful: number | null = null;
  return {
    ms: () => known,
    isInDoubt: () => doubtful !== null,
    hear: (serverMs, sentAt, answeredAt) => {
      const tookMs = answeredAt - sentAt;
      if (tookMs < 0) return;
      const measured = serverMs - Math.round((sentAt + answeredAt) / 2);
      const isNear = Math.abs(measured - (known ?? 0)) <= BELIEVED_ALONE_MS;
      const measures = tookMs <= LONGEST_MEASURED_MS;
      const agrees = doubtful !== null && Math.abs(measured - doubtful) <= tookMs / 2 + HEADER_SLACK_MS;
      if (agrees || (measures && isNear)) known = measures ? measured : doubtful;
      if (agrees || isNear) doubtful = null;
      // A slow line measures to some seconds, which is enough of a clock that is minutes off.
      else doubtful = measured;
    },
    hearNothing: () => {
      doubtful = null;
    },
    shift: (stepMs) => {
      if (known !== null) known -= stepMs;
      if (doubtful !== null) doubtful -= stepMs;
    },
  };
}

import { KeitoError } from './errors';

const CLOCK_SLACK_MS = 60_000;

/** How long the server asked for no more requests. Every request of a client keeps to it, whoever asks for it. */
export interface Pause {
  /** What an answer, heard at `now` (UTC ms), asks for. */
  hear(error: KeitoError, now: number): void;
  /** What is left of it at `now` (UTC ms), ms. */
  restMs(now: number): number;
  /** Somebody wants it tried all the same. */
  end(): void;
  /** The local clock was set by so many ms. */
  shift(stepMs: number): void;
}

export function createPause(): Pause {
  let since = 0;
  let askedMs = 0;
  return {
    hear: (error, now) => {
      if (asksForPause(error)) [since, askedMs] = [now, error.retryAfterMs];
    },
    restMs: (now) => (now < since - CLOCK_SLACK_MS ? 0 : Math.max(0, askedMs - Math.max(0, now - since))),
    end: () => {
      askedMs = 0;
    },
    shift: (stepMs) => {
      since += stepMs;
    },
  };
}

/** Does the server ask for no more requests for some time, and not only refuse this one? */
export function asksForPause(error: KeitoError): error is KeitoError & { readonly retryAfterMs: number } {
  const { kind, retryAfterMs = 0 } = error;
  return (kind === 'rate-limited' || kind === 'server') && retryAfterMs > 0;
}

/** Of a request that was not sent. */
export function pausedError(restMs: number, request: string): KeitoError {
  return new KeitoError({
    kind: 'rate-limited',
    message: 'Keito asks for a pause. What was asked for is not sent before it is over.',
    maybeApplied: false,
    retryAfterMs: restMs,
    request,
  });
}

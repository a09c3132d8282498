import type { Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { Notices } from './notices';

export interface OutsideActsOptions {
  readonly notices: Notices;
  readonly openWindow: () => void;
  /** A fault of our own, or a disk that takes nothing. */
  readonly onBug: (error: unknown) => void;
}

type Answer = Result<unknown> | undefined;

/** What carries out an act that is not done in the window: by a hotkey, a notification or the tray. */
export type CarryOut = (act: () => Answer | Promise<Answer>) => void;

/**
 * Carries acts out where nobody looks at the window: where nothing comes of one, the window opens and says why. Never
 * throws.
 */
export function outsideActs({ notices, openWindow, onBug }: OutsideActsOptions): CarryOut {
  const tell = (message: () => string): void => {
    notices.add('outside', 'warning', message);
    openWindow();
  };
  const failed = (error: unknown): void => {
    onBug(error);
    tell(m.main_internal_error);
  };
  const settle = (answer: Answer): void => {
    if (answer?.ok !== false) return;
    const { message } = answer.failure;
    tell(() => message);
  };
  return (act) => {
    try {
      const answer = act();
      if (answer instanceof Promise) void answer.then(settle).catch(failed);
      else settle(answer);
    } catch (error) {
      failed(error);
    }
  };
}

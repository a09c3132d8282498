import type { Handlers } from '../shared/contract';
import { assertNever, type Result } from '../shared/result';
import type { TrayAction } from './desktop/tray-menu';
import type { Acts } from './handlers';

export interface TrayActionsContext {
  readonly acts: Acts;
  readonly open: (focus: Extract<TrayAction, { kind: 'open' }>['focus']) => void;
  /** What the window has for switching. */
  readonly accounts: Pick<Handlers, 'useAccount' | 'useThisComputer'>;
  readonly sync: () => void;
  readonly quit: () => void;
  /** Why it was not done: the menu may show what holds no more. */
  readonly onRefusal: (message: string) => void;
  /** A fault of our own. */
  readonly onBug: (error: unknown) => void;
}

/** What the items of the tray's menu do. */
export function trayActions({
  acts,
  open,
  accounts,
  sync,
  quit,
  onRefusal,
  onBug,
}: TrayActionsContext): (action: TrayAction) => void {
  const tell = (result: Result<unknown>): void => {
    if (!result.ok) onRefusal(result.failure.message);
  };
  const tellLater = (result: Result<null> | Promise<Result<null>>): void => {
    Promise.resolve(result).then(tell, onBug);
  };
  return (action) => {
    switch (action.kind) {
      case 'stop':
        return tell(acts.stop('tray'));
      case 'continue':
        return tell(acts.toggle('tray'));
      case 'start-again':
        return tell(acts.continueEntry(action.entryId, 'tray'));
      case 'start':
        return tell(acts.start(action.choice, 'tray'));
      case 'undo':
        return tell(acts.undo(action.id));
      case 'answer-idle':
        return tell(acts.answerIdle(action.answer, 'tray'));
      case 'open':
        return open(action.focus);
      case 'use-account':
        return tellLater(accounts.useAccount({ accountId: action.accountId }));
      case 'use-this-computer':
        return tellLater(accounts.useThisComputer({ sample: false }));
      case 'sync':
        return sync();
      case 'quit':
        return quit();
      default:
        return assertNever(action);
    }
  };
}

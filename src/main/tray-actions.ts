import type { Handlers } from '../shared/contract';
import { assertNever } from '../shared/result';
import type { TrayAction } from './desktop/tray-menu';
import type { Acts } from './handlers';
import type { CarryOut } from './outside-acts';

export interface TrayActionsContext {
  readonly acts: Acts;
  readonly open: (focus: Extract<TrayAction, { kind: 'open' }>['focus']) => void;
  /** What the window has for switching. */
  readonly accounts: Pick<Handlers, 'useAccount' | 'useThisComputer'>;
  readonly sync: () => void;
  readonly quit: () => void;
  /** Tells what is refused: the menu may show what holds no more. */
  readonly carryOut: CarryOut;
}

/** What the items of the tray's menu do. */
export function trayActions({
  acts,
  open,
  accounts,
  sync,
  quit,
  carryOut,
}: TrayActionsContext): (action: TrayAction) => void {
  return (action) => {
    switch (action.kind) {
      case 'stop':
        return carryOut(() => acts.stop('tray'));
      case 'continue':
        return carryOut(() => acts.toggle('tray'));
      case 'start-again':
        return carryOut(() => acts.continueEntry(action.entryId, 'tray'));
      case 'start':
        return carryOut(() => acts.start(action.choice, 'tray'));
      case 'undo':
        return carryOut(() => acts.undo(action.id));
      case 'answer-idle':
        return carryOut(() => acts.answerIdle(action.answer, 'tray'));
      case 'open':
        return open(action.focus);
      case 'use-account':
        return carryOut(() => accounts.useAccount({ accountId: action.accountId }));
      case 'use-this-computer':
        return carryOut(() => accounts.useThisComputer({ sample: false }));
      case 'sync':
        return sync();
      case 'quit':
        return quit();
      default:
        return assertNever(action);
    }
  };
}

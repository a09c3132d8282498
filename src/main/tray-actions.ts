import { assertNever } from '../shared/result';
import type { TrayAction } from './desktop/tray-menu';
import type { Acts } from './handlers';

export interface TrayActionsContext {
  readonly acts: Acts;
  readonly open: (focus: Extract<TrayAction, { kind: 'open' }>['focus']) => void;
  readonly sync: () => void;
  readonly quit: () => void;
}

/** What the items of the tray's menu do. */
export function trayActions({ acts, open, sync, quit }: TrayActionsContext): (action: TrayAction) => void {
  return (action) => {
    switch (action.kind) {
      case 'stop':
        return void acts.stop('tray');
      case 'continue':
        return void acts.toggle('tray');
      case 'start-again':
        return void acts.continueEntry(action.entryId, 'tray');
      case 'start':
        return void acts.start(action.choice, 'tray');
      case 'undo':
        return void acts.undo(action.id);
      case 'answer-idle':
        return void acts.answerIdle(action.answer, 'tray');
      case 'open':
        return open(action.focus);
      case 'sync':
        return sync();
      case 'quit':
        return quit();
      default:
        return assertNever(action);
    }
  };
}

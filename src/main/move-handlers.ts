import type { Handlers } from '../shared/contract';
import { ok } from '../shared/result';
import { Move, type MoveOptions } from './move';

/** What the window can ask for about bringing time over from this computer. */
export function moveHandlers(
  options: MoveOptions,
): Pick<Handlers, 'moveOffer' | 'moveSource' | 'bringOver' | 'dismissMove'> {
  const move = new Move(options);
  return {
    moveOffer: () => ok(move.offer()),
    moveSource: () => move.view(),
    bringOver: (input) => move.carryOut(input),
    dismissMove: () => {
      move.told();
      return ok(null);
    },
  };
}

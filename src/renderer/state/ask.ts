import type { CommandAnswer, CommandInput, CommandName, KeitoBarBridge } from '../../shared/contract';
import { m } from '../../shared/i18n/messages';
import { fail, type Result } from '../../shared/result';

/** Sends a command. A bridge that breaks instead of answering becomes a failure in words like any other. */
export async function ask<N extends CommandName>(
  bridge: KeitoBarBridge,
  name: N,
  input: CommandInput<N>,
): Promise<Result<CommandAnswer<N>>> {
  try {
    return await bridge.send(name, input);
  } catch {
    return fail('internal', m.failure_no_answer());
  }
}

import { ipcMain, type WebContents } from 'electron';
import { COMMAND_CHANNEL, EVENT_CHANNEL } from '../../shared/channels';
import { inputs, type CommandName, type Handlers, type WindowEvent } from '../../shared/contract';
import { fail, type Result } from '../../shared/result';
import * as m from '../../shared/i18n/messages';

export interface BridgeOptions {
  /** The one page that may speak: its own main frame, from its own origin. */
  readonly contents: () => WebContents;
  readonly origin: string;
  readonly handlers: Handlers;
  /** A fault of our own, for the log. */
  readonly onBug: (error: unknown) => void;
}

/** Answers the window's commands: sender checked, input decoded, every answer a tagged result, never an exception. */
export function openBridge({ contents, origin, handlers, onBug }: BridgeOptions): void {
  ipcMain.handle(COMMAND_CHANNEL, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    const frame = event.senderFrame;
    const isOurs =
      event.sender === contents() && frame === contents().mainFrame && frame.url.startsWith(`${origin}/`);
    if (!isOurs) return fail('internal', m.main_bad_command({ detail: 'sender' }));
    if (!isCommand(name)) return fail('internal', m.main_bad_command({ detail: 'name' }));
    try {
      return await answer(name, input, handlers);
    } catch (error) {
      onBug(error);
      return fail('internal', m.main_internal_error());
    }
  });
}

/** Tells the window something; a window that is gone is told nothing. */
export function tellWindow(contents: WebContents, event: WindowEvent): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
}

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(inputs, name);
}

async function answer(name: CommandName, input: unknown, handlers: Handlers): Promise<Result<unknown>> {
  const decoded = inputs[name].safeParse(input);
  if (!decoded.success) {
    const [issue] = decoded.error.issues;
    const field = issue?.path.join('.') || undefined;
    return fail(
      'invalid',
      m.main_bad_command({ detail: `${field ?? name}: ${issue?.message ?? ''}` }),
      field,
    );
  }
  // The compiler cannot tie the decoder of a name to its handler; the contract's types do.
  const handler = handlers[name] as (decodedInput: unknown) => Result<unknown> | Promise<Result<unknown>>;
  return handler(decoded.data);
}

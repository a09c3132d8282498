import { CommandLine } from '../../src/main/command-line/command-line';
import { EXIT, type Command } from '../../src/main/command-line/protocol';
import { showLink } from '../../src/main/show-link';
import type { Workspace } from '../../src/main/workspace';
import { fail, ok, type Result } from '../../src/shared/result';
import { snapshotOf } from '../support/snapshot-of';
import type { Place, World } from './world';

/** The command line's own handlers, on the app of this world. */
export function commandLineOf(workspace: Workspace): CommandLine {
  return new CommandLine({
    acts: {
      start: (choice, cause, startedAt) => workspace.entries.start(choice, workspace.act(cause), startedAt),
      stop: (cause) => workspace.entries.stop(workspace.act(cause)),
      toggle: (cause) => workspace.entries.toggle(workspace.act(cause)),
      continueEntry: (entryId, cause) => workspace.entries.continueEntry(entryId, workspace.act(cause)),
    },
    log: (choice) => workspace.entries.log(choice, workspace.act('command-line')),
    snapshot: () => snapshotOf(workspace),
    catalogue: () => workspace.catalogue,
    clock: () => workspace.act('command-line').at,
    open: () => undefined,
    showLink: () => undefined,
  });
}

/** A command as it came over the socket. */
export function carryOut({ workspace }: World, command: Command): Result<unknown> {
  const { exit, err } = commandLineOf(workspace).carryOut(command);
  return exit === EXIT.done ? ok(null) : fail('invalid', err);
}

/** The line that names this place and note. */
export function lineFor({ workspace }: World, { projectId, taskId }: Place, notes: string): string {
  const project = workspace.catalogue.projects.find(({ id }) => id === projectId);
  const task = project?.tasks.find(({ id }) => id === taskId);
  return `${project?.name ?? ''} ${task?.name ?? ''} ${notes}`;
}

/** Follows a link; throws if anything was done by it. */
export function followLink({ workspace }: World, url: string): void {
  const done = (): number => workspace.ledger.latestOperations(1)[0]?.seq ?? 0;
  const before = done();
  showLink(url, {
    open: () => undefined,
    tell: () => undefined,
    say: () => undefined,
    running: () => workspace.running(),
  });
  if (done() !== before) throw new Error(`A link did something by itself: ${url}`);
}

import { spawn } from 'node:child_process';
import { app } from 'electron';
import { ask } from './command-line/client';
import { ANSWER_MS, runAsked, speakAsShell, START_MS } from './command-line/run';
import { argumentsToStart, BACKGROUND, readProcessArguments } from './command-line/switches';

speakAsShell(process.env);
const args = process.argv.slice(1);
const folder = app.getPath('userData');
const asked = readProcessArguments(args, !app.isPackaged);
const link = asked?.kind === 'command' && asked.command.kind === 'link' ? asked.command.url : null;

// Electron is not ready before this ends: a command is answered without a window, a display or the app's own code.
if (asked === null || link !== null) {
  const isShown =
    link !== null && (await ask(folder, { kind: 'link', url: link }, ANSWER_MS)).kind !== 'absent';
  if (isShown) app.exit(0);
  else (await import('./start')).start(link, !args.includes(BACKGROUND));
} else {
  const print = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);
  const code = await runAsked(asked, {
    ...{ folder, version: app.getVersion(), answerMs: ANSWER_MS, startMs: START_MS },
    steadyMs: () => performance.now(),
    start: () => spawn(process.execPath, argumentsToStart(args), { detached: true, stdio: 'ignore' }).unref(),
    out: print(process.stdout),
    err: print(process.stderr),
  });
  // What was written to a pipe is under way until its callback.
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))),
  );
  app.exit(code);
}

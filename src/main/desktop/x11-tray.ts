import x11, { type Display } from 'x11';

/** Who takes icons owns this selection (https://specifications.freedesktop.org/systemtray/latest/). */
const SELECTION = '_NET_SYSTEM_TRAY_S0';

/**
 * Tells whether the X display has a tray that takes icons by XEmbed, now and after every change. `false` too where there
 * is no such display, or it goes away. The answer stops it.
 */
export function watchXembedTray(display: string, onChange: (isThere: boolean) => void): () => void {
  let isOver = false;
  let known: boolean | null = null;
  const say = (isThere: boolean): void => {
    if (isOver || isThere === known) return;
    known = isThere;
    onChange(isThere);
  };
  const end = (): void => {
    say(false);
    isOver = true;
  };
  let terminate = (): void => undefined;
  const connected = ({ client, screen }: Display): void => {
    terminate = () => client.terminate();
    if (isOver) return terminate();
    const watch = (window: number): void =>
      client.ChangeWindowAttributes(window, { eventMask: x11.eventMask.StructureNotify });
    const look = (selection: number): void =>
      client.GetSelectionOwner(selection, (failure, owner) => {
        const isThere = !failure && owner !== 0;
        // It tells when it goes; one that comes announces itself on the root window.
        if (isThere && !known) watch(owner);
        say(isThere);
      });
    client.InternAtom(false, SELECTION, (failure, selection) => {
      if (failure) return end();
      client.on('event', () => look(selection));
      // A tray that has gone before it could be watched.
      client.on('error', () => look(selection));
      const root = screen[0]?.root;
      if (root !== undefined) watch(root);
      look(selection);
    });
  };
  try {
    const connection = x11.createClient({ display, shm: false }, (error, answer) =>
      error ? end() : connected(answer),
    );
    connection.on('error', () => undefined);
    connection.on('end', end);
  } catch {
    // An address that is none.
    end();
  }
  return () => {
    isOver = true;
    terminate();
  };
}

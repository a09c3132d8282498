/** The little of https://github.com/sidorares/node-x11 that is used here; it has no types of its own. */
declare module 'x11' {
  import type { EventEmitter } from 'node:events';

  interface Reply<T> {
    (error: Error | null, value: T): void;
  }

  interface Client extends EventEmitter {
    readonly atoms: Readonly<Record<string, number>>;
    InternAtom(onlyIfExists: boolean, name: string, reply: Reply<number>): void;
    GetSelectionOwner(selection: number, reply: Reply<number>): void;
    ChangeWindowAttributes(window: number, values: { readonly eventMask: number }): void;
    terminate(): void;
  }

  export interface Display {
    readonly client: Client;
    readonly screen: readonly { readonly root: number }[];
  }

  interface X11 {
    readonly eventMask: { readonly StructureNotify: number };
    createClient(
      options: { readonly display: string; readonly shm: false },
      connected: (error: Error | null, display: Display) => void,
    ): Client;
  }

  const x11: X11;
  export default x11;
}

import { Notification } from 'electron';

/** Something to say outside of the window. */
export interface Announcement {
  /** A later one of the same id takes its place. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Buttons, where the system has them (macOS, Windows); everywhere else the click is all there is. */
  readonly actions: readonly { readonly label: string; readonly act: () => void }[];
  readonly onClick: () => void;
}

/** The system's notifications. */
export class Notifications {
  /** A notification that nobody holds is collected, and its click with it. */
  readonly #shown = new Map<string, Notification>();

  get isSupported(): boolean {
    return Notification.isSupported();
  }

  show({ id, title, body, actions, onClick }: Announcement): void {
    this.close(id);
    const notification = new Notification({
      ...{ title, body },
      actions: actions.map(({ label }) => ({ type: 'button', text: label })),
    });
    notification.on('click', onClick);
    notification.on('action', (_details, index) => actions[index]?.act());
    this.#shown.set(id, notification);
    notification.show();
  }

  /** What it said holds no more. */
  close(id: string): void {
    this.#shown.get(id)?.close();
    this.#shown.delete(id);
  }
}

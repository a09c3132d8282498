import type { Message } from '@jellybrick/dbus-next';
import { z } from 'zod';
import { until } from '../../scripts/lib/run.mjs';
import { TestService } from './bus';

const NAME = 'org.freedesktop.Notifications';
const FIRST_NUMBER = 41;
/** What `Notify` is called with, but for its hints and how long it shall stay. */
const notify = z
  .tuple([z.string(), z.number(), z.string(), z.string(), z.string(), z.array(z.string())])
  .rest(z.unknown());

/** One that was asked for; `number` is what its buttons are told by. */
export interface Notified {
  readonly app: string;
  readonly number: number;
  /** Of the one whose place it takes; 0: of none. */
  readonly replaced: number;
  readonly title: string;
  readonly body: string;
  /** Each key with its label. */
  readonly actions: readonly string[];
}

/**
 * A program of our own that shows nothing, but speaks as the specification has it
 * (https://specifications.freedesktop.org/notification-spec/latest/): that a desktop's own shows what it is asked for is
 * not proven by it.
 */
export class NotificationDaemon {
  readonly notified: Notified[] = [];
  /** The numbers of those that the app took back. */
  readonly taken: number[] = [];
  readonly #able: readonly string[];
  #service!: TestService;

  private constructor(able: readonly string[]) {
    this.#able = able;
  }

  static async start(
    address: string,
    able: readonly string[] = ['actions', 'body', 'body-markup'],
  ): Promise<NotificationDaemon> {
    const daemon = new NotificationDaemon(able);
    daemon.#service = await TestService.start(address, NAME, (call) => daemon.#answer(call));
    return daemon;
  }

  /** Waits for so many to have been asked for, and answers the last one. */
  async shown(count: number): Promise<Notified> {
    return until(`notification ${count}`, () => this.notified[count - 1], { timeoutMs: 30_000 });
  }

  /** Presses a button, or clicks on the notification itself: `default`. */
  press(number: number, key: string): void {
    this.#signal('ActionInvoked', 'us', number, key);
  }

  /** The person closes it. */
  dismiss(number: number): void {
    const BY_THE_PERSON = 2;
    this.#signal('NotificationClosed', 'uu', number, BY_THE_PERSON);
  }

  stop(): void {
    this.#service.stop();
  }

  #answer({ interface: of, member, body }: Message) {
    if (of !== NAME) return null;
    switch (member) {
      case 'GetCapabilities':
        return { signature: 'as', body: [[...this.#able]] };
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['Panel', 'Us', '1.0', '1.2'] };
      case 'Notify': {
        const [app, replaced, , title, text, actions] = notify.parse(body);
        const number = replaced === 0 ? FIRST_NUMBER + this.notified.length : replaced;
        this.notified.push({ app, number, replaced, title, body: text, actions });
        return { signature: 'u', body: [number] };
      }
      case 'CloseNotification':
        this.taken.push(z.number().parse(body[0]));
        return { signature: '', body: [] };
      default:
        return null;
    }
  }

  #signal(member: string, signature: string, ...body: readonly unknown[]): void {
    const path = '/org/freedesktop/Notifications';
    this.#service.emit({ path, interface: NAME, member, signature, body });
  }
}

import type { Locator, Page } from '@playwright/test';
import type { Desktop } from './desktop';

/** What a job cost. */
export interface Effort {
  /** Key presses; a combination such as Ctrl and Z is one. Characters of a text are not among them. */
  readonly keys: number;
  /** Characters of the texts that were typed. */
  readonly characters: number;
  /** Clicks; a drag is one. */
  readonly clicks: number;
}

/** A person's hands on the window: nothing can be done with them that is not counted. */
export class CountedInput {
  readonly #page: Page;
  readonly #desktop: Desktop;
  #keys = 0;
  #characters = 0;
  #clicks = 0;

  constructor(page: Page, desktop: Desktop) {
    this.#page = page;
    this.#desktop = desktop;
  }

  get effort(): Effort {
    return { keys: this.#keys, characters: this.#characters, clicks: this.#clicks };
  }

  /** Presses keys or combinations, one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#keys += 1;
      await this.#page.keyboard.press(key);
    }
  }

  /** Presses a key until something has the focus. */
  async pressUntil(key: string, target: Locator, most = 40): Promise<void> {
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    for (let pressed = 0; pressed < most && !(await isThere()); pressed += 1) await this.press(key);
    if (!(await isThere())) throw new Error(`${key} does not lead to it in ${most} presses.`);
  }

  /** Presses a combination that the whole desktop listens to. */
  async pressAnywhere(combination: string): Promise<void> {
    this.#keys += 1;
    await this.#desktop.key(combination);
  }

  async type(text: string): Promise<void> {
    this.#characters += text.length;
    await this.#page.keyboard.type(text);
  }

  async click(target: Locator): Promise<void> {
    this.#clicks += 1;
    await target.click();
  }

  /** As a double or triple click does. */
  async clickTimes(target: Locator, clickCount: number): Promise<void> {
    this.#clicks += clickCount;
    await target.click({ clickCount });
  }

  /** Moves the pointer there, which costs no click. */
  async point(target: Locator): Promise<void> {
    await target.hover();
  }

  /** Drags from the middle of something to another place on its level (CSS pixels of the window). */
  async drag(from: Locator, toX: number): Promise<void> {
    const box = await from.boundingBox();
    if (!box) throw new Error('What shall be dragged is not in sight.');
    this.#clicks += 1;
    const y = box.y + box.height / 2;
    const { mouse } = this.#page;
    await mouse.move(box.x + box.width / 2, y);
    await mouse.down();
    await mouse.move((box.x + toX) / 2, y);
    await mouse.move(toX, y);
    await mouse.up();
  }
}

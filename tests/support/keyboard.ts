import { expect, type Locator, type Page } from '@playwright/test';

/** What has the focus, as somebody without a mouse sees it. */
interface Seen {
  readonly name: string;
  readonly isSomething: boolean;
  readonly isInSight: boolean;
  readonly isMarked: boolean;
}

/** The keyboard alone. After every key something has the focus, is in sight and is marked as having it. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.#look(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Presses a key until something has the focus. */
  async to(target: Locator, key = 'Tab', most = 60): Promise<void> {
    const isThere = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
    const passed: string[] = [];
    while (!(await isThere())) {
      if (passed.length >= most) throw new Error(`${key} does not lead there, but to: ${passed.join(', ')}`);
      await this.press(key);
      passed.push((await this.#seen()).name);
    }
  }

  /** The focus is on it, and was not put there by the test. */
  async isOn(target: Locator): Promise<void> {
    await expect(target).toBeFocused();
    await this.#look('waiting');
  }

  async #look(after: string): Promise<void> {
    // What a key does may come a moment later, with the next snapshot.
    await expect
      .poll(async () => {
        const { isSomething, isInSight, isMarked, name } = await this.#seen();
        return isSomething && isInSight && isMarked
          ? ''
          : JSON.stringify({ after, name, isInSight, isMarked });
      })
      .toBe('');
  }

  #seen(): Promise<Seen> {
    return this.#page.evaluate(() => {
      const focused = document.activeElement ?? document.body;
      const box = focused.getBoundingClientRect();
      const isInSight =
        box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      // What takes the clicks of a whole row wears its outline around the row.
      const isOutlined = (element: Element): boolean =>
        [undefined, '::after'].some((part) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
        });
      // A field, or the frame around it, has a ring.
      const hasRing = (element: Element | null): boolean =>
        element !== null && getComputedStyle(element).boxShadow.includes(' 0px 0px 0px 3px');
      const isField = focused.matches('input, textarea');
      return {
        name:
          focused.getAttribute('aria-label') ?? focused.textContent?.trim().slice(0, 40) ?? focused.tagName,
        isSomething: focused !== document.body,
        isInSight,
        isMarked: isOutlined(focused) || (isField && (hasRing(focused) || hasRing(focused.parentElement))),
      };
    });
  }
}

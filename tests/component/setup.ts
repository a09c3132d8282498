import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/svelte';
import { afterEach, expect } from 'vitest';

// jsdom lays nothing out: without any size a floating list would count as out of sight.
Element.prototype.getBoundingClientRect = () => new DOMRect(10, 10, 100, 20);
Object.defineProperty(Element.prototype, 'getClientRects', { value: () => [new DOMRect(10, 10, 100, 20)] });
for (const [side, size] of [
  ['clientWidth', 400],
  ['clientHeight', 640],
] as const) {
  Object.defineProperty(Element.prototype, side, { configurable: true, get: () => size });
}
// It draws nothing and has no pointer either.
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.hasPointerCapture = () => false;
HTMLCanvasElement.prototype.getContext = () => null;
// The window is in front; jsdom says so only while an element has the focus, and never in a blur.
document.hasFocus = () => true;

/**
 * Chromium blurs what has the focus before it goes out of the document, or to another place in it; jsdom takes the focus
 * away without a word, or not at all.
 */
function blurWithin(gone: Node): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && gone.contains(activeElement)) activeElement.blur();
}
// Svelte takes out one element after the other, or empties a whole list by its text.
const remove = Element.prototype.remove;
Element.prototype.remove = function (): void {
  blurWithin(this);
  remove.call(this);
};
// It moves one node after the other.
for (const { prototype } of [Element, CharacterData]) {
  const before = prototype.before;
  prototype.before = function (this: Element | CharacterData, ...nodes): void {
    for (const node of nodes) if (node instanceof Node) blurWithin(node);
    before.apply(this, nodes);
  };
}
const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
Object.defineProperty(Node.prototype, 'textContent', {
  ...text,
  set(this: Node, value: string | null): void {
    for (const child of this.childNodes) blurWithin(child);
    text?.set?.call(this, value);
  },
});

/** What Svelte warns of: something was read of a view that is gone, and may be as it was before. */
const warnings: string[] = [];
const warn = console.warn.bind(console);
console.warn = (...said: unknown[]): void => {
  if (String(said[0]).includes('[svelte]')) warnings.push(String(said[0]));
  warn(...said);
};

afterEach(() => {
  cleanup();
  delete document.documentElement.dataset['theme'];
  expect(warnings.splice(0)).toEqual([]);
});

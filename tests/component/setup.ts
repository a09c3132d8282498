import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';

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

afterEach(() => {
  cleanup();
  delete document.documentElement.dataset['theme'];
});

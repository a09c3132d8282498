import type { KeitoBarBridge } from '../shared/contract';

declare global {
  interface Window {
    /** Put there by the preload; the only way out of this window. */
    readonly keitoBar: KeitoBarBridge;
  }
}

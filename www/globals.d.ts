/** What JavaScript cannot say of the element: its name in HTML, and which events go with which type. */
import type { SeedSearch } from './element.js';
import type { SeedSearchEvents } from './types.js';

declare module './element.js' {
  interface SeedSearch {
    addEventListener<K extends keyof SeedSearchEvents>(
      type: K,
      listener: (this: SeedSearch, event: SeedSearchEvents[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener<K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (this: SeedSearch, event: HTMLElementEventMap[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seed-search': SeedSearch;
  }
  interface HTMLElementEventMap {
    'seed-results': SeedSearchEvents['seed-results'];
    'seed-select': SeedSearchEvents['seed-select'];
  }
}

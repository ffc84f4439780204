/** Types of the element. What each does stands at the head of `seed-search.js`. */
import type {
  Document,
  Hit,
  Index,
  Range,
  SearchOptions,
  SearchResults,
  SuggestOptions,
  Suggestion,
} from './pkg/seed_search.js';

export type { Document, Hit, Index, Range, SearchResults, Suggestion } from './pkg/seed_search.js';

/** A large index, which is in a worker: what `Index` offers, by promises. */
export interface RemoteIndex {
  search(query: string, options?: SearchOptions): Promise<SearchResults>;
  suggest(query: string, options?: SuggestOptions): Promise<Suggestion[]>;
  document(id: number, query?: string): Promise<Document>;
  idOf(path: string): Promise<number | undefined>;
  readonly documentCount: number;
}

/** An index of another source: any object that searches as `Index` does, at once or by a promise. */
export interface SearchIndex {
  search(query: string, options?: { limit?: number; offset?: number; fuzzy?: boolean }): Found | Promise<Found>;
}

/** What such an index may leave out. */
type Found = Omit<SearchResults, 'full'> & Partial<Pick<SearchResults, 'full'>>;

export class SeedSearch extends HTMLElement {
  /** Registers the element, once; `seed-search` unless told. */
  static define(tag?: string): void;

  query: string;
  placeholder: string;
  label: string;
  limit: number;
  debounce: number;
  disabled: boolean;
  dialog: boolean;
  hotkeys: boolean;
  index: Index | RemoteIndex | SearchIndex | undefined;
  readonly results: SearchResults;
  readonly ready: Promise<Index | RemoteIndex | SearchIndex>;

  /** Opens the dialog, or focuses the field where there is none. */
  open(): void;
  /** Closes the dialog; the focus returns to where it was. */
  close(): void;
  /** Empties the field and the results, and keeps the field in focus. */
  clear(): void;
  /** Searches at once. The promise is of what is shown then, and never rejects. */
  search(query?: string): Promise<SearchResults>;

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
}

export interface SeedSearchEvents {
  load: Event;
  error: ErrorEvent;
  'seed-results': CustomEvent<{ query: string; results: SearchResults }>;
  'seed-select': CustomEvent<{ hit: Hit; query: string }>;
}

/** Text with its ranges in `mark` elements; with `from` and `to`, that stretch of it. */
export function marked(text: string, ranges?: Range[], from?: number, to?: number): DocumentFragment;

/** Where a hit or a neighbour leads; nothing for an address that is neither http(s) nor relative. */
export function addressOf(hit: { url: string; path: string }, query: string, reader: string): string | undefined;

declare global {
  interface HTMLElementTagNameMap {
    'seed-search': SeedSearch;
  }
  interface HTMLElementEventMap {
    'seed-results': SeedSearchEvents['seed-results'];
    'seed-select': SeedSearchEvents['seed-select'];
  }
}

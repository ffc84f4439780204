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

export type { Document, Facets, Hit, Index, Range, SearchOptions, SearchResults, Suggestion } from './pkg/seed_search.js';

/** A large index, which is in a worker: what `Index` offers, by promises. */
export interface RemoteIndex {
  search(query: string, options?: SearchOptions): Promise<SearchResults>;
  suggest(query: string, options?: SuggestOptions): Promise<Suggestion[]>;
  document(id: number, query?: string, options?: SearchOptions): Promise<Document>;
  idOf(path: string): Promise<number | undefined>;
  readonly documentCount: number;
  /** Whether its worker has stopped: it answers no more. */
  readonly failed: boolean;
}

/** An index of another source: any object that searches as `Index` does, at once or by a promise. */
export interface SearchIndex {
  search(query: string, options?: SearchOptions): Found | Promise<Found>;
  /** Without it there are no completions. */
  suggest?(query: string, options?: { limit?: number }): Pick<Suggestion, 'text'>[] | Promise<Pick<Suggestion, 'text'>[]>;
}

/** Which hits are wanted and in what order. */
export type Filter = Pick<SearchOptions, 'path' | 'from' | 'to' | 'sort'>;

/** What the element says. A count comes as its language writes it, then as the number that decides on a plural. */
export interface Words {
  /** The field's name, and its placeholder where none is given. */
  search: string;
  close: string;
  clear: string;
  loading: string;
  found(full: string, count: number): string;
  /** Some hits are full and some weak; the number is that of the full ones. */
  both(full: string, weak: string, count: number): string;
  /** All hits are weak. */
  weak(weak: string, count: number): string;
  none(query: string): string;
  /** Before the rewrites that were searched too. */
  rewrites: string;
  /** @deprecated `rewrites`, by its name before. */
  instead?: string;
  /** Between two of them. */
  and: string;
  literal(query: string): string;
  /** Documents were left out because of a `-`. */
  excluded: string;
  /** Takes the `-` as text. */
  asText: string;
  /** A `-` was taken as text. */
  text: string;
  /** Takes it as an exclusion. */
  asExclusion: string;
  /** Quotation marks were left out, because nothing holds what they demand. */
  dropped: string;
  hint: string;
  /** Between the full hits and the weak ones. */
  weakBelow: string;
  /** @deprecated `weakBelow`, by its name before. */
  partial?: string;
  more: string;
  failed: string;
  retry: string;
  suggestions: string;
  recent: string;
  /** Clears recent searches. */
  forget: string;
  /** Keeps none from now on. */
  stop: string;
  /** Keeps some again. */
  resume: string;
  filters: string;
  path: string;
  paths: string;
  year: string;
  years: string;
  sort: string;
  relevance: string;
  date: string;
  /** Takes the filters away where they leave nothing. */
  everywhere: string;
}

/** How signs of a query are taken, see {@link SearchOptions.signs}. */
export type Signs = NonNullable<SearchOptions['signs']>;

/** What the element shows: such an index may leave something out. */
export type Found = Omit<SearchResults, 'full'> & Partial<Pick<SearchResults, 'full'>>;

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
  reader: string;
  suggest: boolean;
  recent: boolean;
  filters: boolean;
  get filter(): Filter;
  set filter(filter: Filter | undefined);
  get words(): Words;
  set words(words: Partial<Words> | undefined);
  readonly literal: boolean;
  readonly signs: Signs | undefined;
  index: Index | RemoteIndex | SearchIndex | undefined;
  readonly results: Found;
  readonly ready: Promise<Index | RemoteIndex | SearchIndex>;

  /** Opens the dialog, or focuses the field where there is none. */
  open(): void;
  /** Closes the dialog; the focus returns to where it was. */
  close(): void;
  /** Empties the field and the results, and keeps the field in focus. */
  clear(): void;
  /**
   * Searches at once. The promise is of what is shown then, and never rejects. `literal` says whether as typed only, `signs`
   * how `-` and `"` are taken; unless told, as before for the same query.
   */
  search(query?: string, options?: { literal?: boolean; signs?: Signs }): Promise<Found>;
  /** Shows further hits below those that are there. The promise is of all of them, and never rejects. */
  more(): Promise<Found>;

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

export interface SeedSearchEvents {
  load: Event;
  error: ErrorEvent;
  'seed-results': CustomEvent<{ query: string; results: Found; filter: Filter; literal: boolean; signs?: Signs }>;
  'seed-select': CustomEvent<{ hit: Hit; query: string }>;
}

/** How a language writes `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; anything else stays as it is. */
export function dateIn(lang: string, date: string): string;

/** Text with its ranges in `mark` elements; with `from` and `to`, that stretch of it. */
export function marked(text: string, ranges?: Range[], from?: number, to?: number): DocumentFragment;

/**
 * Where a hit or a neighbour leads; nothing for an address that is neither http(s) nor relative. The reading view marks what
 * the query finds, and with `literal` what it finds as typed.
 */
export function addressOf(hit: { url: string; path: string }, query: string, reader: string, literal?: boolean, signs?: Signs): string | undefined;

declare global {
  interface HTMLElementTagNameMap {
    'seed-search': SeedSearch;
  }
  interface HTMLElementEventMap {
    'seed-results': SeedSearchEvents['seed-results'];
    'seed-select': SeedSearchEvents['seed-select'];
  }
}

/**
 * The types that a page may name, as `seed-search.js` exports them. Nothing here runs.
 *
 * @import { Words } from './messages/words.js'
 * @import { Document, Hit, Index, Range, SearchOptions, SearchResults, SuggestOptions, Suggestion } from './pkg/seed_search.js'
 */

/**
 * A hit, and where it comes from: the address where its site begins, which folders are shown from, and the name of its index
 * where there are several.
 *
 * @typedef {Hit & { root?: string, source?: string }} FoundHit
 */

/**
 * What the element shows: an index of the site's own may leave something out. One in shards says whether its counts are about
 * right and not exact (`about`), whether files that could not be fetched left something out (`lacking`), and to whoever types
 * that it will tell the `rest` when it is asked for it.
 *
 * @typedef {Omit<SearchResults, 'full' | 'hits'> & {
 *   full?: number, hits: FoundHit[], about?: boolean, lacking?: boolean, rest?: boolean
 * }} Found
 */

/**
 * Which hits are wanted and in what order.
 *
 * @typedef {Pick<SearchOptions, 'path' | 'from' | 'to' | 'meta' | 'sort'>} Filter
 */

/**
 * How signs of a query are taken, see `SearchOptions.signs`.
 *
 * @typedef {NonNullable<SearchOptions['signs']>} Signs
 */

/**
 * A large index, which is in a worker: what `Index` offers, by promises. `failed` tells whether its worker has stopped: then
 * it answers no more.
 *
 * @typedef {{
 *   search(query: string, options?: SearchOptions): Promise<SearchResults>;
 *   suggest(query: string, options?: SuggestOptions): Promise<Suggestion[]>;
 *   document(id: number, query?: string, options?: SearchOptions): Promise<Document>;
 *   idOf(path: string): Promise<number | undefined>;
 *   readonly documentCount: number;
 *   readonly failed: boolean;
 * }} RemoteIndex
 */

/**
 * What the element needs to know of a hit, and of an answer.
 *
 * @typedef {Partial<Omit<FoundHit, 'excerpt'>> & Pick<FoundHit, 'title' | 'url' | 'path'> & { excerpt: { text: string, marks?: Range[] } }} LeastHit
 * @typedef {Omit<Found, 'hits'> & { hits: LeastHit[] }} LeastFound
 */

/**
 * An index of another source: any object that searches as `Index` does, at once or by a promise. Without `suggest` there are
 * no completions.
 *
 * @typedef {{
 *   search(query: string, options?: SearchOptions): LeastFound | Promise<LeastFound>;
 *   suggest?(query: string, options?: { limit?: number }): Pick<Suggestion, 'text'>[] | Promise<Pick<Suggestion, 'text'>[]>;
 * }} SearchIndex
 */

/** @typedef {Index | RemoteIndex | SearchIndex} AnyIndex */

/**
 * One of several indexes: itself, or the folder that the command has written; with the name that its hits are shown with, if
 * any.
 *
 * @typedef {string | AnyIndex | Promise<AnyIndex>} Place
 * @typedef {Place | { index: Place, name?: string }} Source
 */

/**
 * What turns a boolean attribute on or off: a text is kept as its value, `''` and `true` leave it bare, all else takes it away.
 *
 * @typedef {boolean | string | null | undefined} Switch
 */

/**
 * What a template may give the element, as attributes or as properties.
 *
 * @typedef {{
 *   query?: string;
 *   placeholder?: string;
 *   label?: string;
 *   limit?: number | string;
 *   debounce?: number | string;
 *   disabled?: boolean | '';
 *   dialog?: boolean | '';
 *   panel?: boolean | '';
 *   hotkeys?: boolean | '' | 'command';
 *   suggest?: boolean | '';
 *   recent?: boolean | '';
 *   examples?: string;
 *   filters?: boolean | string;
 *   languages?: 'all' | 'first' | 'only' | '';
 *   offline?: boolean | '' | 'all';
 *   theme?: 'dark' | 'light' | 'auto';
 *   lang?: string;
 *   reader?: string;
 *   filter?: Filter;
 *   words?: Partial<Words>;
 *   index?: AnyIndex | string | readonly Source[];
 * }} SeedSearchProps
 */

/**
 * The events of the element.
 *
 * @typedef {{
 *   load: Event;
 *   error: ErrorEvent;
 *   'seed-results': CustomEvent<{ query: string; results: Found; filter: Filter; literal: boolean; signs?: Signs }>;
 *   'seed-select': CustomEvent<{ hit: FoundHit; href: string; query: string }>;
 * }} SeedSearchEvents
 */

export {};

/** A half-open range `[start, end)` in UTF-16 units of the string beside it. */
export type Range = [start: number, end: number];

/** Options of {@link Index.search}. An unknown key is an error. */
export interface SearchOptions {
    /** Most hits to return; 10 unless told. */
    limit?: number;
    /** Hits to leave out from the top; 0 unless told. */
    offset?: number;
    /** Whether the last word may be unfinished; true unless told. */
    prefix?: boolean;
    /** Whether only the query as typed is searched, and no rewrite of it (pinyin, spelling, other numerals); false unless told. */
    literal?: boolean;
    /**
     * How the signs of the query are taken: `"clauses"`, `"text"`, or as the documents suggest, `"auto"`. Then an
     * exclusion that a document holds as it stands (`tar -xzf`) is text, and quotation marks count only if a document
     * holds what they demand. `"auto"` unless told.
     */
    signs?: 'auto' | 'clauses' | 'text';
    /** @deprecated The opposite of `literal`, by its name before. */
    fuzzy?: boolean;
    /** Only documents of this file, or of the files in this folder: a path, or its start up to a `/`. */
    path?: string;
    /** Only documents of this day or later: `YYYY-MM-DD`; `YYYY-MM` and `YYYY` are the first day of theirs. */
    from?: string;
    /** Only documents of this day or earlier: `YYYY-MM-DD`; `YYYY-MM` and `YYYY` are the last day of theirs. */
    to?: string;
    /**
     * A language as `lang` writes it, whose documents come first: `zh` is each Chinese, and `zh-CN` that of the mainland and
     * one that is just `zh`. Documents that state none are of every language.
     */
    language?: string;
    /** Whether documents of that language come before others, or no others at all; `"first"` unless told. */
    languages?: 'first' | 'only';
    /**
     * Only documents that have one of these values under each of these keys: `{ tags: ['a', 'b'], version: '2' }`. The key
     * `language` is the language as the document states it.
     */
    meta?: Record<string, string | string[]>;
    /**
     * The best first, or the latest first and the undated last, or by the number or date under a key, those without one
     * last: `{ price: 'ascending' }`. In each of these, weak ones stand after all others.
     */
    sort?: 'relevance' | 'date' | Record<string, 'ascending' | 'descending'>;
    /** Whether what is found is counted by file and year, and by the values of these keys; false unless told. */
    facets?: boolean | string[];
}

/** Options of {@link Index.suggest}. An unknown key is an error. */
export interface SuggestOptions {
    /** Most suggestions to return; 8 unless told. */
    limit?: number;
}

/** What {@link Index.search} answers. */
export interface SearchResults {
    /** How many documents were found, of those that are wanted and whatever the limit. */
    total: number;
    /** How many of them are not `weak`; they stand first. */
    full: number;
    /** The hits from `offset` on, in the order asked for. */
    hits: Hit[];
    /** What is found in numbers, if it was asked. */
    facets?: Facets;
    /**
     * How signs of the query were taken, where there is a choice: `"excluded"`, documents were left out; `"text"`, an
     * exclusion was taken as text; `"dropped"`, no document holds what is quoted, so every hit is weak.
     */
    signs?: 'excluded' | 'text' | 'dropped';
    /** Whether `total` and `full` are about right: of an index in many files not all was read. */
    about?: boolean;
    /** Whether something was left out because files of the index could not be had: more may be found later. */
    lacking?: boolean;
    /**
     * Rewrites of the query that found something, best first: what its letters spell in pinyin, a corrected spelling, a
     * number in other numerals. Absent if there is none. What holds the query as typed stands first.
     */
    rewrites?: string[];
    /** @deprecated `rewrites`, by its name before. */
    instead?: string[];
}

/** How many of the documents found are of each kind: of those that are not weak, or of all where all are. */
export interface Facets {
    /** The files, in the order of the index, whatever `path` is asked for. */
    files: [path: string, count: number][];
    /** The years as `YYYY`, the latest first, whatever `from` and `to` are asked for; undated documents are in none. */
    years: [year: string, count: number][];
    /** The values of each key that was asked for, ascending, whatever values of that key are asked for. */
    meta?: Record<string, [value: string, count: number][]>;
}

/** One document that was found. */
export interface Hit {
    /** The document's number, for {@link Index.document}; good for this index only. */
    id: number;
    /** The document's address, or "" where it has none. */
    url: string;
    /** The file below the seeds folder, with `#N` when it holds several documents. */
    path: string;
    title: string;
    titleMarks: Range[];
    byline?: string;
    /** As the document gives it: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
    date?: string;
    /** Higher is better; comparable within one answer only. */
    score: number;
    /**
     * True for a hit that holds what was asked less fully than it could be held: only part of it, or not in one
     * piece where another hit has it in one.
     */
    weak: boolean;
    excerpt: Excerpt;
    /** The section that the excerpt is in, if the document has sections and it is not in front of the first. */
    section?: Section;
    /** Other sections that hold as much of what was asked, in order, if there are any; three at most. */
    sections?: Section[];
    /** The language, as the document states it. */
    language?: string;
    /** What the document says about itself, by key: `{ tags: ['a', 'b'] }`. */
    meta?: Record<string, string[]>;
}

/** A section of a document. */
export interface Section {
    heading: string;
    /** 1 for the top to 6. */
    level: number;
    /** The name of the place in the page, without `#`; "" for none. */
    anchor: string;
}

/** A passage of a document that shows what was asked. */
export interface Excerpt {
    text: string;
    marks: Range[];
}

/** A completion of what is being typed. */
export interface Suggestion {
    text: string;
    /** The part that was typed. */
    marks: Range[];
}

/** A whole document. */
export interface Document {
    id: number;
    url: string;
    path: string;
    title: string;
    titleMarks: Range[];
    byline?: string;
    date?: string;
    /** The whole text as shown. */
    text: string;
    /** The paragraphs, as ranges of `text`. */
    paragraphs: Range[];
    /** The sections, in order, if there are any. Each goes on to the heading of the next one. */
    sections?: DocumentSection[];
    /** The language, as the document states it. */
    language?: string;
    /** What the document says about itself besides, by key: `{ tags: ['a', 'b'] }`. */
    meta?: Record<string, string[]>;
    /** The matches, as ranges of `text`, in order, none overlapping. */
    marks: Range[];
    /** Its most telling words as it writes them, best first; six at most. */
    keywords: string[];
    /** The documents most like it, best first; four at most. */
    neighbours: Neighbour[];
}

/** A section of a {@link Document}. */
export interface DocumentSection extends Section {
    /** Where its heading starts in `text`, in UTF-16 units. */
    start: number;
}

/** A document that is like another. Its fields are those of a {@link Hit}. */
export interface Neighbour {
    id: number;
    url: string;
    path: string;
    title: string;
}

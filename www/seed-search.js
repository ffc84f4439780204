/**
 * What may a page import? The element, which `define.js` registers, and what shows text, dates and addresses as it does.
 */
export { addressOf } from './address.js';
export { SeedSearch } from './element.js';
export { dateIn } from './messages/formats.js';
export { marked } from './view/dom.js';

/**
 * @typedef {import('./pkg/seed_search.js').Document} Document
 * @typedef {import('./pkg/seed_search.js').Facets} Facets
 * @typedef {import('./pkg/seed_search.js').Hit} Hit
 * @typedef {import('./pkg/seed_search.js').Index} Index
 * @typedef {import('./pkg/seed_search.js').Range} Range
 * @typedef {import('./pkg/seed_search.js').SearchOptions} SearchOptions
 * @typedef {import('./pkg/seed_search.js').SearchResults} SearchResults
 * @typedef {import('./pkg/seed_search.js').Suggestion} Suggestion
 * @typedef {import('./types.js').Filter} Filter
 * @typedef {import('./types.js').Found} Found
 * @typedef {import('./types.js').FoundHit} FoundHit
 * @typedef {import('./types.js').RemoteIndex} RemoteIndex
 * @typedef {import('./types.js').SearchIndex} SearchIndex
 * @typedef {import('./types.js').SeedSearchEvents} SeedSearchEvents
 * @typedef {import('./types.js').SeedSearchProps} SeedSearchProps
 * @typedef {import('./types.js').Signs} Signs
 * @typedef {import('./types.js').Source} Source
 * @typedef {import('./messages/words.js').Words} Words
 */

/**
 * What do views show? The state of the search, and the words of the element's language. What its attributes say, they read
 * off the element (`site`).
 *
 * @import { Words } from '../messages/words.js'
 * @import { State } from '../state.js'
 */

/** @typedef {State & { words: Words, locale: string }} Model */

export {};

/** What shows documents? The list at the start, and the reading view. Neither is needed before the engine has come. */
export { readingView } from './reading.js';
export { invite } from './start.js';

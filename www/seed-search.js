/**
 * What a page may import: the element, which `define.js` registers, and what shows text and addresses as it does.
 */
export { SeedSearch, addressOf } from './element.js';
export { dateIn } from './messages/formats.js';
export { marked } from './view/dom.js';

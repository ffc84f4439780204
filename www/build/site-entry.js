/** The engine of a site by itself, for a page that shows what it finds in its own way. */
export { Index } from '../pkg/seed_search.js';
export { load as open } from './engine-site.js';

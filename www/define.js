import { SeedSearch } from './seed-search.js';
SeedSearch.define();

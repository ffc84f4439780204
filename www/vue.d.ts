/** The element in templates of Vue: `/// <reference types="seed-search/vue" />`. */
import type { HTMLAttributes } from 'vue';
import type { SeedSearchEvents, SeedSearchProps } from './seed-search.js';

type Own = SeedSearchProps & {
  onSeedResults?: (event: SeedSearchEvents['seed-results']) => void;
  onSeedSelect?: (event: SeedSearchEvents['seed-select']) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'seed-search': new () => { $props: Own & Omit<HTMLAttributes, keyof Own> };
  }
}

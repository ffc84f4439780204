/** The element in JSX of React: `/// <reference types="seed-search/jsx" />`. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { SeedSearch, SeedSearchEvents, SeedSearchProps } from './seed-search.js';

type Own = SeedSearchProps & {
  class?: string;
  'onseed-results'?: (event: SeedSearchEvents['seed-results']) => void;
  'onseed-select'?: (event: SeedSearchEvents['seed-select']) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'seed-search': Own & Omit<DetailedHTMLProps<HTMLAttributes<SeedSearch>, SeedSearch>, keyof Own>;
    }
  }
}

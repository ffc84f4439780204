/** What the doc block of the element says, as the custom elements manifest has it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';

export function manifestOf(www) {
  const text = readFileSync(join(www, 'element.js'), 'utf8');
  // By the name that a site imports it by.
  return create({ modules: [ts.createSourceFile('seed-search.js', text, ts.ScriptTarget.Latest, true)] });
}

export const elementOf = (manifest) =>
  manifest.modules.flatMap(({ declarations }) => declarations).find(({ name }) => name === 'SeedSearch');

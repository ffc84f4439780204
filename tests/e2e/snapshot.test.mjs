/** The package gives the answers that are on file, in each browser. `tests/snapshot.rs` says how the files are made. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { groupsOf } from './render.mjs';
import { BROWSERS, folder, serve } from './sites.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const onFile = (name) => readFileSync(here(`../data/snapshot/${name}`), 'utf8');
const SHOWN = 5;

/** A snapshot without its head. */
const expected = (group) =>
  onFile(`${group}.snap`)
    .replace(/^---\n[^]*?\n---\n/, '')
    .trimEnd();

/** The first lines that differ, below the query that they answer. */
function differences(expected, found) {
  const [left, right] = [expected, found].map((text) => text.split('\n'));
  const lines = [];
  let query;
  for (let i = 0; i < Math.max(left.length, right.length) && lines.length < SHOWN; i++) {
    if (left[i]?.startsWith('> ')) query = left[i];
    if (left[i] !== right[i]) lines.push(`${query ?? ''}\nexpected: ${left[i]}\n   found: ${right[i]}`);
  }
  return lines.join('\n');
}

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`${name} answers as on file`, { timeout: 120_000 }, async (t) => {
    const site = folder(t);
    cpSync(here('../../www/pkg'), join(site, 'pkg'), { recursive: true });
    cpSync(here('render.mjs'), join(site, 'render.mjs'));
    writeFileSync(join(site, 'index.html'), '<!doctype html><meta charset="utf-8"><title>answers</title><link rel="icon" href="data:,">');
    const { origin } = await serve(t, site);
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/`);
    await page.evaluate(`(async () => {
      const [{ default: init, Index }, render] = await Promise.all([import('./pkg/seed_search.js'), import('./render.mjs')]);
      await init();
      Object.assign(globalThis, render, { index: new Index() });
    })()`);
    const same = (group, found) => assert.ok(expected(group) === found, `${group}\n${differences(expected(group), found)}`);
    await t.test('documents', async () => same('documents', await page.evaluate('documents(index)')));
    for (const [group, lines] of groupsOf(onFile('queries.txt'))) {
      await t.test(group, async () => {
        const answers = await page.evaluate(`${JSON.stringify(lines)}.map((line) => answer(index, line))`);
        same(group, answers.join('\n\n'));
      });
    }
    assert.deepEqual(complaints, []);
  });
}

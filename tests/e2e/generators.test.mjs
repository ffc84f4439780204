/**
 * Does a reader find what a real generator has built? Each site of `tests/sites/` is built by its own tool, gets its search, and
 * is used: a query typed, the section reached, and the way back.
 *
 * `SITES` names the sites; those that install in seconds unless told. `make sites` takes all.
 */
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../sites/build.mjs';
import { BROWSERS, folder, seedSearch, serve } from './sites.mjs';

const HERE = fileURLToPath(new URL('../sites/', import.meta.url));
const NAMES = (process.env.SITES ?? 'hexo vitepress').split(/\s+/).filter(Boolean);

/** In the page: what stands first, once it answers this query. */
const first = (query) => {
  const search = document.querySelector('seed-search');
  const link = search?.query === query && search.shadowRoot.querySelector('[part~=results] a[part~=title]');
  return link ? { title: link.textContent, address: link.href, marks: search.shadowRoot.querySelectorAll('mark').length } : null;
};

for (const name of NAMES) {
  test(name, { timeout: 900_000 }, async (t) => {
    const site = join(folder(t), 'site');
    const built = join(folder(t), 'built');
    buildSite(name, built);
    cpSync(built, site, { recursive: true });
    seedSearch(['build', site, '--quiet', '--allow-warnings']);
    const { origin } = await serve(t, site);
    const stories = JSON.parse(readFileSync(join(HERE, name, 'story.json'), 'utf8'));
    for (const [browser, open] of Object.entries(BROWSERS)) {
      const { page } = await open(t);
      for (const { query, title, address } of stories) {
        const why = `${name}, ${browser}, ${query}`;
        await page.goto(`${origin}/`);
        await page.waitForFunction(() => document.querySelector('seed-search')?.shadowRoot);
        await page.evaluate((query) => (document.querySelector('seed-search').query = query), query);
        let found;
        for (let tries = 0; !found && tries < 200; tries += 1) {
          found = await page.evaluate(first, query);
          if (!found) await new Promise((done) => setTimeout(done, 50));
        }
        assert.ok(found, `${why}: nothing is found`);
        const place = found.address.split(/#?:~:/)[0];
        assert.equal(found.title, title, why);
        assert.equal(decodeURI(place), decodeURI(new URL(address, `${origin}/`).href), why);
        assert.ok(found.marks > 0, `${why}: nothing is marked`);
        await page.goto(found.address);
        await page.waitForFunction(() => {
          const { top } = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.getBoundingClientRect() ?? {};
          return top > -300 && top < innerHeight;
        });
        await page.goBack();
        await page.waitForFunction(() => document.querySelector('seed-search')?.query);
        assert.equal(await page.evaluate(() => document.querySelector('seed-search').query), query, `${why}: on the way back`);
      }
      await page.close();
    }
  });
}

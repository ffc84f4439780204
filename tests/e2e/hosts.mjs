/** Stories of an empty page, in Chromium and in Firefox: what a page may do wrong, it does itself (`rubbish.mjs`, `answers.mjs`). */
import assert from 'node:assert/strict';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BROWSERS, folder, serve } from './sites.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const WWW = process.env.WWW ?? join(HERE, '../../www');
const HOST = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
  <title>host</title><link rel="icon" href="icon.svg"><main><h1>Mine</h1></main>`;

/** Makes the window of a page as wide as that, with whichever driver it is opened. */
export async function widen(page, width, height = 800) {
  if (page.setViewportSize) return page.setViewportSize({ width, height });
  // Firefox knows no orientation, which is asked for in the same breath, and says so before it has another size.
  await page.setViewport({ width, height }).catch((error) => {
    if (!/ScreenOrientation/.test(error.message)) throw error;
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await page.evaluate(`innerWidth === ${width} && innerHeight === ${height}`)) return undefined;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`the window is not ${width} wide`);
}

/**
 * Stories are told by `story(name, act)` and run at the end by `run()`. `act` gets `inside(work, ...args)`, which runs `work` in
 * the page with what these two have, the class, which is not defined yet, and the arguments; and the page.
 */
export function inBoth() {
  const stories = [];
  const run = () => {
    for (const [browser, open] of Object.entries(BROWSERS)) {
      test(browser, { timeout: 240_000 }, async (t) => {
        const path = folder(t);
        for (const name of readdirSync(WWW)) symlinkSync(join(WWW, name), join(path, name));
        for (const name of ['rubbish.mjs', 'answers.mjs']) symlinkSync(join(HERE, name), join(path, name));
        writeFileSync(join(path, 'host.html'), HOST);
        const { origin } = await serve(t, path);
        const { page, complaints } = await open(t);
        const inside = (work, ...args) =>
          page.evaluate(`(async () => {
            globalThis.alert = (said) => { throw new Error('markup has run: ' + said) };
            const all = ['seed-search.js', 'rubbish.mjs', 'answers.mjs'].map((name) => import(new URL(name, document.baseURI)));
            const [{ SeedSearch }, rubbish, answers] = await Promise.all(all);
            return (${work})({ ...rubbish, ...answers }, SeedSearch, ...${JSON.stringify(args)});
          })()`);
        for (const { name, act } of stories) {
          await t.test(name, { timeout: 60_000 }, async () => {
            await widen(page, 1280);
            await page.goto(`${origin}/host.html`);
            complaints.length = 0;
            await act(inside, page);
            assert.deepEqual(
              complaints.filter((text) => text.includes('markup has run')),
              [],
            );
          });
        }
      });
    }
  };
  return { story: (name, act) => stories.push({ name, act }), run };
}

/** A built site whose index lies in many small files, and what was asked of its server. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY, folder, seedSearch, serve, written } from './sites.mjs';

/** Sentences that no two pages have in common: what is asked for is in one place. */
const filler = (seed) =>
  Array.from({ length: 40 }, (_, i) => {
    const word = (k) => String.fromCharCode(0x4e00 + ((seed * 7919 + i * 104729 + k * 1299709) % 5000));
    return `<p>${Array.from({ length: 30 }, (_, k) => word(k)).join('')}。</p>`;
  }).join('');

/** The pages of the site, its element with these attributes; `common` is on 23 pages, so that its hits lie in several files. */
export function pages(attributes = '') {
  const page = (title, main) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title>
    <link rel="icon" href="data:,"><script type="module" src="search/define.js"></script>
    <nav><seed-search ${attributes}></seed-search></nav><main><h1>${title}</h1>${main}</main>`;
  return {
    'index.html': page('首页', `<p>欢迎来到气象站。</p>${filler(1)}`),
    'humidity.html': page('湿度校准', `${filler(2)}<h2 id="salt">饱和盐溶液</h2><p>用饱和盐溶液校准湿度传感器，每年一次。</p>${filler(3)}`),
    'power.html': page('电源', `${filler(4)}<p>Open the enclosure, then check the calibration certificate。</p>${filler(5)}`),
    ...Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`page-${i}.html`, page(`第${i}页`, (i < 23 ? '<p>common 风向标。</p>' : '') + filler(i + 6))]),
    ),
  };
}

/** The folder of the index in a site's search. */
export function indexOf(site) {
  const assets = join(site, 'search/assets');
  return join(
    assets,
    readdirSync(assets).find((name) => /^index-[0-9a-f]{8}$/.test(name)),
  );
}

/**
 * Builds the site, and serves it. `sent` are the files of the index that were asked for. `slow(names)` holds those of these names
 * until what it gives is called; `ended` are those that the browser has let go meanwhile.
 */
export async function sharded(t, { attributes, options = ['--shards', 'always'] } = {}) {
  const site = written(join(folder(t), 'public'), pages(attributes));
  const said = seedSearch(['build', site, ...options, '--no-cache']);
  const sent = [];
  const ended = [];
  let [held, go] = [undefined, () => {}];
  const nameOf = (path) => path.replace(/.*\//, '');
  const wait = async ({ url }, response) => {
    if (!held?.names.test(nameOf(url))) return;
    response.once('close', () => held && ended.push(nameOf(url)));
    await held.over;
  };
  const setHeaders = (response, path) => {
    response.setHeader('content-security-policy', POLICY);
    if (path.includes('/index-')) sent.push(nameOf(path));
  };
  const slow = (names) => {
    held = { names, over: new Promise((done) => (go = done)) };
    return () => {
      held = undefined;
      go();
    };
  };
  return { ...(await serve(t, site, setHeaders, wait)), site, sent, said, slow, ended };
}

/** Opens the first page, and waits for its element. */
export async function visit(page, origin, path = '') {
  await page.goto(`${origin}/${path}`);
  await page.waitForFunction(() => customElements.get('seed-search'));
}

/** Waits for a message in the console, which drivers tell some time later. */
export async function complained(complaints, pattern) {
  for (let tries = 0; tries < 100 && !complaints.some((text) => pattern.test(text)); tries += 1) {
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.match(complaints.join('\n'), pattern);
}

/** What a reader sees who types: asks by the field, and waits until all that comes by itself is there. */
export const typed = (page, query) =>
  page.evaluate(async (query) => {
    const search = document.querySelector('seed-search');
    await search.ready;
    const all = (part) => [...search.shadowRoot.querySelectorAll(`[part~=${part}]`)].filter((node) => node.checkVisibility());
    const texts = (part) => all(part).map((node) => node.textContent);
    const told = [];
    const listen = ({ detail }) => told.push([detail.results.hits.length, texts('title').length]);
    search.addEventListener('seed-results', listen);
    const failed = new Promise((done) => search.addEventListener('error', ({ error }) => done(error.message), { once: true }));
    const field = search.shadowRoot.querySelector('input');
    field.value = query;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    let error;
    failed.then((message) => (error = message));
    const isDone = () => error || (told.length && search.results.rest !== true);
    for (let tries = 0; tries < 200 && !isDone(); tries += 1) await new Promise((go) => setTimeout(go, 25));
    await new Promise((go) => setTimeout(go, 50));
    search.removeEventListener('seed-results', listen);
    return { error, told, titles: texts('title'), status: texts('status').join(), note: texts('note').join(), more: texts('more').length };
  }, query);

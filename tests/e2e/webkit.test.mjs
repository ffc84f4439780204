/**
 * Whether the page, and the element in a page of a site, work in WebKit, the engine of Safari: by keys and by a pointer, as the
 * driver of WebKitGTK gives them. Skipped where that is not installed, for not every system has it.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hand } from './hand.mjs';
import { POLICY, build, folder, serve } from './sites.mjs';
import { lacksWebKit, openWebKit } from './webkit.mjs';

/** The driver tells nothing of the console: a script that comes first on each page keeps what is said there. */
const LISTEN = `
  window.complaints = [];
  for (const kind of ['error', 'warn']) {
    const say = console[kind];
    console[kind] = (...args) => { complaints.push(kind + ': ' + args.join(' ')); say.apply(console, args); };
  }
  const what = ({ message, target }) => message ?? target.src ?? target.href;
  addEventListener('error', (event) => complaints.push('error: ' + what(event)), true);
  addEventListener('unhandledrejection', ({ reason }) => complaints.push('not handled: ' + reason));
  addEventListener('securitypolicyviolation', (event) => complaints.push(event.violatedDirective + ': ' + event.blockedURI));`;
const FIRST = '<meta charset="utf-8"><script src="/listen.js"></script>';
const HOST = (body) => `<!doctype html><html lang="zh-CN">${FIRST}<title>host</title>
  <link rel="icon" href="search/icon.svg"><script type="module" src="search/define.js"></script><main>${body}</main>`;

test('WebKit', { timeout: 120_000, skip: lacksWebKit() }, async (t) => {
  const site = folder(t);
  build(t, 'dist', join(site, 'search'));
  writeFileSync(join(site, 'listen.js'), LISTEN);
  const start = join(site, 'search/index.html');
  writeFileSync(start, readFileSync(start, 'utf8').replace('<meta charset="utf-8">', FIRST));
  const { origin } = await serve(t, site, (response) => response.setHeader('content-security-policy', POLICY));
  const page = await openWebKit(t);
  const { inside, until, press, type, click } = hand(page);

  const complaints = [];
  const go = async (address) => {
    complaints.push(...(await page.evaluate('window.complaints ?? []')));
    await page.goto('about:blank');
    await page.goto(`${origin}/${address}`);
  };
  const visit = async (address = '') => {
    await go(`search/${address}`);
    await until(() => window.complaints && box()?.index);
  };
  const host = async (body) => {
    writeFileSync(join(site, 'host.html'), HOST(body));
    await go('host.html');
    await until(() => window.complaints && customElements.get('seed-search'));
  };
  const story = (title, act) =>
    t.test(title, async () => {
      complaints.length = 0;
      await act();
      await go('listen.js');
      assert.deepEqual(complaints, [], 'the console should be empty');
    });

  await story('the page: what is typed in Chinese gives hits with marks, and an address', async () => {
    await visit();
    await click(() => field());
    await type('算力网');
    await until(() => texts('mark').includes('算力网') && seen('result').length > 3);
    assert.match(await inside(() => texts('status')[0]), /^找到 \d+ 篇/);
    await press('Enter');
    await until(() => new URLSearchParams(location.hash.slice(1)).get('q') === '算力网');
  });

  await story('the reading view opens by a press on a hit, and Back returns', async () => {
    await visit(`#q=${encodeURIComponent('算力网')}`);
    await until(() => seen('result').length > 3);
    const title = await inside(() => texts('title')[0]);
    await click(() => seen('title')[0]);
    await until(() => document.querySelector('#read mark'));
    assert.equal(await inside(() => document.body.dataset.view), 'read');
    await inside(() => history.back());
    await until(() => document.body.dataset.view === 'results' && seen('result').length > 3);
    assert.equal(await inside(() => texts('title')[0]), title);
  });

  await story('keys: arrows go to the hits and back, Enter opens one, Escape clears', async () => {
    await visit();
    await inside(() => field().focus());
    await type('GDP');
    await until(() => seen('result').length > 1);
    await press('ArrowDown', 'ArrowDown');
    assert.equal(await inside(() => focused() === seen('title')[1]), true);
    await press('ArrowUp', 'Escape');
    assert.equal(await inside(() => focused() === field()), true);
    await press('ArrowDown', 'Enter');
    await until(() => document.querySelector('#read mark'));
    await visit();
    await inside(() => field().focus());
    await type('GDP');
    await until(() => seen('result').length);
    await press('Escape');
    assert.equal(await inside(() => field().value + seen('result').length), '0');
  });

  await story('embedded: an answer below the field, under the policy that the README names', async () => {
    await host('<seed-search></seed-search>');
    await click(() => field());
    await type('高新区');
    await until(() => texts('mark').includes('高新区'));
    await until(() => seen('result').length > 1 && seen('result').length === box().results.hits.length);
  });

  await story('embedded: the dialog opens by its button and by a key; Escape clears, then closes', async () => {
    await host('<seed-search dialog hotkeys></seed-search>');
    assert.equal(await inside(() => seen('input').length), 0);
    await click(() => seen('open')[0]);
    await until(() => seen('input').length === 1 && focused() === field());
    await type('算力网');
    await until(() => texts('mark').includes('算力网'));
    await press('Escape', 'Escape');
    await until(() => !seen('input').length && focused() === seen('open')[0]);
    await press('/');
    await until(() => seen('input').length === 1 && focused() === field());
    await press('Escape');
    await until(() => !seen('input').length);
  });
});

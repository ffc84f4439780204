/** Where the engine runs: a large index in a worker, a small one on the page, and on the page whatever has no worker. */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BROWSERS, POLICY, aLargeIndex, asked, build, folder, serve } from './sites.mjs';

const QUERIES = ['算力网', 'suanliwang', '算利网', '郑州高新区有多少个5G基站', 'sensor', '-', 'zhtfqq', '"算力'];

/** `dist/` of a large index, or of what else `change` makes of the sources. */
function site(t, change = aLargeIndex) {
  const path = join(folder(t), 'site');
  build(t, 'dist', path, change);
  return path;
}
const workerOf = (site) => readdirSync(join(site, 'assets')).find((name) => name.startsWith('worker'));

/** In the page: where the engine of its element runs, which is told by how it answers. */
const place = (page) =>
  page.evaluate(async () => {
    const index = await document.querySelector('seed-search').ready;
    const answer = index.search('算力网');
    await answer;
    return answer instanceof Promise ? 'worker' : 'page';
  });

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`a large index is searched in a worker, and answers as on the page, ${name}`, { timeout: 60_000 }, async (t) => {
    const path = site(t);
    const fetched = [];
    const { origin } = await serve(t, path, (response, file) => {
      fetched.push(file);
      response.setHeader('content-security-policy', POLICY);
    });
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/`);
    assert.equal(await place(page), 'worker');
    assert.ok(fetched.includes(`/assets/${workerOf(path)}`));
    const [there, here] = await page.evaluate(async (queries) => {
      const { default: init, Index } = await import('./engine.js');
      await init();
      const answers = async (index) => {
        const told = (deed) =>
          Promise.resolve()
            .then(deed)
            .catch((error) => `${error instanceof Error} ${error.message}`);
        const each = queries.flatMap((q) => [
          () => index.search(q),
          () => index.search(q, { limit: 2, offset: 1, literal: true }),
          () => index.suggest(q),
          () => index.document(3, q),
          () => index.document(3, q, { literal: true }),
        ]);
        const { path } = await index.document(2);
        each.push(
          () => index.idOf(path),
          () => index.idOf('nowhere'),
          () => index.documentCount,
        );
        each.push(
          () => index.document(1e6),
          () => index.search('a', { limi: 1 }),
        );
        return JSON.stringify(await Promise.all(each.map(told)));
      };
      return [await answers(document.querySelector('seed-search').index), await answers(new Index())];
    }, QUERIES);
    assert.ok(there.includes('算力网') && there.includes('true '), 'hits and errors');
    assert.equal(there, here);
    assert.deepEqual(complaints, []);
  });

  test(`the reading view asks the worker, and the way back leads to the results, ${name}`, { timeout: 60_000 }, async (t) => {
    const { origin } = await serve(t, site(t));
    const { page, complaints } = await open(t);
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => document.querySelectorAll('#home li a').length > 10);
    const { title } = await asked(page, '算力网');
    await page.waitForFunction(() => location.hash.startsWith('#q='));
    await page.evaluate(() => document.querySelector('seed-search').shadowRoot.querySelector('a').click());
    await page.waitForFunction(() => document.querySelector('#read mark.now'));
    assert.equal(await page.evaluate(() => document.querySelector('#read h1').textContent), title);
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => document.body.dataset.view === 'results');
    await page.reload();
    await page.goto(`${origin}/#doc=nowhere&q=`);
    await page.waitForFunction(() => document.querySelector('#read h1')?.textContent.includes('没有这篇'));
    assert.equal(await place(page), 'worker');
    assert.deepEqual(complaints, []);
  });

  test(`embedded from another origin it runs on the page, ${name}`, { timeout: 60_000 }, async (t) => {
    const theirs = await serve(t, site(t), (response) => response.setHeader('access-control-allow-origin', '*'));
    const root = folder(t);
    const script = `<script type="module" src="${theirs.origin}/define.js"></script>`;
    writeFileSync(join(root, 'index.html'), `<!doctype html><link rel="icon" href="data:,">${script}<seed-search></seed-search>`);
    const mine = await serve(t, root);
    const { page, complaints } = await open(t);
    await page.goto(`${mine.origin}/`);
    await page.waitForFunction(() => customElements.get('seed-search'));
    assert.equal(await place(page), 'page');
    assert.ok((await asked(page, '算力网')).total > 3);
    assert.deepEqual(complaints, []);
  });

  for (const [what, headers, change] of [
    ['is not there', {}, (path) => rmSync(join(path, 'assets', workerOf(path)))],
    ['is forbidden', { 'content-security-policy': `${POLICY}; worker-src 'none'` }],
    ['is not isolated as the page is', { 'cross-origin-embedder-policy': 'require-corp' }],
  ]) {
    test(`a worker that ${what} leaves the engine on the page, ${name}`, { timeout: 60_000 }, async (t) => {
      const path = site(t);
      change?.(path);
      const { origin } = await serve(t, path, (response, file) => {
        if (file === '/index.html') for (const key in headers) response.setHeader(key, headers[key]);
      });
      const { page, complaints } = await open(t);
      await page.goto(`${origin}/index.html`);
      assert.equal(await place(page), 'page');
      assert.ok((await asked(page, '算力网')).total > 3);
      // Browsers log what they refuse.
      assert.deepEqual(
        complaints.filter((text) => !/worker|404|ERR_BLOCKED_BY_RESPONSE/i.test(text)),
        [],
      );
    });
  }
}

test('after one visit the worker is there without a network', { timeout: 60_000 }, async (t) => {
  const { origin, stop } = await serve(t, site(t));
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await stop();
  await page.reload();
  assert.equal(await place(page), 'worker');
  assert.ok((await asked(page, '算力网')).total > 3);
  assert.deepEqual(complaints, []);
});

test('a small index makes no worker', { timeout: 60_000 }, async (t) => {
  const path = site(t, () => {});
  assert.equal(workerOf(path), undefined);
  const { origin } = await serve(t, path);
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  assert.equal(await place(page), 'page');
  assert.equal(page.workers().length, 0);
  assert.deepEqual(complaints, []);
});

test('a reader who goes on before the document has come is not called back', { timeout: 60_000 }, async (t) => {
  const { origin } = await serve(t, site(t));
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => document.querySelector('#home li'));
  const seen = await page.evaluate(async () => {
    const { index } = document.querySelector('seed-search');
    const { path } = await index.document(1);
    for (const hash of [`#doc=${encodeURIComponent(path)}`, '#']) {
      const there = new Promise((done) => addEventListener('hashchange', done, { once: true }));
      location.hash = hash;
      await there;
    }
    for (let i = 0; i < 4; i += 1) await index.document(i);
    return document.body.dataset.view;
  });
  assert.equal(seen, 'home');
  assert.deepEqual(complaints, []);
});

for (const [what, take] of [
  ['has no workers', () => delete globalThis.Worker],
  [
    'refuses them',
    () => {
      globalThis.Worker = class {
        constructor() {
          throw new DOMException('no', 'SecurityError');
        }
      };
    },
  ],
]) {
  test(`where the browser ${what} a large index is searched on the page`, { timeout: 60_000 }, async (t) => {
    const { origin } = await serve(t, site(t));
    const { page, complaints } = await BROWSERS.Chromium(t);
    await page.addInitScript(take);
    await page.goto(`${origin}/`);
    assert.equal(await place(page), 'page');
    assert.ok((await asked(page, '算力网')).total > 3);
    assert.deepEqual(complaints, []);
  });
}

test('the sources as they stand use the worker as well', { timeout: 60_000 }, async (t) => {
  const www = join(folder(t), 'www');
  cpSync(new URL('../../www', import.meta.url), www, { recursive: true });
  aLargeIndex(www);
  const { origin } = await serve(t, www);
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  assert.equal(await place(page), 'worker');
  assert.equal(page.workers().length, 1);
  assert.ok((await asked(page, '算力网')).total > 3);
  assert.deepEqual(complaints, []);
});

test('whoever asks gets the answer to what was asked, the newest first', { timeout: 60_000 }, async (t) => {
  const { origin } = await serve(t, site(t));
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => document.querySelector('#home li'));
  const { order, titles, refused } = await page.evaluate(async () => {
    const index = await document.querySelector('seed-search').ready;
    const ids = [...Array(8).keys()];
    const order = [];
    const asked = ids.map((id) => index.document(id).then(({ id }) => order.push(id) && id));
    const refused = index.document(0, () => {}).catch((error) => error.name);
    return { titles: await Promise.all(asked), order, refused: await refused };
  });
  assert.deepEqual(titles, [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(order, [0, 7, 6, 5, 4, 3, 2, 1]);
  assert.equal(refused, 'DataCloneError');
  assert.deepEqual(complaints, []);
});

test('completions come with the hits while keys come faster than answers', { timeout: 60_000 }, async (t) => {
  const { origin } = await serve(t, site(t));
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.goto(`${origin}/`);
  assert.equal(await place(page), 'worker');
  const isOffered = await page.evaluate(() => {
    const box = document.querySelector('seed-search');
    const [input, line] = ['input', 'suggestions'].map((part) => box.shadowRoot.querySelector(`[part=${part}]`));
    return new Promise((done) => {
      box.addEventListener('seed-results', () => done(!line.hidden), { once: true });
      for (const query of ['算', '算力']) {
        input.value = query;
        input.dispatchEvent(new InputEvent('input'));
      }
    });
  });
  assert.equal(isOffered, true);
  assert.deepEqual(complaints, []);
});

test('a worker that dies says so to all who wait and ask later, and another takes its place when asked', { timeout: 60_000 }, async (t) => {
  const { origin } = await serve(t, site(t));
  const { page, complaints } = await BROWSERS.Chromium(t);
  await page.addInitScript(() => {
    globalThis.Worker = class extends Worker {
      constructor(...how) {
        super(...how);
        globalThis.made = this;
      }
    };
  });
  await page.goto(`${origin}/`);
  const said = await page.evaluate(async () => {
    const index = await document.querySelector('seed-search').ready;
    const waiting = [index.search('算力'), index.suggest('算力')];
    globalThis.made.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }));
    const all = await Promise.allSettled([...waiting, index.search('算力网')]);
    await document.querySelector('seed-search').search('算力');
    return all.map(({ reason }) => reason.message).concat(document.querySelector('seed-search').shadowRoot.textContent);
  });
  for (const message of said.slice(0, 3)) assert.match(message, /worker .* has stopped \(out of memory\).*reload/);
  assert.match(said[3], /重试/);
  await page.locator('seed-search [part=retry]').click();
  await page.locator('seed-search [part=result]').first().waitFor();
  assert.equal(complaints.length, 1, 'once, to the owner');
  assert.match(complaints[0], /worker .* has stopped/);
});

for (const [rule, expected] of [
  ["require-trusted-types-for 'script'; trusted-types seed-search", { place: 'worker', registered: true }],
  ["require-trusted-types-for 'script'; trusted-types 'none'", { place: 'page', registered: false }],
]) {
  test(`under ${rule}`, { timeout: 60_000 }, async (t) => {
    const { origin } = await serve(t, site(t), (response) => {
      response.setHeader('content-security-policy', `${POLICY}; ${rule}`);
    });
    const { page, complaints } = await BROWSERS.Chromium(t);
    await page.goto(`${origin}/`);
    assert.equal(await place(page), expected.place);
    assert.ok((await asked(page, '算力网')).total > 3);
    if (expected.registered) await page.evaluate(() => navigator.serviceWorker.ready);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 1), expected.registered);
    await page.evaluate(() => document.querySelector('seed-search').shadowRoot.querySelector('a').click());
    await page.waitForFunction(() => document.querySelector('#read mark'));
    // A policy that is forbidden is logged by the browser, whatever is caught.
    const surprises = expected.registered ? complaints : complaints.filter((text) => !/TrustedTypePolicy|trusted-types/.test(text));
    assert.deepEqual(surprises, []);
  });
}

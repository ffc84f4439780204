/** Whose answer is shown where files of an index in shards come late, and in another order than they were asked for? */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, shown } from './faults.mjs';
import { BROWSERS } from './sites.mjs';

/** A host that holds what is asked for while its gate is closed. */
function gate() {
  const held = [];
  const door = { isOpen: true };
  return {
    door,
    held,
    send: (bytes, response) => (door.isOpen ? response.end(bytes) : held.push(() => response.end(bytes))),
    release: () => held.splice(0).forEach((go) => go()),
  };
}

const pass = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Waits until the host holds something, and no more comes. */
async function settled({ held }) {
  for (let before = -1; held.length === 0 || held.length !== before; await pass(100)) before = held.length;
}

/** The site in a page whose element has the columns and the whole engine; `told` are the queries whose results were shown since. */
async function visited(t, open) {
  const host = gate();
  const { visit } = await hosted(t);
  const { page, complaints } = await open(t);
  await page.goto(visit(host.send).address);
  await page.waitForFunction(() => customElements.get('seed-search'));
  assert.ok((await shown(page, 'shidu')).hits.length > 0);
  await page.evaluate(() => {
    globalThis.told = [];
    globalThis.search = document.querySelector('seed-search');
    globalThis.typeInto = (element, query) => {
      const field = element.shadowRoot.querySelector('input');
      field.focus();
      field.value = query;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    search.addEventListener('seed-results', ({ detail }) => told.push(detail.query));
  });
  const pathsOf = (at = 0) => page.evaluate((at) => document.querySelectorAll('seed-search')[at].results.hits.map(({ path }) => path), at);
  return { host, page, complaints, pathsOf };
}

for (const [browser, open] of Object.entries(BROWSERS)) {
  for (const [how, ask] of [
    ['typed', (query) => typeInto(search, query)],
    ['set by a script', (query) => (search.query = query)],
  ]) {
    test(`the newest query is the one that is answered, whatever comes last: ${how}, ${browser}`, { timeout: 60_000 }, async (t) => {
      const { host, page, complaints, pathsOf } = await visited(t, open);
      host.door.isOpen = false;
      await page.evaluate(ask, 'calibration');
      await settled(host);
      host.door.isOpen = true;
      await page.evaluate(ask, '风向标');
      await page.waitForFunction(() => search.results.hits.length === 10);
      host.release();
      await pass(500);
      assert.deepEqual([...new Set(await page.evaluate(() => told))], ['风向标']);
      assert.ok((await pathsOf()).every((path) => path.startsWith('page-')));
      await page.evaluate(ask, 'calibration');
      await page.waitForFunction(() => told.at(-1) === 'calibration');
      assert.deepEqual(await pathsOf(), ['power.html'], 'what was let go is asked for again');
      assert.deepEqual(complaints, []);
    });
  }

  test(`a key before the first hits are painted is answered, ${browser}`, { timeout: 60_000 }, async (t) => {
    const { page, complaints, pathsOf } = await visited(t, open);
    await page.evaluate(() => {
      search.addEventListener('seed-results', () => typeInto(search, 'calibration'), { once: true });
      typeInto(search, '风向标');
    });
    await page.waitForFunction(() => told.at(-1) === 'calibration');
    assert.deepEqual(await pathsOf(), ['power.html']);
    assert.deepEqual(complaints, []);
  });

  test(`who goes on to another field finds what was typed in the first one, ${browser}`, { timeout: 60_000 }, async (t) => {
    const { host, page, complaints, pathsOf } = await visited(t, open);
    await page.evaluate(async () => {
      globalThis.other = document.body.appendChild(document.createElement('seed-search'));
      await other.ready;
    });
    host.door.isOpen = false;
    await page.evaluate(() => typeInto(search, 'calibration'));
    await settled(host);
    await page.evaluate(() => typeInto(other, '风向标'));
    await settled(host);
    host.door.isOpen = true;
    host.release();
    await page.waitForFunction(() => other.results.hits.length === 10);
    await page.waitForFunction(() => told.at(-1) === 'calibration');
    assert.deepEqual(await pathsOf(0), ['power.html']);
    assert.deepEqual(complaints, []);
  });
}

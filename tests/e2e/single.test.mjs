/** The one file that holds everything: opened from a disk, with no server and no network. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BROWSERS, asked, atEnd, build, folder } from './sites.mjs';

for (const [name, open] of Object.entries(BROWSERS)) {
  test(`a double click: from file://, ${name}`, { timeout: 60_000 }, async (t) => {
    const file = join(folder(t), 'a stick/搜索.html');
    mkdirSync(dirname(file));
    build(t, 'single', file);
    const { page, complaints } = await open(t);
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => document.querySelector('seed-search')?.index);
    const { total, title, status } = await asked(page, 'suanliwang');
    assert.ok(total > 3 && title && status.includes('算力网'), `${total} hits, ${status}`);
    await page.evaluate(() => document.querySelector('seed-search').shadowRoot.querySelector('a').click());
    await page.waitForFunction(() => document.querySelector('#read mark'));
    assert.equal(await page.evaluate(() => document.querySelector('#read h1').textContent), title);
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => document.body.dataset.view === 'results');
    assert.deepEqual(
      requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')),
      [],
    );
    assert.deepEqual(complaints, []);
  });
}

test('a server that says another charset of it does no harm', { timeout: 60_000 }, async (t) => {
  const file = join(folder(t), 'search.html');
  build(t, 'single', file);
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(readFileSync(file));
  }).listen(0, '127.0.0.1');
  atEnd(t, () => server.close());
  await new Promise((done) => server.once('listening', done));
  const { page, complaints } = await BROWSERS.Chromium(t);
  atEnd(t, () => server.closeAllConnections());
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => document.querySelector('seed-search')?.index);
  assert.ok((await asked(page, '算力网')).total > 3);
  assert.deepEqual(complaints, []);
});

test('a file that lost its end says so in words', { timeout: 60_000 }, async (t) => {
  const root = folder(t);
  const file = join(root, 'search.html');
  build(t, 'single', file);
  const { page } = await BROWSERS.Chromium(t);
  const whole = readFileSync(file, 'latin1');
  const damaged = whole.replace(/(<script type="seed-search">[^]{1000})[^]{1000}/, '$1');
  writeFileSync(file, damaged, 'latin1');
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => document.querySelector('#home').textContent);
  assert.match(await page.locator('#home').innerText(), /不完整.*not complete/s);
});

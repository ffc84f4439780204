/**
 * What a reader meets on the page: search, read, come back.
 *
 * Longer than 300 lines because it is a list: each story stands by itself.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ask, part, story, visit } from './browser.mjs';

const TITLE = '郑州高新区 全力推进先进计算产业创新发展';
const marksOf = (locator) => locator.locator('mark').allTextContents();
const inView = (locator) =>
  locator.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

story('the start invites with the number of documents and their titles', async ({ page, origin }) => {
  await visit(page, origin);
  const count = await page.evaluate(() => document.querySelector('seed-search').index.documentCount);
  await page.locator('#home li').first().waitFor();
  assert.match(await page.locator('#home h1').textContent(), new RegExp(`\\b${count}\\b`));
  assert.equal(await page.locator('#home li').count(), Math.min(count, 20));
  await page.getByRole('link', { name: TITLE }).click();
  await page.locator('#read h1').waitFor();
  assert.equal(await page.locator('#read h1').textContent(), TITLE);
});

story('typing 算力网 shows marked excerpts of the right articles at once', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '算力网');
  // No waiting: the answer stands when the key has been handled.
  const titles = await part(page, 'title').allTextContents();
  assert.ok(titles.slice(0, 3).includes(TITLE), `expected ${TITLE} among the first of ${titles}`);
  const { total, hits } = await page.evaluate(() => document.querySelector('seed-search').results);
  const whole = hits.filter(({ weak }) => !weak).length;
  assert.ok(whole > 2);
  for (const excerpt of (await part(page, 'excerpt').all()).slice(0, whole))
    assert.ok((await marksOf(excerpt)).includes('算力网'), await excerpt.textContent());
  const rest = total > whole ? `，另有 ${total - whole} 篇部分匹配` : '';
  assert.equal(await part(page, 'status').textContent(), `找到 ${whole} 篇${rest}`);
  assert.equal(await page.locator('#home').isVisible(), false);
});

story('pinyin finds what it spells, says so, and goes back to the letters', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, 'suanliwang');
  assert.match(await part(page, 'status').textContent(), /已同时搜索“算力网” 仅搜索“suanliwang”$/);
  assert.equal(await part(page, 'mark').first().textContent(), '算力网');
  await part(page, 'literal').click();
  assert.equal(await part(page, 'status').textContent(), '没有找到“suanliwang”');
  assert.equal(await part(page, 'input').inputValue(), 'suanliwang');
  assert.equal(await part(page, 'title').count(), 0);
  await ask(page, 'suanliwan');
  await ask(page, 'suanliwang');
  await part(page, 'rewrite').click();
  assert.equal(await part(page, 'input').inputValue(), '算力网');
  assert.equal(await part(page, 'rewrites').count(), 0);
  await page.waitForFunction((hash) => location.hash === hash, `#q=${encodeURIComponent('算力网')}`);
});

story('a slip finds what was meant, says so, and goes back to what was typed', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '传敢器');
  assert.match(await part(page, 'status').textContent(), /^找到 .*已同时搜索“传感器” 仅搜索“传敢器”$/);
  assert.equal(await part(page, 'mark').first().textContent(), '传感器');
  await part(page, 'literal').click();
  assert.equal(await part(page, 'rewrites').count(), 0);
  assert.match(await part(page, 'status').textContent(), /^没有完全匹配的结果，有 \d+ 篇部分匹配$/);
});

story('what was searched as typed is so after a reload, after Back and in a link, until the query changes', async ({ page, origin }) => {
  const literal = () => page.evaluate(() => document.querySelector('seed-search').literal);
  const results = `#q=${encodeURIComponent('传敢器')}`;
  await visit(page, origin);
  await ask(page, '传敢器');
  assert.equal(await literal(), false);
  await part(page, 'literal').click();
  await page.waitForFunction((hash) => location.hash === hash, `${results}&literal`);
  await page.reload();
  await part(page, 'title').first().waitFor();
  assert.deepEqual([await part(page, 'rewrites').count(), await literal()], [0, true]);
  await part(page, 'title').first().click();
  await page.locator('#read h1').waitFor();
  await page.reload();
  await page.locator('#read h1').waitFor();
  await page.goBack();
  await part(page, 'title').first().waitFor();
  assert.deepEqual([await part(page, 'rewrites').count(), await literal()], [0, true]);
  await page.goto(`${origin}/${results}`);
  await part(page, 'rewrites').waitFor();
  assert.equal(await literal(), false);
  await part(page, 'literal').click();
  await part(page, 'rewrites').waitFor({ state: 'detached' });
  await page.goBack();
  await part(page, 'rewrites').waitFor();
  assert.equal(await literal(), false, 'Back gives the rewrites again');
  await page.goForward();
  await part(page, 'rewrites').waitFor({ state: 'detached' });
  await ask(page, '传敢');
  await ask(page, '传敢器');
  await part(page, 'rewrites').waitFor();
  await page.waitForFunction((hash) => location.hash === hash, results);
});

story(
  'after a literal search an article marks what its hit marks, after a reload and in the links from it as well',
  async ({ page, origin }) => {
    const all = (selector) => page.locator(selector).allTextContents();
    await visit(page, origin);
    await ask(page, '传敢器');
    await part(page, 'literal').click();
    // A hit of the rewrite, too: there the two searches mark otherwise.
    const hit = part(page, 'result').filter({ hasText: '激活高质量发展数字引擎' });
    const marks = await marksOf(hit);
    assert.ok(marks.length && !marks.includes('传感器'), `${marks}`);
    await hit.locator('a').click();
    await page.locator('#read mark').first().waitFor();
    const same = async () => {
      const read = await all('#read mark');
      assert.ok(!read.includes('传感器') && marks.every((mark) => read.includes(mark)), `${marks} in ${read}`);
      return read.length;
    };
    const count = await same();
    await page.reload();
    await page.locator('#read mark').first().waitFor();
    assert.equal(await same(), count);
    const links = '#read .related a, #read .matches a, #read .back';
    const addresses = await page.locator(links).evaluateAll((nodes) => nodes.map(({ hash }) => hash));
    assert.ok(addresses.length > 2 && addresses.every((hash) => new URLSearchParams(hash.slice(1)).has('literal')), `${addresses}`);
    await page.goto(page.url().replace('&literal', ''));
    await page.waitForFunction(() => [...document.querySelectorAll('#read mark')].some((mark) => mark.textContent === '传感器'));
  },
);

story('a query in traditional characters marks simplified text', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '傳感器');
  assert.equal(await part(page, 'mark').first().textContent(), '传感器');
  await part(page, 'title').first().click();
  await page.locator('#read mark').first().waitFor();
  assert.ok((await marksOf(page.locator('#read'))).includes('传感器'));
});

story('opening a hit shows the whole article, matches marked, the first in view', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '算力网');
  await part(page, 'title').filter({ hasText: TITLE }).click();
  await page.locator('#read h1').waitFor();
  assert.equal(await page.locator('#read h1').textContent(), TITLE);
  const text = await page.locator('#read .text').textContent();
  for (const piece of ['本报讯 7月30日', '三级算力时延圈', '计划于2024年9月15日完成项目的整体建设交付'])
    assert.ok(text.includes(piece), `the article should hold ${piece}`);
  const marks = await marksOf(page.locator('#read'));
  assert.ok(marks.length > 3 && marks.every((mark) => mark === '算力网'), `marks: ${marks}`);
  assert.ok(await inView(page.locator('#read mark').first()), 'the first match should be in view');
  assert.equal(await part(page, 'results').first().isVisible(), false);
  assert.match(await page.title(), new RegExp(TITLE));
});

story('the count of hits in part does not wait until one of them is shown', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '算力网');
  const status = part(page, 'status');
  await status.filter({ hasText: '部分匹配' }).waitFor();
  const said = await status.innerText();
  await page.evaluate(() => {
    const search = document.querySelector('seed-search');
    search.limit = 1;
    return search.search();
  });
  assert.equal(await part(page, 'result').count(), 1);
  assert.equal(await status.innerText(), said);
});

story('keys walk through the matches, and the address says which one is read', async ({ page, origin }) => {
  await visit(page, origin, `#doc=${encodeURIComponent('000_e7822dc8879c5179.txt#2')}&q=${encodeURIComponent('算力')}`);
  const count = await page.locator('#read mark').count();
  assert.ok(count > 3, `${count} matches`);
  const says = (at) => page.locator('output', { hasText: `${at} / ${count}` }).waitFor();
  await says(1);
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await says(3);
  await page.keyboard.press('p');
  await says(2);
  await page.waitForFunction(() => location.hash.endsWith('&at=2'));
  await page.reload();
  await says(2);
  assert.ok(await page.locator('mark.now').evaluate((mark) => mark.getBoundingClientRect().top < innerHeight));
  await part(page, 'input').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('n');
  assert.equal(await part(page, 'input').inputValue(), '算力n', 'somebody writes');
});

story('a strip at the edge shows where the matches are, and leads there', async ({ page, origin }) => {
  await visit(page, origin, `#doc=${encodeURIComponent('000_e7822dc8879c5179.txt#2')}&q=${encodeURIComponent('算力')}`);
  const ticks = page.locator('.strip i');
  await ticks.first().waitFor();
  const places = await ticks.evaluateAll((ticks) => ticks.map((tick) => tick.getBoundingClientRect().top / innerHeight));
  const marks = await page
    .locator('#read mark')
    .evaluateAll((marks) => marks.map((mark) => (mark.getBoundingClientRect().top + scrollY) / document.documentElement.scrollHeight));
  assert.ok(places.length > 1);
  for (const place of places)
    assert.ok(
      marks.some((mark) => Math.abs(mark - place) < 0.01),
      `${place} in ${marks}`,
    );
  await ticks.last().click();
  const last = await page.locator('mark.now').evaluate((now) => [...document.querySelectorAll('#read mark')].indexOf(now));
  assert.ok(last > 0, 'a later match');
});

story('previous and next walk through the matches and say where', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '算力网');
  await part(page, 'title').filter({ hasText: TITLE }).click();
  const count = await page.locator('#read mark').count();
  const says = (at) => page.locator('output', { hasText: `${at} / ${count}` }).waitFor();
  await says(1);
  await page.getByRole('button', { name: '下一处' }).click();
  await says(2);
  assert.equal(await page.locator('mark.now').count(), 1);
  await page.getByRole('button', { name: '上一处' }).click();
  await page.getByRole('button', { name: '上一处' }).click();
  await says(count);
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('mark.now').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
});

story('with reduced motion the next match is there at once', { reducedMotion: 'reduce' }, async ({ page, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('高新区')}`);
  await part(page, 'title').first().click();
  const behaviors = await page.evaluate(async () => {
    const seen = [];
    Element.prototype.scrollIntoView = (options) => seen.push(options.behavior);
    for (const button of document.querySelectorAll('.matches button')) button.click();
    return seen;
  });
  assert.deepEqual(behaviors, ['instant', 'instant']);
});

story('Back returns to the same results', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '高新区');
  const titles = await part(page, 'title').allTextContents();
  await part(page, 'title').nth(5).scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 200));
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 100);
  await part(page, 'title').nth(5).click();
  await page.locator('#read h1').waitFor();
  await page.goBack();
  await part(page, 'title').first().waitFor();
  assert.deepEqual(await part(page, 'title').allTextContents(), titles);
  assert.equal(await part(page, 'input').inputValue(), '高新区');
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 2, before);
  assert.equal(await page.locator('#read').isVisible(), false);
  const focused = await page.evaluate(() => document.querySelector('seed-search').shadowRoot.activeElement?.textContent);
  assert.equal(focused, titles[5], 'the link that was followed should have the focus again');
});

story('the link back to the results is the way back of the browser', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '算力网');
  await part(page, 'title').first().click();
  const entries = await page.evaluate(() => history.length);
  await page.locator('.back').click();
  await part(page, 'title').first().waitFor();
  assert.equal(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('q'), '算力网');
  assert.equal(await page.evaluate(() => history.length), entries);
});

story('typing leaves one entry in the history, not one for each key', async ({ page, origin }) => {
  await visit(page, origin);
  const entries = await page.evaluate(() => history.length);
  await part(page, 'input').pressSequentially('GDP');
  await page.waitForFunction(() => location.hash === '#q=GDP');
  assert.equal(await page.evaluate(() => history.length), entries);
});

story('a shared link opens the article', async ({ page, context, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('算力网')}`);
  await part(page, 'title').filter({ hasText: TITLE }).click();
  await page.locator('#read mark').first().waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator('#read mark').first().waitFor();
  assert.equal(await other.locator('#read h1').textContent(), TITLE);
  assert.ok(await inView(other.locator('#read mark').first()));
  assert.equal(await part(other, 'input').inputValue(), '算力网');
  await other.locator('.back').click();
  await part(other, 'title').first().waitFor();
  assert.ok((await part(other, 'title').allTextContents()).includes(TITLE));
});

story('a shared link of results shows them', async ({ page, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('算力网')}`);
  await part(page, 'title').filter({ hasText: TITLE }).waitFor();
  assert.equal(await part(page, 'input').inputValue(), '算力网');
});

story('a link to an unknown document says so, with a way back', async ({ page, origin }) => {
  await visit(page, origin, '#doc=%3Cb%3Egone%3C%2Fb%3E.txt&q=GDP');
  await page.getByRole('heading', { name: '这里没有这篇文章' }).waitFor();
  assert.ok((await page.locator('#read').textContent()).includes('<b>gone</b>.txt'));
  await page.locator('.back').click();
  await part(page, 'title').first().waitFor();
});

story('Enter in the field leaves the article for the results', async ({ page, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('算力网')}`);
  await part(page, 'title').first().click();
  await page.locator('#read h1').waitFor();
  await part(page, 'input').press('Enter');
  await part(page, 'title').first().waitFor();
  assert.equal(await page.locator('#read').isVisible(), false);
});

story('another query while reading shows its results, and Back the article', async ({ page, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('算力网')}`);
  await part(page, 'title').first().click();
  const title = await page.locator('#read h1').textContent();
  await ask(page, 'GDP');
  await part(page, 'title').first().waitFor();
  await page.goBack();
  await page.locator('#read h1').waitFor();
  assert.equal(await page.locator('#read h1').textContent(), title);
  assert.equal(await part(page, 'input').inputValue(), '算力网');
});

story('network cut after load: search still answers', async ({ page, context, origin, requests, expectError }) => {
  expectError(/ERR_INTERNET_DISCONNECTED/); // The icon for the tab, see below.
  await visit(page, origin);
  await context.setOffline(true);
  const before = requests.length;
  await ask(page, '算力网');
  await part(page, 'title').filter({ hasText: TITLE }).click();
  await page.locator('#read mark').first().waitFor();
  const asked = requests.slice(before).filter((url) => !url.endsWith('/icon.svg')); // The browser asks anew for each address.
  assert.deepEqual(asked, [], 'a query should ask the network for nothing');
});

story('no result is said, not shown as an error', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, 'ꙮꙮꙮ');
  assert.equal(await part(page, 'status').textContent(), '没有找到“ꙮꙮꙮ”');
  assert.ok(await part(page, 'empty').isVisible());
  assert.equal(await part(page, 'retry').isVisible(), false);
  assert.equal(await part(page, 'title').count(), 0);
  await ask(page, '');
  assert.equal(await part(page, 'status').textContent(), '');
  await page.locator('#home li').first().waitFor();
});

story('a query with markup is text everywhere', async ({ page, origin }) => {
  const hostile = '<img src=x onerror=alert(1)>';
  await visit(page, origin, `#q=${encodeURIComponent(hostile)}`);
  assert.equal(await part(page, 'input').inputValue(), hostile);
  await part(page, 'status').filter({ hasText: /\S/ }).waitFor();
  await ask(page, '<script>算力网</script>');
  const images = await page.evaluate(() => document.querySelector('seed-search').shadowRoot.querySelectorAll('img, script').length);
  assert.equal(images, 0);
});

story('a failed engine says so and can be retried', async ({ page, origin, expectError }) => {
  expectError(/Failed to load resource|wasm|seed-search:/i);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${origin}/`);
  await part(page, 'retry').waitFor();
  assert.match(await part(page, 'status').textContent(), /检查网络.*重试/);
  await ask(page, '算力网');
  await part(page, 'retry').waitFor();
  assert.equal(await part(page, 'title').count(), 0);
  await page.unroute('**/*.wasm');
  await part(page, 'retry').click();
  await part(page, 'title').filter({ hasText: TITLE }).waitFor();
  assert.equal(await part(page, 'retry').isVisible(), false);
});

story('a missing script of the engine can be retried too', async ({ page, origin, requests, expectError }) => {
  expectError(/Failed to load resource|seed-search:/i);
  await page.route('**/pkg/seed_search.js*', (route) => route.abort());
  await page.goto(`${origin}/#q=${encodeURIComponent('算力网')}`);
  await part(page, 'retry').waitFor();
  await page.unroute('**/pkg/seed_search.js*');
  await part(page, 'retry').click();
  await part(page, 'title').filter({ hasText: TITLE }).waitFor();
  // Some browsers remember that a module was missing.
  assert.ok(
    requests.some((url) => /seed_search\.js\?./.test(url)),
    'the retry should ask by another address',
  );
});

story('a shared link whose engine failed opens the article after the retry', async ({ page, origin, expectError }) => {
  expectError(/Failed to load resource|wasm|seed-search:/i);
  await visit(page, origin, `#q=${encodeURIComponent('算力网')}`);
  await part(page, 'title').filter({ hasText: TITLE }).click();
  const address = page.url();
  await page.goto('about:blank');
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(address);
  await part(page, 'retry').waitFor();
  await page.unroute('**/*.wasm');
  await part(page, 'retry').click();
  await page.locator('#read mark').first().waitFor();
  assert.equal(await page.locator('#read h1').textContent(), TITLE);
});

story('a slow engine is waited for in words, and the start comes after a retry', async ({ page, origin, expectError }) => {
  expectError(/Failed to load resource|wasm|seed-search:/i);
  let arrive;
  const arrived = new Promise((done) => (arrive = done));
  await page.route('**/*.wasm', async (route) => {
    await arrived;
    await route.abort();
  });
  await page.goto(`${origin}/#q=GDP`);
  await page.getByText('正在加载…').waitFor();
  await ask(page, '');
  arrive();
  await part(page, 'retry').waitFor();
  await page.unroute('**/*.wasm');
  await part(page, 'retry').click();
  await page.locator('#home li').first().waitFor();
  assert.equal(await part(page, 'status').textContent(), '');
});

story('the way back of a shared link never leaves the page', async ({ page, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('算力网')}`);
  await part(page, 'title').filter({ hasText: TITLE }).click();
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await page.locator('.back').click();
  await part(page, 'title').first().waitFor();
  await page.goBack();
  await page.locator('#read mark').first().waitFor();
  await page.locator('.back').click();
  await part(page, 'title').first().waitFor();
});

story('the page speaks English too', async ({ page, origin }) => {
  await visit(page, origin, '#q=GDP');
  await page.getByRole('button', { name: 'English' }).click();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.match(await part(page, 'status').textContent(), /result/);
  await page.getByRole('button', { name: '中文' }).click();
  assert.match(await part(page, 'status').textContent(), /找到/);
});

story('nothing is fetched from elsewhere, and nothing twice', async ({ page, origin, requests }) => {
  await visit(page, origin);
  await ask(page, '算力网');
  await part(page, 'title').first().click();
  await page.locator('#read mark').first().waitFor();
  const files = requests.map((url) => url.slice(origin.length + 1)).filter((file) => file !== 'icon.svg');
  const scripts = [...readFileSync(new URL('../../www/index.html', import.meta.url), 'utf8').matchAll(/"modulepreload" href="(.*?)"/g)].map(
    ([, name]) => name,
  );
  assert.ok(scripts.includes('view/field.js'));
  assert.deepEqual(files.sort(), ['', 'page.css', 'page.js', 'pkg/seed_search_bg.wasm', ...scripts].sort());
});

story('the policy of the page forbids scripts that are not its own files', async ({ page, origin, expectError }) => {
  expectError(/Content Security Policy/);
  await visit(page, origin);
  const hurt = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.hurt = 1';
    document.body.append(script);
    const fetched = await fetch('data:,x').then(
      () => 1,
      () => undefined,
    );
    return [window.hurt, fetched];
  });
  assert.deepEqual(hurt, [undefined, undefined]);
});

story('without JavaScript the page says what it needs', { javaScriptEnabled: false }, async ({ page, origin }) => {
  await page.goto(`${origin}/`);
  assert.match(await page.locator('main').innerText(), /需要打开 JavaScript.*needs JavaScript/s);
});

story('a hostile document is shown as text in the reading view', async ({ page, origin }) => {
  const markup = '<img src=x onerror="window.hurt=1">"\'&amp;\u202e<script>window.hurt=1</script>';
  await visit(page, origin);
  await page.evaluate((markup) => {
    const document_ = {
      id: 0,
      url: '',
      path: markup,
      title: markup,
      titleMarks: [[1, 4]],
      byline: markup,
      date: markup,
      keywords: [markup],
      neighbours: [
        { id: 0, url: '', path: markup, title: markup },
        { id: 0, url: 'javascript:window.hurt=1', path: 'a', title: 'script' },
        { id: 0, url: '/elsewhere', path: 'b', title: '' },
      ],
      text: `${markup}\n${markup}`,
      paragraphs: [
        [0, markup.length],
        [markup.length + 1, 2 * markup.length + 1],
      ],
      marks: [[1, 4]],
    };
    document.querySelector('seed-search').index = {
      documentCount: 1,
      idOf: (path) => (path === markup ? 0 : undefined),
      document: () => document_,
      search: () => ({ total: 0, hits: [] }),
      suggest: () => [],
    };
    location.hash = `#doc=${encodeURIComponent(markup)}&q=img`;
  }, markup);
  await page.locator('#read h1', { hasText: 'onerror' }).waitFor();
  assert.equal(await page.locator('#read h1').textContent(), markup);
  assert.deepEqual(await page.locator('#read .text p').allTextContents(), [markup, markup]);
  assert.deepEqual(await page.locator('#read mark').allTextContents(), ['img', 'img']);
  assert.deepEqual(await page.locator('.keywords a').allTextContents(), [markup]);
  const links = await page.locator('.related a').evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
  const reading = `#doc=${encodeURIComponent(markup)}&q=img`;
  assert.deepEqual(links, [
    [markup, reading],
    ['script', null],
    ['b', '/elsewhere'],
  ]);
  assert.equal(await page.locator('#read :is(img, script)').count(), 0);
  assert.equal(await page.evaluate(() => window.hurt), undefined);
});

story('an article says what it is about, and each keyword searches for itself', async ({ page, origin }) => {
  await visit(page, origin);
  await page.getByRole('link', { name: TITLE }).click();
  const keywords = page.getByRole('navigation', { name: '关键词' }).getByRole('link');
  const words = await keywords.allTextContents();
  assert.ok(words.includes('算力网') && words.length <= 6, `keywords: ${words}`);
  await keywords.filter({ hasText: /^算力网$/ }).press('Enter');
  await part(page, 'title').filter({ hasText: TITLE }).waitFor();
  assert.equal(await part(page, 'input').inputValue(), '算力网');
  assert.equal(await page.locator('#read').isVisible(), false);
  await page.goBack();
  await page.locator('#read h1', { hasText: TITLE }).waitFor();
});

story('an article leads to others like it, and keeps the query', async ({ page, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('算力网')}`);
  await part(page, 'title').filter({ hasText: TITLE }).click();
  const related = page.getByRole('navigation', { name: '相关文章' }).getByRole('link');
  const titles = await related.allTextContents();
  assert.ok(titles.length > 0 && titles.length <= 4 && !titles.includes(TITLE), `related: ${titles}`);
  await related.first().press('Enter');
  await page.locator('#read h1', { hasText: titles[0] }).waitFor();
  assert.equal(await part(page, 'input').inputValue(), '算力网');
  await page.locator('.back').click();
  await part(page, 'title').filter({ hasText: TITLE }).waitFor();
});

story('keywords and related articles speak the language of the page', async ({ page, origin }) => {
  await visit(page, origin);
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Keywords' }).waitFor();
  await page.getByRole('heading', { name: 'Related' }).waitFor();
});

story('an article that is like no other shows nothing where others would stand', async ({ page, origin }) => {
  await visit(page, origin);
  await page.evaluate(() => {
    const lone = {
      id: 0,
      url: '',
      path: 'a',
      title: 'a',
      titleMarks: [],
      text: 'b',
      paragraphs: [[0, 1]],
      marks: [],
      keywords: [],
      neighbours: [],
    };
    document.querySelector('seed-search').index = {
      documentCount: 1,
      idOf: () => 0,
      document: () => lone,
      search: () => ({ total: 0, hits: [] }),
      suggest: () => [],
    };
    location.hash = '#doc=a';
  });
  await page.locator('#read h1', { hasText: 'a' }).waitFor();
  assert.equal(await page.locator('#read h2').count(), 0);
});

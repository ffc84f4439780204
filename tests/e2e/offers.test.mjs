/** What the element offers besides hits: completions, recent searches, filters and orders, words of another language. */
import assert from 'node:assert/strict';
import { ask, embed, part, story, visit } from './browser.mjs';

const chips = (page) => part(page, 'suggestion').allTextContents();
const input = (page) => part(page, 'input');
const place = (page) => part(page, 'status').evaluate((status) => status.getBoundingClientRect().top);

/** An index of six documents of two years and three files; it filters, counts and orders as the engine does. */
const DATED = `
  import { SeedSearch } from './seed-search.js';
  const dates = ['2023-05-07', '2024-01', '2024-12-31', '', '2024', '2023-05-08'];
  const all = dates.map((date, id) => ({
    id, url: '', path: 'file ' + (id % 3) + '.txt', title: 'hit ' + id, titleMarks: [], date, score: 1, weak: false, excerpt: { text: 'x', marks: [] },
  }));
  const count = (values) => [...new Set(values)].map((value) => [value, values.filter((other) => other === value).length]);
  window.asked = [];
  const index = {
    documentCount: all.length,
    search(query, { limit, offset, path, from, to, sort, facets }) {
      asked.push({ path, from, to, sort });
      const dated = all.filter(({ date }) => !from || (date && date >= from && (date <= to || date.startsWith(to))));
      const hits = dated.filter((hit) => !path || hit.path === path);
      if (sort === 'date') hits.sort((a, b) => (a.date < b.date ? 1 : -1));
      const years = all.filter((hit) => hit.date && (!path || hit.path === path)).map(({ date }) => date.slice(0, 4));
      return {
        total: hits.length,
        hits: hits.slice(offset, offset + limit),
        ...(facets && { facets: { files: count(dated.map((hit) => hit.path)), years: count(years.sort().reverse()) } }),
      };
    },
  };
  document.querySelectorAll('seed-search').forEach((element) => (element.index = index));
  SeedSearch.define();`;

story('completions stand below the field, and one that is chosen is searched', async ({ page, origin }) => {
  await visit(page, origin);
  const first = page.evaluate(
    () =>
      new Promise((done) => {
        const box = document.querySelector('seed-search');
        const top = () => box.shadowRoot.querySelector('[part=status]').getBoundingClientRect().top;
        box.addEventListener('seed-results', () => requestAnimationFrame(() => done(top())), { once: true });
      }),
  );
  await ask(page, '算力');
  const before = await first;
  const offered = await chips(page);
  assert.ok(offered.length > 2 && offered.every((text) => text.includes('算力') && text !== '算力'), offered.join());
  assert.equal(await place(page), before, 'nothing moves when they come');
  await part(page, 'suggestion').nth(1).click();
  assert.equal(await input(page).inputValue(), offered[1]);
  assert.equal(await input(page).evaluate((node) => node.getRootNode().activeElement === node), true, 'typing goes on');
  await part(page, 'result').first().waitFor();
  await ask(page, 'gaoxin');
  assert.ok(
    (await chips(page)).some((text) => text.includes('高新')),
    'from pinyin too',
  );
  await ask(page, 'ꙮ');
  assert.deepEqual(await chips(page), []);
});

story('completions are reached by keys', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '算力');
  const offered = await chips(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.equal(await input(page).inputValue(), offered[1]);
});

story(
  'completions that run out of the line fade at its end, and come by the wheel',
  { viewport: { width: 390, height: 800 } },
  async (tools) => {
    const { page, origin } = tools;
    const suggest = `suggest: () => 'abcdefgh'.split('').map((letter) => ({ text: 'completion ' + letter }))`;
    const script = `import { SeedSearch } from './seed-search.js';
    for (const box of document.querySelectorAll('seed-search')) box.index = { search: () => ({ total: 0, hits: [] }), ${suggest} };
    SeedSearch.define();`;
    for (const [dir, sign] of [
      ['ltr', 1],
      ['rtl', -1],
    ]) {
      await embed(page, origin, { script, body: `<seed-search suggest dir="${dir}"></seed-search><p id="long"></p>` });
      await page.evaluate(() => (document.getElementById('long').style.height = '3000px'));
      await ask(page, 'x');
      await part(page, 'suggestion').first().waitFor();
      const at = () => part(page, 'suggestions').evaluate((line) => [line.scrollLeft, scrollY]);
      const { x, y } = await part(page, 'suggestions').boundingBox();
      await page.mouse.move(x + 100, y + 20);
      await page.mouse.wheel(0, 120);
      await page.waitForFunction(() => document.querySelector('seed-search').shadowRoot.querySelector('.chips').scrollLeft);
      const [left, down] = await at();
      assert.deepEqual([Math.sign(left), down], [sign, 0], `${dir}: the line moves, the page stays`);
      for (let i = 0; i < 20; i += 1) await page.mouse.wheel(0, 120);
      await page.waitForFunction(() => scrollY > 0);
      const end = await part(page, 'suggestion').last().boundingBox();
      assert.ok(end.x >= x && end.x + end.width <= x + 374, `${dir}: the last is seen whole`);
      assert.match(await part(page, 'suggestions').evaluate((line) => getComputedStyle(line).maskImage), /gradient/);
    }
  },
);

story('an element without the attributes offers none of it and keeps nothing', async ({ page, origin }) => {
  await embed(page, origin, {});
  await input(page).focus();
  await ask(page, '算力');
  await part(page, 'result').first().waitFor();
  await page.keyboard.press('Enter');
  for (const name of ['suggestions', 'filters']) assert.equal(await part(page, name).isVisible(), false, name);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

story('recent searches are offered by the empty field, the newest first, and stay on the device', async ({ page, origin, requests }) => {
  await visit(page, origin);
  for (const query of ['算力', '高新区', '算力']) {
    await ask(page, query);
    await page.keyboard.press('Enter');
  }
  await ask(page, '传感器');
  await part(page, 'title').first().click();
  await page.locator('#read h1').waitFor();
  await visit(page, origin);
  assert.deepEqual(await part(page, 'suggestion').first().isVisible(), false, 'nothing before the field is asked');
  await input(page).focus();
  assert.deepEqual(await chips(page), ['传感器', '算力', '高新区']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.equal(await input(page).inputValue(), '算力');
  assert.ok(
    requests.every((url) => url.startsWith(origin) && !/[?]/.test(url)),
    'nothing is sent',
  );
});

story('recent searches can be cleared, and none kept', async ({ page, origin }) => {
  await visit(page, origin);
  const search = async (query) => {
    await ask(page, query);
    await page.keyboard.press('Enter');
    await ask(page, '');
  };
  await search('算力');
  await part(page, 'forget').click();
  assert.deepEqual(await chips(page), []);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await search('算力');
  await part(page, 'keep').click();
  await search('高新区');
  assert.deepEqual(await chips(page), []);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage })), /算力|高新区/);
  await visit(page, origin);
  await input(page).focus();
  assert.match(await part(page, 'keep').textContent(), /开启搜索记录/);
  await part(page, 'keep').click();
  await search('高新区');
  assert.deepEqual(await chips(page), ['高新区']);
});

story('storage that is forbidden or holds something else does no harm', async ({ page, origin }) => {
  await page.addInitScript(() => {
    if (location.hash === '#other') localStorage.setItem('seed-search /', '{"a":1}');
    else
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
  });
  for (const address of ['', '?#other']) {
    await visit(page, origin, address);
    await ask(page, '算力');
    await page.keyboard.press('Enter');
    await part(page, 'result').first().waitFor();
    await ask(page, '');
  }
});

story('files, years and the order are chosen from lists that count', async ({ page, origin }) => {
  await embed(page, origin, { script: DATED, body: '<seed-search filters></seed-search>' });
  await ask(page, 'x');
  const list = (name) => page.locator(`seed-search [part~="${name}"]`);
  const entries = (name) => list(name).locator('option').allTextContents();
  assert.deepEqual(await entries('path'), ['全部来源', 'file 0 (2)', 'file 1 (2)', 'file 2 (2)']);
  assert.deepEqual(await entries('year'), ['全部时间', '2024年 (3)', '2023年 (2)']);
  await list('year').selectOption('2024');
  assert.deepEqual(await part(page, 'title').allTextContents(), ['hit 1', 'hit 2', 'hit 4']);
  assert.deepEqual(await entries('path'), ['全部来源', 'file 1 (2)', 'file 2 (1)'], 'counted under the other filter');
  await list('path').selectOption('file 1.txt');
  await list('sort').selectOption('date');
  assert.deepEqual(await part(page, 'title').allTextContents(), ['hit 1', 'hit 4']);
  assert.deepEqual(await page.evaluate(() => asked.at(-1)), { path: 'file 1.txt', from: '2024', to: '2024', sort: 'date' });
  await ask(page, 'y');
  assert.deepEqual(await page.evaluate(() => asked.at(-1).path), 'file 1.txt', 'while the query changes');
  await list('year').selectOption('');
  await list('path').selectOption('');
  assert.deepEqual(await part(page, 'title').allTextContents(), ['hit 2', 'hit 1', 'hit 4', 'hit 5', 'hit 0', 'hit 3']);
});

story('where filters leave nothing, one button takes them away', async ({ page, origin }) => {
  await embed(page, origin, { script: DATED, body: '<seed-search filters></seed-search>' });
  await page.evaluate(() => (document.querySelector('seed-search').filter = { path: 'gone.txt' }));
  await ask(page, 'x');
  assert.match(await part(page, 'status').textContent(), /没有找到/);
  assert.equal(await part(page, 'path').evaluate((list) => list.value), 'gone.txt', 'what narrows it is seen');
  await part(page, 'everywhere').click();
  assert.equal(await part(page, 'result').count(), 6);
  assert.deepEqual(await page.evaluate(() => document.querySelector('seed-search').filter), {});
});

story('an index that counts nothing has no lists', async ({ page, origin }) => {
  await embed(page, origin, { script: DATED.replace('facets &&', 'false &&'), body: '<seed-search filters></seed-search>' });
  await ask(page, 'x');
  assert.equal(await part(page, 'filters').isVisible(), false);
});

story('dates and counts are those of the language', async ({ page, origin }) => {
  const body = ['zh-CN', 'en', 'de'].map((lang) => `<seed-search lang="${lang}" filters></seed-search>`).join('');
  await embed(page, origin, { script: DATED, body });
  const metas = await page.evaluate(async () => {
    const metas = [];
    for (const element of document.querySelectorAll('seed-search')) {
      if (element.lang === 'de')
        element.words = { found: (full, count) => `${full} ${count === 1 ? 'Treffer.' : 'Treffer'}`, search: 'Suche' };
      await element.search('x');
      const texts = (selector) => [...element.shadowRoot.querySelectorAll(selector)].map((node) => node.textContent);
      metas.push([...texts('.meta'), ...texts('[part=status]'), element.shadowRoot.querySelector('input').placeholder]);
    }
    return metas;
  });
  assert.deepEqual(metas, [
    ['2023年5月7日', '2024年1月', '2024年12月31日', '2024年', '2023年5月8日', '找到 6 篇', '搜索'],
    ['May 7, 2023', 'January 2024', 'December 31, 2024', '2024', 'May 8, 2023', '6 results', 'Search'],
    ['7. Mai 2023', 'Januar 2024', '31. Dezember 2024', '2024', '8. Mai 2023', '6 Treffer', 'Suche'],
  ]);
});

story('a large count is grouped as its language groups it', async ({ page, origin }) => {
  const script = DATED.replace('total: hits.length', 'total: 1234567');
  await embed(page, origin, { script, body: '<seed-search lang="en"></seed-search>' });
  await ask(page, 'x');
  await part(page, 'result').first().waitFor(); // The page's own index may come after what is typed.
  assert.equal(await part(page, 'status').textContent(), '1,234,567 results');
});

story('filters live in the address: a reload and Back restore them, and how far down the list went', async ({ page, origin }) => {
  await visit(page, origin, `#q=${encodeURIComponent('高新区')}`);
  await part(page, 'path').selectOption({ index: 1 });
  await page.waitForFunction(() => location.hash.includes('path='));
  const shown = await part(page, 'status').textContent();
  const address = page.url();
  await part(page, 'title').first().click();
  await page.locator('#read h1').waitFor();
  await page.goBack();
  assert.equal(page.url(), address);
  assert.equal(await part(page, 'status').textContent(), shown);
  await page.reload();
  await part(page, 'result').first().waitFor();
  assert.equal(await part(page, 'status').textContent(), shown);
  await part(page, 'path').selectOption('');
  await part(page, 'more').click();
  const all = await part(page, 'result').count();
  assert.ok(all > 10);
  await page.waitForFunction(() => history.state.shown > 10);
  await page.reload();
  await page.waitForFunction((all) => document.querySelector('seed-search').shadowRoot.querySelectorAll('li').length === all, all);
  await page.locator('.brand').click();
  await page.locator('#home li').first().waitFor();
  await ask(page, '高新区');
  assert.equal(await part(page, 'path').evaluate((list) => list.value), '', 'the start is without filters');
});

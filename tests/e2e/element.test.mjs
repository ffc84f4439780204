/**
 * The element on a page of its own: its contract with the page around it.
 *
 * Longer than 300 lines because it is a list: each story stands by itself.
 */
import assert from 'node:assert/strict';
import { ask, embed, part, story } from './browser.mjs';

/** A page with an index of the story's own; `hits` is the source of an array of hits. */
const withIndex = (hits) => `
  import { SeedSearch } from './seed-search.js';
  const all = ${hits};
  const element = document.querySelector('seed-search');
  element.index = {
    documentCount: all.length,
    search: (query, { limit, offset }) => ({ total: all.length, hits: all.slice(offset, offset + limit) }),
  };
  SeedSearch.define();`;
const hit = (more) =>
  JSON.stringify({
    id: 1,
    url: '',
    path: 'a.txt',
    title: 'a',
    titleMarks: [],
    score: 1,
    weak: false,
    excerpt: { text: 'x', marks: [] },
    ...more,
  });

story('hostile titles and addresses are shown as text', async ({ page, origin }) => {
  const markup = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>';
  const urls = [
    'javascript:window.hurt=1',
    ' JAVA\tSCRIPT:window.hurt=1',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'https://example.org/a',
    '/local/a',
    '#here',
    '//example.org/b',
  ];
  const hits = urls.map((url, id) =>
    hit({
      id,
      url,
      path: markup,
      title: markup,
      titleMarks: [[0, 4]],
      byline: markup,
      date: markup,
      excerpt: {
        text: markup,
        marks: [
          [1, 4],
          [2, 3],
          [900, 901],
        ],
      },
    }),
  );
  await embed(page, origin, { script: withIndex(`[${hits}]`) });
  await ask(page, 'x');
  assert.deepEqual(
    await part(page, 'title').allTextContents(),
    urls.map(() => markup),
  );
  assert.deepEqual([...new Set(await part(page, 'excerpt').allTextContents())], [markup]);
  assert.deepEqual(await part(page, 'excerpt').first().locator('mark').allTextContents(), ['img']);
  const hrefs = await part(page, 'title').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.deepEqual(hrefs, [null, null, null, null, null, ...urls.slice(5)]);
  for (const title of (await part(page, 'title').all()).slice(0, 5)) await title.click();
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  const made = await page.evaluate(() => document.querySelector('seed-search').shadowRoot.querySelectorAll('img, script').length);
  assert.equal(made, 0);
});

story('marks are counted in UTF-16 units', async ({ page, origin }) => {
  const hits = [hit({ title: '𠮷野家😀算力网', titleMarks: [[6, 9]], excerpt: { text: '𠮷𠮷网', marks: [[2, 4]] } })];
  await embed(page, origin, { script: withIndex(`[${hits}]`) });
  await ask(page, 'x');
  assert.deepEqual(await part(page, 'mark').allTextContents(), ['算力网', '𠮷']);
});

story('nothing of the engine is fetched before the first focus', async ({ page, origin, requests }) => {
  const engine = () => requests.filter((url) => /pkg\//.test(url)).length;
  await embed(page, origin, {});
  await page.waitForTimeout(100);
  assert.equal(engine(), 0);
  await part(page, 'input').focus();
  await page.waitForFunction(() => document.querySelector('seed-search').index);
  assert.equal(engine(), 2);
});

story("an index of the page's own keeps the engine away", async ({ page, origin, requests }) => {
  await embed(page, origin, { script: withIndex(`[${hit({ title: 'mine' })}]`), body: '<seed-search query="x"></seed-search>' });
  await part(page, 'title').filter({ hasText: 'mine' }).waitFor();
  await part(page, 'input').focus();
  await page.waitForTimeout(50);
  assert.deepEqual(
    requests.filter((url) => /pkg\//.test(url)),
    [],
  );
});

story('two elements on one page share one engine', async ({ page, origin, requests }) => {
  await embed(page, origin, { body: '<seed-search query="算力网"></seed-search><seed-search query="GDP"></seed-search>' });
  await page.waitForFunction(() => [...document.querySelectorAll('seed-search')].every((one) => one.results.total));
  assert.ok(
    await page.evaluate(() => {
      const [one, other] = document.querySelectorAll('seed-search');
      return one.index === other.index;
    }),
  );
  assert.equal(requests.filter((url) => url.endsWith('.wasm')).length, 1);
});

story('three lines embed it: define.js registers', async ({ page, origin }) => {
  await embed(page, origin, { script: "import './define.js';" });
  await ask(page, '算力网');
  await part(page, 'title').first().waitFor();
});

story('importing the class registers nothing', async ({ page, origin }) => {
  await page.route('**/bare.html', (route) => route.fulfill({ contentType: 'text/html', body: '<link rel=icon href=icon.svg>' }));
  await page.goto(`${origin}/bare.html`);
  const before = await page.evaluate(async () => {
    const { SeedSearch } = await import('./seed-search.js');
    const found = customElements.get('seed-search');
    SeedSearch.define();
    SeedSearch.define();
    return [found, customElements.get('seed-search') === SeedSearch];
  });
  assert.deepEqual(before, [undefined, true]);
});

story('events: load and error stay at home, results and choice travel', async ({ page, origin }) => {
  await embed(page, origin, {
    script: `
      import { SeedSearch } from './seed-search.js';
      window.heard = [];
      for (const name of ['load', 'error', 'seed-results', 'seed-select'])
        document.body.addEventListener(name, ({ detail }) => heard.push([name, detail?.query]));
      document.querySelector('seed-search').addEventListener('load', () => heard.push(['load at home', undefined]));
      document.body.addEventListener('seed-select', (event) => event.preventDefault());
      SeedSearch.define();`,
  });
  await ask(page, '算力网');
  await part(page, 'title').first().click();
  assert.deepEqual(await page.evaluate(() => heard), [
    ['load at home', undefined],
    ['seed-results', '算力网'],
    ['seed-select', '算力网'],
  ]);
  assert.equal(new URL(page.url()).hash, '', 'a cancelled choice should not follow the link');
});

story('a choice that nobody cancels follows the link to the reading view, path and query', async ({ page, origin }) => {
  await embed(page, origin, { script: withIndex(`[${hit({ path: 'a b#2.txt' })}]`) });
  await ask(page, '5G+ &');
  await part(page, 'title').click();
  await page.waitForURL(/\/index\.html#doc=/); // The reading view that came with the element.
  const hash = new URLSearchParams(new URL(page.url()).hash.slice(1));
  assert.deepEqual([hash.get('doc'), hash.get('q')], ['a b#2.txt', '5G+ &']);
});

story('weak hits come after a line that says so', async ({ page, origin }) => {
  const hits = [hit({ title: 'whole' }), hit({ title: 'part', weak: true })];
  await embed(page, origin, { script: withIndex(`[${hits}]`) });
  await ask(page, 'x');
  const order = await page.evaluate(() =>
    [...document.querySelector('seed-search').shadowRoot.querySelectorAll('[part=title], [part~=weak]')].map((node) => node.textContent),
  );
  assert.deepEqual(order, ['whole', '以下结果只匹配部分内容', 'part']);
  assert.ok(await part(page, 'weak').isVisible());
});

story('there is no such line where it parts nothing: without weak hits, and without others', async ({ page, origin }) => {
  await embed(page, origin, { script: withIndex(`[${hit({ weak: true })}]`) });
  await ask(page, 'x');
  assert.equal(await part(page, 'weak').isVisible(), false);
  assert.equal(await part(page, 'title').count(), 1);
  await page.evaluate(() => {
    const element = document.querySelector('seed-search');
    const { hits } = element.results;
    element.index = { search: () => ({ total: 1, hits: hits.map((one) => ({ ...one, weak: false })) }) };
  });
  assert.equal(await part(page, 'weak').isVisible(), false);
  assert.equal(await part(page, 'title').count(), 1);
});

story('more shows the next hits and goes to the first of them', async ({ page, origin }) => {
  const hits = Array.from({ length: 7 }, (_, id) => hit({ id, title: `hit ${id}` }));
  await embed(page, origin, { script: withIndex(`[${hits}]`), body: '<seed-search limit="3"></seed-search>' });
  await ask(page, 'x');
  assert.equal(await part(page, 'status').textContent(), '找到 7 篇');
  assert.equal(await part(page, 'title').count(), 3);
  await part(page, 'more').click();
  assert.equal(await part(page, 'title').count(), 6);
  const focused = () => page.evaluate(() => document.querySelector('seed-search').shadowRoot.activeElement.textContent);
  assert.equal(await focused(), 'hit 3');
  await part(page, 'more').click();
  assert.equal(await part(page, 'title').count(), 7);
  assert.equal(await part(page, 'more').isVisible(), false);
  assert.equal(await page.evaluate(() => document.querySelector('seed-search').results.hits.length), 7);
});

story('the status counts what holds all of it apart, as far as the hits tell', async ({ page, origin }) => {
  const indexOf = (full, weak) => {
    const hits = Array.from({ length: full + weak }, (_, id) => hit({ id, weak: id >= full }));
    return page.evaluate(
      (hits) => {
        document.querySelector('seed-search').index = {
          search: (query, { limit, offset }) => ({ total: hits.length, hits: hits.slice(offset, offset + limit) }),
        };
      },
      hits.map((one) => JSON.parse(one)),
    );
  };
  await embed(page, origin, { body: '<seed-search limit="3" query="x"></seed-search>', script: withIndex('[]') });
  const says = async (zh, en) => {
    assert.equal(await part(page, 'status').textContent(), zh);
    await page.evaluate(() => (document.querySelector('seed-search').lang = 'en'));
    assert.equal(await part(page, 'status').textContent(), en);
    await page.evaluate(() => (document.querySelector('seed-search').lang = 'zh-CN'));
  };
  await indexOf(2, 0);
  await says('找到 2 篇', '2 results');
  await indexOf(1, 1200);
  await says('找到 1 篇，另有 1,200 篇部分匹配', '1 result, and 1,200 partial');
  await indexOf(0, 14);
  await says('没有完全匹配的结果，有 14 篇部分匹配', 'No full match, 14 partial');
  await indexOf(0, 1);
  await says('没有完全匹配的结果，有 1 篇部分匹配', 'No full match, 1 partial');
  await indexOf(4, 1);
  await says('找到 5 篇', '5 results'); // Three are shown: nothing tells yet what the others hold.
  await part(page, 'more').click();
  await says('找到 4 篇，另有 1 篇部分匹配', '4 results, and 1 partial');
});

/** An index that answers `typed` with rewrites unless it is asked literally; `asked` notes the options. */
const withRewrites = `
  import { SeedSearch } from './seed-search.js';
  const hit = ${hit({})};
  window.asked = [];
  document.querySelector('seed-search').index = {
    search(query, options) {
      asked.push([query, options]);
      const hits = [1, 2, 3].map((id) => ({ ...hit, id })).slice(options.offset, options.offset + options.limit);
      return { total: 3, hits, ...(!options.literal && query.startsWith('typed') && { rewrites: ['甲<b>', '乙'] }) };
    },
  };
  SeedSearch.define();`;

story('rewrites are said in text, each with a button, and in the event', async ({ page, origin }) => {
  await embed(page, origin, { script: withRewrites, body: '<seed-search limit="2"></seed-search>' });
  await page.evaluate(() => {
    window.heard = [];
    document.addEventListener('seed-results', ({ detail }) => heard.push(detail.results.rewrites));
  });
  await ask(page, 'typed');
  assert.equal(await part(page, 'status').textContent(), '找到 3 篇已同时搜索“甲<b>”、“乙” 仅搜索“typed”');
  assert.ok(await part(page, 'rewrites').isVisible());
  const heard = page.getByRole('status');
  await heard.filter({ hasText: '找到 3 篇。已同时搜索“甲<b>”、“乙”' }).waitFor();
  assert.equal(await heard.locator('*').count(), 0, 'text alone: the buttons are beside it');
  await part(page, 'more').click();
  assert.equal(await part(page, 'rewrite').count(), 2, 'further hits are of the same rewrites');
  assert.deepEqual(await page.evaluate(() => heard), [
    ['甲<b>', '乙'],
    ['甲<b>', '乙'],
  ]);
  await page.evaluate(() => (document.querySelector('seed-search').lang = 'en'));
  assert.equal(await part(page, 'rewrites').textContent(), 'Also searched for “甲<b>”, “乙” Search only for “typed”');
  await part(page, 'rewrite').first().click();
  assert.equal(await part(page, 'input').inputValue(), '甲<b>');
  assert.equal(await part(page, 'rewrites').count(), 0);
});

story(
  'names before are understood for one version: of parts, of messages, of what an index is asked and answers',
  async ({ page, origin }) => {
    const script = withRewrites.replace('!options.literal', 'options.fuzzy !== false').replace('rewrites:', 'instead:');
    await embed(page, origin, { script, body: '<seed-search limit="2"></seed-search>' });
    await page.evaluate(() => {
      document.querySelector('seed-search').words = { instead: 'Stattdessen ', partial: 'Nur zum Teil' };
      const style = new CSSStyleSheet();
      style.replaceSync('seed-search::part(instead), seed-search::part(reading), seed-search::part(partial) { font-style: italic }');
      document.adoptedStyleSheets = [style];
    });
    const italic = (name) =>
      part(page, name)
        .first()
        .evaluate((node) => getComputedStyle(node).fontStyle === 'italic');
    await ask(page, 'typed');
    assert.equal(await part(page, 'rewrites').textContent(), 'Stattdessen “甲<b>”、“乙” 仅搜索“typed”');
    assert.equal(await part(page, 'weak').textContent(), 'Nur zum Teil');
    assert.deepEqual(
      [await italic('rewrites'), await italic('rewrite'), await italic('weak'), await italic('status')],
      [true, true, true, false],
    );
    await part(page, 'literal').click();
    assert.equal(await part(page, 'rewrites').count(), 0);
    const words = await page.evaluate(() => {
      const box = document.querySelector('seed-search');
      const before = box.words;
      box.words = { ...before, partial: 'the last one counts' };
      return [before.instead, before.rewrites, before.weakBelow, box.words.weakBelow, Object.keys(box.words).includes('partial')];
    });
    assert.deepEqual(words, ['Stattdessen ', 'Stattdessen ', 'Nur zum Teil', 'the last one counts', false]);
  },
);

story('the literal search lasts until the query changes', async ({ page, origin }) => {
  await embed(page, origin, { script: withRewrites, body: '<seed-search limit="2"></seed-search>' });
  await ask(page, 'typed');
  await part(page, 'literal').click();
  assert.equal(await part(page, 'rewrites').count(), 0);
  await part(page, 'input').press('Enter');
  await part(page, 'more').click();
  await ask(page, 'typed more');
  await ask(page, 'typed');
  const options = await page.evaluate(() => asked.map(([query, { offset, literal }]) => [query, offset, literal]));
  assert.deepEqual(options, [
    ['typed', 0, undefined],
    ['typed', 0, true],
    ['typed', 0, true],
    ['typed', 2, true],
    ['typed more', 0, undefined],
    ['typed', 0, undefined],
  ]);
  assert.equal(await part(page, 'literal').count(), 1);
  await ask(page, `typed ${'长'.repeat(500)}`);
  assert.ok((await part(page, 'literal').textContent()).length < 40, 'a button repeats no page of text');
});

story(
  'a literal search by a script: said with its answer, whatever is typed meanwhile; a line end is no part of it',
  async ({ page, origin }) => {
    await embed(page, origin, { script: withRewrites, body: '<seed-search debounce="300"></seed-search>' });
    const heard = await page.evaluate(async () => {
      const box = document.querySelector('seed-search');
      const heard = [];
      document.addEventListener('seed-results', ({ detail: { query, literal } }) => heard.push([query, literal, box.literal]));
      const found = box.search('typed', { literal: true });
      const input = box.shadowRoot.querySelector('input');
      input.value = 'typed more';
      input.dispatchEvent(new InputEvent('input'));
      await found;
      await box.search('typed\ntwice', { literal: true });
      await box.search('typedtwice');
      await box.search('typedtwice', { literal: false });
      return heard;
    });
    assert.deepEqual(heard, [
      ['typed', true, true],
      ['typedtwice', true, true],
      ['typedtwice', true, true],
      ['typedtwice', false, false],
    ]);
    const asked = await page.evaluate(() => window.asked.map(([query, { literal }]) => [query, literal]));
    assert.deepEqual(
      asked,
      heard.map(([query, literal]) => [query, literal || undefined]),
    );
  },
);

story('an index may leave out of its facets what it does not count', async ({ page, origin }) => {
  for (const facets of ['{}', '{ years: [] }', '{ files: [] }']) {
    const script = withRewrites.replace('total: 3,', `total: 3, facets: ${facets},`);
    await embed(page, origin, { script, body: '<seed-search filters></seed-search>' });
    await ask(page, 'x');
    assert.equal(await part(page, 'result').count(), 3, facets);
  }
});

story('the count is in a polite live region, the hits in an ordered list', async ({ page, origin }) => {
  await embed(page, origin, { script: withIndex(`[${hit({})}]`) });
  const status = page.getByRole('status');
  assert.equal(await status.textContent(), '');
  await page.evaluate(() => (window.region = document.querySelector('seed-search').shadowRoot.querySelector('[role=status]')));
  await ask(page, 'x');
  await status.filter({ hasText: /^找到 1 篇$/ }).waitFor();
  assert.ok(await status.evaluate((node) => node === window.region), 'the region should be there before it speaks');
  assert.equal(await page.locator('seed-search ol > li > a[href]').count(), 1);
});

story('the field has a name, by default, by attribute and by slot', async ({ page, origin }) => {
  await embed(page, origin, {
    body: '<seed-search></seed-search><seed-search label="找文章"></seed-search><seed-search><b slot="label">查</b></seed-search><seed-search lang="en"></seed-search>',
  });
  for (const name of ['搜索', '找文章', '查', 'Search'])
    assert.equal(await page.getByRole('searchbox', { name, exact: true }).count(), 1, name);
  const seen = await page.locator('seed-search label').evaluateAll((labels) => labels.map((label) => label.offsetHeight > 1));
  assert.deepEqual(seen, [false, true, true, false]);
});

story('properties set before the upgrade are honoured', async ({ page, origin }) => {
  await embed(page, origin, {
    body: '<seed-search query="y" limit="9"></seed-search>',
    script: `
      import { SeedSearch } from './seed-search.js';
      const element = document.querySelector('seed-search');
      window.asked = [];
      element.index = { documentCount: 0, search: (query, { limit }) => (asked.push([query, limit]), { total: 0, hits: [] }) };
      element.limit = 3;
      element.query = 'x';
      element.placeholder = 'p';
      element.disabled = true;
      SeedSearch.define();`,
  });
  const state = await page.evaluate(() => {
    const element = document.querySelector('seed-search');
    const input = element.shadowRoot.querySelector('input');
    return [asked.at(-1), element.query, element.limit, input.placeholder, input.disabled, Object.keys(element)];
  });
  assert.deepEqual(state, [['x', 3], 'x', 3, 'p', true, []]);
});

story('moved to another place it works as before, and listens once', async ({ page, origin }) => {
  await embed(page, origin, { script: withIndex(`[${hit({})}]`) });
  await page.evaluate(() => {
    const element = document.querySelector('seed-search');
    for (let times = 0; times < 3; times += 1) {
      element.remove();
      document.body.append(element);
    }
    window.count = 0;
    document.addEventListener('seed-results', () => (count += 1));
  });
  await part(page, 'input').pressSequentially('x');
  assert.equal(await part(page, 'title').count(), 1);
  assert.equal(await page.evaluate(() => count), 1);
  assert.equal(
    await page.evaluate(() => {
      const element = document.querySelector('seed-search');
      element.debounce = 10;
      window.count = 0;
      element.addEventListener('seed-results', () => (count += 1));
      const input = element.shadowRoot.querySelector('input');
      input.value = 'z';
      input.dispatchEvent(new Event('input'));
      element.remove();
      return new Promise((done) => setTimeout(() => done(count), 50));
    }),
    0,
    'an element that is gone should not search',
  );
});

story('a search that throws says so and can be asked again', async ({ page, origin, expectError }) => {
  expectError(/seed-search: the index is damaged/);
  await embed(page, origin, {
    script: `
      import { SeedSearch } from './seed-search.js';
      const element = document.querySelector('seed-search');
      window.broken = true;
      window.errors = [];
      element.addEventListener('error', (event) => errors.push(event.message));
      element.index = { search() { if (broken) throw new Error('the index is damaged'); return { total: 1, hits: [${hit({})}] }; } };
      SeedSearch.define();`,
  });
  await ask(page, 'x');
  await part(page, 'retry').waitFor();
  assert.deepEqual(await page.evaluate(() => errors), ['the index is damaged']);
  await page.evaluate(() => (window.broken = false));
  await part(page, 'retry').click();
  await part(page, 'title').waitFor();
  assert.equal(await part(page, 'retry').isVisible(), false);
});

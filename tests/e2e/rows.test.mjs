/** What does a row show beside title and passage, and what of it leads where? In Chromium and in Firefox. */
import assert from 'node:assert/strict';
import { inBoth, widen } from './hosts.mjs';

const { story, run } = inBoth();

/** In the page: an element that finds these hits. */
async function show(R, SeedSearch, hits, more = {}) {
  SeedSearch.define();
  document.querySelector('main').innerHTML = '<seed-search></seed-search>';
  const box = document.querySelector('seed-search');
  const answers = { total: hits.length, hits: hits.map((hit, id) => R.hit({ id, ...hit })), ...more };
  box.index = { search: () => answers };
  globalThis.box = box;
  globalThis.nodes = (part) => [...box.shadowRoot.querySelectorAll(`[part~=${part}]`)];
  globalThis.texts = (part) => nodes(part).map((node) => node.textContent);
  globalThis.selected = [];
  box.addEventListener('seed-select', (event) => {
    event.preventDefault();
    selected.push([event.detail.hit.title, event.detail.href]);
  });
  await box.search('x');
  // Before any has failed to come.
  globalThis.images = nodes('image').map((node) => [node.src.replace(location.origin, 'ORIGIN'), node.alt, node.loading]);
}

story('a hit leads to its section, and other sections that answer stand below it', async (inside, page) => {
  const section = { heading: '安装', anchor: 'install', level: 2 };
  const sections = [
    { heading: '网络 <b>', anchor: 'net', level: 2 },
    { heading: 'no place', anchor: '', level: 2 },
    { heading: '升级', anchor: 'up', level: 3 },
  ];
  const other = { title: 'read here', url: '', section, sections };
  await inside(show, [{ title: 'guide', url: '/guide', section, sections }, other, { title: 'own', url: '/a#b', section }]);
  const hrefs = await page.evaluate(`nodes('title').map((link) => link.getAttribute('href').replace(/^.*#doc/, '#doc'))`);
  assert.deepEqual(hrefs, ['/guide#install', '#doc=a.txt&q=x', '/a#b'], 'an address that names a place keeps it');
  assert.deepEqual(await page.evaluate(`texts('section')`), ['网络 <b>', '升级'], 'those that have a place in a page');
  assert.deepEqual(await page.evaluate(`nodes('section').map((link) => link.getAttribute('href'))`), ['/guide#net', '/guide#up']);
  await page.evaluate(`nodes('section')[1].click()`);
  await page.evaluate(`nodes('title')[0].click()`);
  assert.deepEqual(await page.evaluate('selected'), [
    ['guide', '/guide#up'],
    ['guide', '/guide#install'],
  ]);
});

story('where in the site a page is: by its meta, by the folders of its address or of its path', async (inside, page) => {
  const plain = { byline: '', date: '' };
  await inside(show, [
    { ...plain, url: 'https://example.org/docs/%E6%8C%87%E5%8D%97/install.html?a/b#c/d' },
    { ...plain, url: '/docs/guide/' },
    { ...plain, url: '../a/./b.html' },
    { ...plain, url: '/100%/a.html' },
    { ...plain, url: '', path: '新闻/2024/a.txt' },
    { ...plain, url: '/a.html', path: 'x/y.md' },
    { url: '/docs/a.html', meta: { breadcrumbs: ['指南', '安装'] } },
  ]);
  assert.deepEqual(await page.evaluate(`nodes('result').map((row) => row.querySelector('[part=meta]')?.textContent ?? '')`), [
    'docs › 指南',
    'docs',
    'a',
    '100%',
    '新闻 › 2024',
    '',
    '2024年5月7日 · somebody · 指南 › 安装',
  ]);
});

story('an image where the meta has one, by an address that a page may show', async (inside, page) => {
  const image = (address) => ({ url: '/blog/a', meta: { image: [address] } });
  await inside(show, [
    image('icon.svg'),
    image('javascript:alert(1)'),
    image('data:image/png;base64,'),
    { url: '/a', meta: { tags: ['x'] } },
  ]);
  const images = await page.evaluate('images');
  assert.deepEqual(images, [['ORIGIN/blog/icon.svg', '', 'lazy']], 'as seen from its page');
  await page.evaluate(`new Promise((done) => setTimeout(done, 300))`);
  assert.equal(await page.evaluate(`nodes('image').length`), 0, 'one that does not come takes no place');
});

story('the text of a passage can be selected, though all of its row leads on', async (inside, page) => {
  await inside(show, [{ title: 'a', excerpt: { text: 'some words that somebody may want to copy', marks: [] } }]);
  const { x, y, width, height } = await page.evaluate(`nodes('excerpt')[0].getBoundingClientRect().toJSON()`);
  await page.mouse.move(x + 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + Math.min(width, 200), y + height / 2, { steps: 4 });
  await page.mouse.up();
  assert.match(await page.evaluate('String(getSelection())'), /some words/);
  assert.deepEqual(await page.evaluate('selected'), [], 'whoever selects does not go');
  await page.mouse.click(x + 40, y + height / 2);
  assert.equal((await page.evaluate('selected')).length, 1);
});

story('below enough full hits the weak ones are folded, and no more of them are fetched', async (inside, page) => {
  const rows = (full, weak) => Array.from({ length: full + weak }, (_, id) => ({ title: `${id}`, weak: id >= full }));
  const seen = () =>
    page.evaluate(`[nodes('title').filter((node) => node.checkVisibility()).length, nodes('more').some((node) => node.checkVisibility())]`);
  await inside(show, rows(3, 4), { total: 20, full: 3 });
  assert.deepEqual(await seen(), [3, false]);
  await page.evaluate(`nodes('weak')[0].click()`);
  await page.evaluate(`new Promise((done) => setTimeout(done, 50))`);
  assert.deepEqual(await seen(), [7, true]);
  await inside(show, rows(2, 4), { total: 20, full: 2 });
  assert.deepEqual(await seen(), [6, true], 'two alone may not be the answer');
  await inside(show, rows(0, 4), { total: 4, full: 0 });
  assert.deepEqual(await seen(), [4, false]);
  await inside(show, rows(7, 0), { total: 20, full: 9 });
  assert.deepEqual(await seen(), [7, true], 'further full hits are not held back');
});

story('titles break between words', async (inside, page) => {
  const titles = ['奋力推进高质量发展', '郑州高新区全力推进先进计算产业创新发展', '日本語のタイトルも単語の間で改行する'];
  await inside(
    show,
    titles.map((title) => ({ title, titleMarks: [[0, 1]] })),
  );
  for (const width of [160, 200, 240, 280]) {
    await widen(page, width);
    // The lines of a title as they are laid out, and the words that a line may end with.
    const broken = await page.evaluate(`(() => {
      const words = new Intl.Segmenter('zh', { granularity: 'word' });
      return nodes('title').flatMap((link) => {
        const text = link.textContent;
        const starts = new Set([...words.segment(text)].map(({ index }) => index));
        const tops = [];
        const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let i = 0; i < node.length; i += 1) {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            tops.push(Math.round(range.getBoundingClientRect().top));
          }
        }
        const breaks = tops.flatMap((top, i) => (i && top > tops[i - 1] + 4 ? [i] : []));
        return breaks.filter((i) => !starts.has(i)).map((i) => text.slice(0, i) + '/' + text.slice(i));
      });
    })()`);
    assert.deepEqual(broken, [], `at ${width} pixels`);
  }
});

run();

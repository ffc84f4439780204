/**
 * Can everybody use it? Every state of page and element without a complaint of axe, in Chromium and in Firefox, in every mode
 * of a reader's device; and what a screen reader is given of results, and hears while somebody types.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { MODES, READERS, site } from './modes.mjs';
import { treeOf } from './tree.mjs';

/** An element with an index of the page's own, which answers by the query: `weak`, `nothing`, `fail`, or else all there is. */
const host = ({ dir = 'ltr', lang = 'zh-CN' }) => `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
  <title>host</title><link rel="icon" href="icon.svg">
  <style>html { color: CanvasText; background: Canvas }</style><main style="padding: 0 1rem"><h1>Mine</h1><seed-search></seed-search></main>
  <script type="module">
    import { SeedSearch } from './seed-search.js';
    const hit = (id, weak) => ({ id, url: '/' + id, path: 'a/' + id + '.txt', meta: { image: ['icon.svg'] },
      sections: [{ heading: '安装', anchor: 'install', level: 2 }], title: '郑州高新区建设国家算力网 ' + id, titleMarks: [[2, 5]], byline: '某某',
      date: '2024-05-07', score: 1, weak, excerpt: { text: '郑州高新区以奋力拼搏的姿态推动高质量发展，建设国家算力网', marks: [[2, 5]] } });
    const found = (query) => {
      const full = query === 'weak' ? 0 : 2;
      const hits = [hit(0, full < 1), hit(1, full < 2), hit(2, true)];
      return { total: 12, full, hits, rewrites: ['算力网'], signs: 'text', facets: { files: [['0.txt', 2], ['1.txt', 1]], years: [['2024', 2], ['2023', 1]] } };
    };
    const box = document.querySelector('seed-search');
    box.index = {
      search(query) {
        if (query === 'fail') throw new Error('fail');
        return query === 'nothing' ? { total: 0, full: 0, hits: [] } : found(query);
      },
      suggest: (query) => [{ text: query + ' 一' }, { text: query + ' 二' }],
    };
    Object.assign(box, { suggest: true, recent: true, filters: true });
    SeedSearch.define();
  </script>`;

/** In the page. */
const HELPERS = `
  const box = document.querySelector('seed-search');
  const all = (part) => [...box.shadowRoot.querySelectorAll('[part~=' + part + ']')];
  const seen = (part) => all(part).filter((node) => node.checkVisibility({ visibilityProperty: true }));
  const later = (time = 0) => new Promise((done) => setTimeout(done, time));
  const until = async (holds) => {
    for (let tries = 0; tries < 400; tries += 1, await later(25)) if (await holds()) return;
    throw new Error('this did not come: ' + holds);
  };`;

/** Where each walk begins, and its states in the order of the walk: how one comes to them from the one before. */
const WALKS = [
  {
    from: '/index.html#q=%E7%AE%97%E5%8A%9B%E7%BD%91',
    engine: 'held',
    states: {
      loading: () => until(() => all('base')[0].dataset.state === 'loading' && seen('status')[0]?.textContent),
      'results, completions and filters': () => until(() => seen('weak').length && seen('suggestion').length && seen('filter').length),
      'nothing found': () => box.search('ꙮ').then(() => until(() => seen('empty').length)),
      'the start': () => (box.clear(), box.shadowRoot.activeElement.blur(), until(() => document.querySelector('#home li'))),
      'recent searches': async () => {
        await box.search('高新区');
        const enter = { key: 'Enter', bubbles: true, composed: true };
        all('input')[0].dispatchEvent(new KeyboardEvent('keydown', enter));
        box.clear();
        await until(() => seen('suggestion').length && seen('forget').length);
      },
      'a document': async () => {
        await box.search('算力网');
        all('title')[0].click();
        await until(() => document.querySelector('#read mark'));
      },
      'no document': () => (
        (location.hash = '#doc=x&q=y'),
        until(() => document.querySelector('#read h1') && !document.querySelector('#read mark'))
      ),
    },
  },
  { from: '/index.html#q=x', engine: 'broken', states: { 'no engine': () => until(() => seen('retry').length) } },
  {
    from: '/host.html',
    engine: 'there',
    states: {
      'an element': () => until(() => seen('input').length),
      'with results': () =>
        box.search('x').then(() => until(() => seen('weak').length && seen('rewrite').length && seen('suggestion').length)),
      'with weak ones only': () => box.search('weak').then(() => until(() => seen('title').length === 3)),
      'with nothing': () => box.search('nothing').then(() => until(() => seen('empty').length)),
      'after a failure': () => box.search('fail').then(() => until(() => seen('retry').length)),
      'a drop-down': () => (
        (box.panel = true),
        box.focus(),
        box.search('y').then(() => until(() => seen('section').length && seen('image').length))
      ),
      'a dialog': () => (box.clear(), (box.dialog = true), until(() => seen('open').length)),
      'an open dialog': () => (box.open(), until(() => seen('input').length)),
      'an open dialog with results': () => box.search('x').then(() => until(() => seen('weak').length)),
      'an open dialog with nothing': () => box.search('nothing').then(() => until(() => seen('empty').length)),
    },
  },
];

/** Whether anything has to be scrolled sideways, the page or the dialog. */
const isWide = `[document.documentElement, ...all('dialog')].some((node) => node.scrollWidth > node.clientWidth + 1)`;

for (const [browser, start] of Object.entries(READERS)) {
  test(browser, { timeout: 240_000 }, async (t) => {
    let mode = MODES.light;
    const { origin, engine } = await site(t, () => host(mode));
    const open = await start(t);
    const inside = (page, act) => page.evaluate(`(async () => { ${HELPERS}; return (${act})(); })()`);
    const go = async (page, address) => {
      await page.goto('about:blank');
      await page.goto(origin + address, { waitUntil: 'domcontentloaded' });
      await inside(page, () => customElements.whenDefined('seed-search').then(() => {}));
    };

    await t.test('a screen reader is given a landmark, a named field, one live region of text, and named lists of links', async () => {
      mode = MODES.light;
      const page = await open(mode);
      await go(page, '/host.html');
      await inside(page, () => box.search('x').then(() => until(() => seen('weak').length)));
      const tree = await treeOf(page);
      await page.close();
      const isField = (name) => name === '搜索';
      const isNamed = ({ name, links }) => ({ isNamed: Boolean(name), links });
      assert.deepEqual(
        { ...tree, fields: tree.fields.filter(isField), lists: tree.lists.map(isNamed) },
        {
          landmarks: 1,
          fields: ['搜索'],
          statuses: [{ role: 'status', live: 'polite', others: [] }],
          lists: [
            { isNamed: true, links: 4 },
            { isNamed: true, links: 2 },
          ],
        },
      );
    });

    await t.test('who types five keys hears no more than two answers, the last of them whole', async () => {
      mode = MODES.light;
      const page = await open(mode);
      await go(page, '/host.html');
      const said = await inside(page, async () => {
        const hits = (count) =>
          Array.from({ length: count }, (_, id) => ({
            id,
            url: '/',
            path: `${id}`,
            title: `${id}`,
            titleMarks: [],
            score: 1,
            weak: false,
            excerpt: { text: 'x', marks: [] },
          }));
        box.index = { search: (query) => ({ total: query.length, full: query.length, hits: hits(query.length) }) };
        const region = box.shadowRoot.querySelector('[role=status]');
        const said = [];
        new MutationObserver(() => region.textContent !== said.at(-1) && said.push(region.textContent)).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
        const input = all('input')[0];
        for (const key of 'abcde') {
          input.value += key;
          input.dispatchEvent(new InputEvent('input', { data: key, bubbles: true }));
          await later(40);
        }
        await later(1500);
        return said;
      });
      await page.close();
      assert.match(said.at(-1) ?? '', /5/);
      assert.ok(said.length <= 2, `it says ${said.join(' | ')}`);
    });

    for (const [name, settings] of Object.entries(MODES)) {
      await t.test(`nothing for axe: ${name}`, async () => {
        mode = settings;
        const page = await open(settings);
        const complaints = [];
        for (const { from, engine: is, states } of WALKS) {
          engine.is = is;
          await go(page, from);
          const { dir, lang } = settings;
          if (dir) await page.evaluate(`Object.assign(document.documentElement, ${JSON.stringify({ dir, lang })})`);
          for (const [state, come] of Object.entries(states)) {
            await inside(page, come);
            if (is === 'held') engine.is = 'there';
            complaints.push(...(await violations(page)).map((text) => `${state}: ${text}`));
            if (await inside(page, `() => ${isWide}`)) complaints.push(`${state}: it scrolls sideways`);
          }
        }
        await page.close();
        assert.deepEqual(complaints, []);
      });
    }
  });
}

/** What a theme does to the page around `<seed-search>`, in Chromium and in Firefox, and what of it reaches field and hits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { violations } from './axe.mjs';
import { BROWSERS, folder, serve } from './sites.mjs';

const WWW = fileURLToPath(new URL('../../www', import.meta.url));

/** What headers of themes state for what is in them, and more: all that would distort a field or a list. */
const HEADER = `white-space: nowrap; text-align: center; letter-spacing: 9px; word-spacing: 9px; text-transform: uppercase;
  text-indent: 40px; text-shadow: 1px 1px red; font-weight: 900; font-style: italic; line-height: 64px;
  word-break: break-all; cursor: move; pointer-events: none; direction: rtl; user-select: none; -webkit-user-select: none`;

/** What the host page needs in every story: a field without the engine, which answers at once, and short names. */
const HELPERS = `
  const box = document.querySelector('seed-search');
  const part = (name) => box.shadowRoot.querySelector('[part~=' + name + ']');
  const style = (name) => getComputedStyle(part(name));
  const search = async (query) => {
    box.index = { search: () => ({ total: HITS.length, full: 2, hits: HITS }) };
    await box.search(query);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  };`;

const TEXT = '郑州高新区以奋力拼搏的姿态推动高质量发展，建设国家算力网，'.repeat(6);
const HITS = [false, false, true].map((weak, id) => ({
  id,
  url: `/${id}.html`,
  path: `${id}.txt`,
  title: '郑州高新区以奋力拼搏的姿态推动高质量发展，建设国家算力网',
  titleMarks: [[5, 8]],
  byline: '某某',
  date: '2024-05-07',
  score: 1,
  weak,
  excerpt: { text: TEXT, marks: [[0, 5]] },
}));

const STORIES = [];

/** A story in each browser: the page with this markup, as wide as a phone, with what runs inside it. */
function story(name, { html = '<html lang="zh-CN">', css = '', body = '<seed-search></seed-search>', width = 390 }, act) {
  const page = `<!doctype html>${html}<meta charset="utf-8"><title>host</title><link rel="icon" href="icon.svg">
    <style>main { width: ${width}px } ${css}</style><main><h1>Mine</h1>${body}</main>
    <script type="module">import { SeedSearch } from './seed-search.js'; SeedSearch.define();</script>`;
  STORIES.push({ name, page, act });
}

/** Whether any text of the element leaves its box or the page, and what the parts look like. */
const looks = `async () => {
  const names = ['base', 'input', 'title', 'excerpt', 'status', 'weak'];
  const kinds = ['whiteSpace', 'textAlign', 'letterSpacing', 'wordSpacing', 'textTransform', 'textIndent', 'textShadow', 'fontStyle', 'wordBreak',
    'pointerEvents', 'direction', 'userSelect', 'fontSize', 'fontWeight', 'lineHeight', 'visibility', 'cursor'];
  await search('高新区');
  const [room] = part('base').getClientRects();
  const over = names.slice(1).filter((name) => {
    const { left, right } = part(name).getBoundingClientRect();
    return left < room.left - 1 || right > room.right + 1 || part(name).scrollWidth > part(name).clientWidth + 1;
  });
  return { over, styles: names.map((name) => [name, kinds.map((kind) => kind + ': ' + style(name)[kind])]) };
}`;

for (const dialog of [false, true]) {
  const tag = (of) => `<header style="${of}"><seed-search ${dialog ? 'dialog' : ''}></seed-search></header>`;
  story(
    `what a header lets its descendants inherit stays outside${dialog ? ' of a dialog' : ''}`,
    { body: tag(HEADER) },
    async (inside) => {
      if (dialog) await inside('() => box.open()');
      const there = await inside(looks);
      assert.deepEqual(there.over, [], 'no text should run out of its box');
      await inside("() => document.querySelector('header').removeAttribute('style')");
      const plain = await inside(looks);
      assert.deepEqual(there.styles, plain.styles);
      assert.equal(await inside("() => style('base').direction + style('base').whiteSpace"), 'ltrnormal');
    },
  );
}

/** What is as large as its text, or counts from it. */
const SIZES = `async () => {
  box.index = { search: () => ({ total: 9, full: 2, rewrites: ['x'], hits: HITS }), suggest: () => [{ text: 'x' }] };
  await box.search('高新区');
  const names = ['base', 'label', 'input', 'clear', 'suggestion', 'status', 'rewrite', 'result', 'title', 'meta', 'excerpt', 'weak', 'more'];
  const sizes = (names) => names.map((name) => [name, style(name).fontSize, style(name).lineHeight, style(name).height, style(name).marginTop]);
  const there = sizes(names);
  box.dialog = true;
  box.hotkeys = true;
  const closed = sizes(['open']);
  box.open();
  return [...there, ...closed, ...sizes(['dialog', ...names, 'keys'])];
}`;

const LABELLED = '<seed-search label="Mine" suggest></seed-search>';
for (const [theme, css] of [
  ['a root of 62.5 %, as mdBook', 'html { font-size: 62.5% } body { font-size: 1.6rem }'],
  ['a root of 125 %, as Material', 'html { font-size: 125% } body { font-size: .5rem } seed-search { font-size: .8rem }'],
]) {
  story(`with ${theme} has it, all is as large as on a plain page, in the dialog too`, { css, body: LABELLED }, async (inside) => {
    const there = await inside(SIZES);
    assert.deepEqual(
      ['base', 'input', 'title', 'open', 'dialog'].map((name) => [name, there.find(([one]) => one === name)[1]]),
      [
        ['base', '16px'],
        ['input', '17px'],
        ['title', '18px'],
        ['open', '16px'],
        ['dialog', '16px'],
      ],
    );
    await inside(`() => {
      document.querySelector('style').textContent = 'main { width: 390px }';
      document.querySelector('main').innerHTML = ${JSON.stringify(`<h1>Mine</h1>${LABELLED}`)};
    }`);
    assert.deepEqual(there, await inside(SIZES));
  });
}

story(
  'text is as large as where it stands, though never too small to read',
  { body: '<header><seed-search></seed-search></header>' },
  async (inside) => {
    const sizes = (size) =>
      inside(`() => {
      document.querySelector('header').style.fontSize = '${size}';
      return [style('base').fontSize, style('input').fontSize];
    }`);
    assert.deepEqual(await sizes('20px'), ['20px', '21.25px']);
    assert.deepEqual(await sizes('10px'), ['14px', '16px']);
  },
);

story(
  'a hidden header hides its field, and a dialog that is opened there is seen',
  { body: '<header style="visibility: hidden"><seed-search dialog></seed-search></header>' },
  async (inside) => {
    assert.equal(await inside("() => style('open').visibility"), 'hidden');
    await inside('() => box.open()');
    assert.equal(await inside("() => style('input').visibility"), 'visible');
  },
);

story(
  'language, direction, font, custom properties, parts and rules for the element itself reach it',
  {
    html: '<html lang="zh-CN" dir="rtl">',
    css: `header { font-size: 30px; ${HEADER.replace('direction: rtl;', '')} } body { font-family: monospace } seed-search { --seed-gap: 7px; font-size: 20px }
      seed-search::part(excerpt) { text-align: justify; letter-spacing: 1px }`,
    body: '<header><seed-search></seed-search></header>',
  },
  async (inside) => {
    await inside("() => search('高新区')");
    const seen = await inside(`() => [style('base').direction, style('base').fontFamily, style('base').fontSize, style('result').marginTop,
      style('excerpt').textAlign, style('excerpt').letterSpacing]`);
    assert.deepEqual(seen, ['rtl', 'monospace', '20px', '7px', 'justify', '1px']);
  },
);

/** Everything that has a colour, in the page and in the dialog: none may be hard to read. */
async function readable(inside, page, where) {
  await inside("() => search('高新区')");
  assert.deepEqual(await violations(page), [], where);
  await inside('() => { box.dialog = true; box.open(); }');
  assert.deepEqual(await violations(page), [], `${where}, the dialog`);
}

const LIVELY = '<seed-search filters suggest label="Mine"></seed-search>';
const DARK = 'html { background: #1b1b1f; color: #dfdfd6 }';
const themed = (theme) => LIVELY.replace('filters', `theme="${theme}" filters`);

story('a page that is dark by its class and states no color-scheme is read', { css: DARK, body: themed('dark') }, async (inside, page) => {
  await readable(inside, page, 'dark');
  const dark = await inside(`() => {
    const bright = (color) => Math.max(...color.match(/[\\d.]+/g).slice(0, 3)) > 127;
    return [style('title').color, style('dialog').color, style('dialog').backgroundColor, style('mark').color, style('mark').backgroundColor].map(bright);
  }`);
  assert.deepEqual(dark, [true, true, false, true, false]);
});

story('without the attribute such a page would not be: the story above can fail', { css: DARK, body: LIVELY }, async (inside, page) => {
  await inside("() => search('高新区')");
  assert.match((await violations(page)).join(), /color-contrast/);
});

story('a light page on a dark device is read', { body: themed('light'), css: 'html { background: #fff; color: #222 }' }, (inside, page) =>
  readable(inside, page, 'light'),
);

story(
  'colours of a site reach text, field, dialog and matches',
  {
    body: LIVELY,
    css: 'seed-search { --seed-color: rgb(1, 2, 3); --seed-background: rgb(250, 251, 252); --seed-mark-color: rgb(4, 5, 6) }',
  },
  async (inside) => {
    await inside("() => { box.dialog = true; box.open(); return search('高新区'); }");
    const seen = await inside(`() => [style('excerpt').color, style('dialog').color, style('dialog').backgroundColor,
      style('input').backgroundColor, style('mark').color]`);
    assert.deepEqual(seen, ['rgb(1, 2, 3)', 'rgb(1, 2, 3)', 'rgb(250, 251, 252)', 'rgb(250, 251, 252)', 'rgb(4, 5, 6)']);
  },
);

story(
  'its words follow the nearest language, as it changes',
  { html: '<html>', body: '<div><seed-search></seed-search></div>' },
  async (inside) => {
    const says = (act) =>
      inside(
        `async () => { ${act}; await new Promise((done) => setTimeout(done)); return [part('input').placeholder, part('status').lang]; }`,
      );
    await inside("() => search('高新区')");
    const own = await inside('() => navigator.language');
    assert.deepEqual(await says(''), /^zh/.test(own) ? ['搜索', own] : ['Search', own]);
    assert.deepEqual(await says("document.documentElement.lang = 'zh-CN'"), ['搜索', 'zh-CN']);
    assert.deepEqual(await says("box.parentElement.lang = 'en'"), ['Search', 'en']);
    assert.deepEqual(await says("box.parentElement.removeAttribute('lang')"), ['搜索', 'zh-CN']);
    assert.deepEqual(await says("document.documentElement.lang = 'ar'"), ['Search', 'en']);
  },
);

story(
  'from right to left the field mirrors, English words run as English does, and each hit as it does itself',
  { html: '<html lang="ar" dir="rtl">' },
  async (inside) => {
    await inside("() => search('高新区')");
    const there = await inside(`() => ({
    own: ['status', 'weak', 'more'].map((name) => part(name).dir + ' ' + part(name).lang),
    hits: ['title', 'excerpt'].map((name) => part(name).dir),
    right: Math.round(part('base').getBoundingClientRect().right - part('status').getBoundingClientRect().right),
    align: style('status').textAlign,
    icon: getComputedStyle(part('input').parentElement, '::before').right,
    handle: getComputedStyle(part('input').parentElement, '::after').rotate,
  })`);
    assert.deepEqual(there, {
      own: ['ltr en', 'ltr en', 'ltr en'],
      hits: ['auto', 'auto'],
      right: 0,
      align: 'right',
      icon: '17.6px',
      handle: '-45deg',
    });
  },
);

for (const [browser, open] of Object.entries(BROWSERS)) {
  test(browser, { timeout: 120_000 }, async (t) => {
    const path = folder(t);
    for (const name of readdirSync(WWW)) symlinkSync(join(WWW, name), join(path, name));
    STORIES.forEach(({ page }, at) => writeFileSync(join(path, `host-${at}.html`), page));
    const { origin } = await serve(t, path);
    const { page, complaints } = await open(t);
    const inside = (work, ...args) =>
      page.evaluate(`(async () => { const HITS = ${JSON.stringify(HITS)}; ${HELPERS}; return (${work})(...${JSON.stringify(args)}); })()`);
    for (const [at, { name, act }] of STORIES.entries()) {
      await t.test(name, async () => {
        await page.goto(`${origin}/host-${at}.html`);
        await page.waitForFunction(() => document.querySelector('seed-search')?.shadowRoot);
        await act(inside, page);
        assert.deepEqual(complaints, []);
        await page.goto('about:blank'); // Firefox calls what a page had not loaded yet when it is left a NetworkError.
        complaints.length = 0;
      });
    }
  });
}

/** Keys, input methods, and the order of answers. */
import assert from 'node:assert/strict';
import { ask, embed, part, story, visit } from './browser.mjs';

/** What stands in focus inside the element. */
const focus = (page) =>
  page.evaluate(() => {
    const { activeElement } = document.querySelector('seed-search').shadowRoot;
    return activeElement && (activeElement.localName === 'input' ? 'input' : activeElement.textContent);
  });

/** Composes `text` step by step, as an input method does, and leaves it unfinished. */
async function compose(page, ...steps) {
  const cdp = await page.context().newCDPSession(page);
  await part(page, 'input').focus();
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  return cdp;
}

/** A key that the input method takes for itself: browsers report 229. */
const keyOfMethod = (cdp, key) => cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: 229 });

story('an unfinished composition never flashes no result', async ({ page, origin }) => {
  await visit(page, origin);
  await page.evaluate(() => {
    const root = document.querySelector('seed-search').shadowRoot;
    window.said = [];
    const note = () => said.push(root.querySelector('[part=status]').textContent, root.querySelector('[part=base]').dataset.state);
    new MutationObserver(note).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const cdp = await compose(page, 'q', 'qv', "qv'x", "qv'xq");
  await page.waitForTimeout(100);
  assert.deepEqual(
    (await page.evaluate(() => said)).filter((text) => /没有找到|none/.test(text)),
    [],
  );
  await cdp.send('Input.insertText', { text: '算力网' });
  await part(page, 'title').first().waitFor();
  assert.equal(await part(page, 'input').inputValue(), '算力网');
  assert.deepEqual(
    (await page.evaluate(() => said)).filter((text) => /没有找到|none/.test(text)),
    [],
  );
});

story('letters of a composition are read as pinyin, and the chosen word as itself', async ({ page, origin }) => {
  await visit(page, origin);
  const cdp = await compose(page, 's', 'su', 'suan', "suan'li", "suan'li'wang");
  await part(page, 'title').first().waitFor();
  await cdp.send('Input.insertText', { text: '算力网' });
  assert.equal(await part(page, 'input').inputValue(), '算力网');
  assert.equal(await part(page, 'mark').first().textContent(), '算力网');
  assert.equal(await part(page, 'rewrites').count(), 0);
});

for (const word of ['suanliwang', 'zhengzhou']) {
  story(`each key of ${word} keeps results, from the first letters that have any`, async ({ page, origin }) => {
    await visit(page, origin);
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('seed-search');
      const base = shadowRoot.querySelector('[part=base]');
      window.states = [];
      new MutationObserver(() => states.push(base.dataset.state)).observe(base, { attributes: true });
    });
    await part(page, 'input').focus();
    let had = false;
    for (const letter of word) {
      await page.keyboard.press(letter);
      const titles = await part(page, 'title').count();
      assert.ok(titles || !had, `nothing at ${await part(page, 'input').inputValue()}`);
      had ||= titles > 0;
    }
    assert.equal(await part(page, 'input').inputValue(), word);
    assert.ok(had);
    const states = await page.evaluate(() => states);
    assert.deepEqual(
      states.slice(states.indexOf('results')).filter((state) => state !== 'results'),
      [],
    );
  });
}

story('the line of rewrites is reached and used by keys alone', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, 'suanliwang');
  const past = await part(page, 'suggestion').count();
  await page.keyboard.press('Tab');
  for (let i = 0; i < past; i += 1) await page.keyboard.press('ArrowRight');
  assert.equal(await focus(page), '算力网');
  const outline = await page.evaluate(() => getComputedStyle(document.querySelector('seed-search').shadowRoot.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focus(page), '仅搜索“suanliwang”');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  assert.equal(await part(page, 'input').inputValue(), '算力网');
  assert.equal(await focus(page), await part(page, 'title').first().textContent(), 'the focus should go on to the hits');
});

story('a finished composition that finds nothing says so', async ({ page, origin }) => {
  await visit(page, origin);
  const cdp = await compose(page, 'q', 'qv');
  await cdp.send('Input.insertText', { text: 'ꙮꙮ' });
  await part(page, 'empty').waitFor();
  assert.match(await part(page, 'status').textContent(), /没有找到/);
});

story('results stay while a composition finds nothing, or parts of it only', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '算力网');
  const titles = await part(page, 'title').allTextContents();
  await compose(page, 'ꙮ', 'ꙮꙮ');
  await page.waitForTimeout(50);
  assert.deepEqual(await part(page, 'title').allTextContents(), titles);
});

story('Enter in a composition opens nothing', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '算力网');
  await page.evaluate(() => {
    window.keys = [];
    document.querySelector('seed-search').addEventListener('keydown', (event) => keys.push([event.key, event.defaultPrevented]));
  });
  const cdp = await compose(page, 's', 'su');
  for (const key of ['Enter', 'ArrowDown', 'ArrowUp', 'Escape']) await keyOfMethod(cdp, key);
  assert.deepEqual(
    (await page.evaluate(() => keys)).map(([, prevented]) => prevented),
    [false, false, false, false],
    'the keys belong to the input method',
  );
  assert.equal(await focus(page), 'input');
  assert.ok((await part(page, 'input').inputValue()).startsWith('算力网'), 'Escape should not clear');
  assert.equal(await page.locator('#read').isVisible(), false);
});

story('keyboard alone: arrows, Enter, Escape', async ({ page, origin }) => {
  await visit(page, origin);
  await page.keyboard.press('Tab');
  for (let presses = 0; presses < 5 && (await focus(page)) !== 'input'; presses += 1) await page.keyboard.press('Tab');
  assert.equal(await focus(page), 'input');
  await page.keyboard.insertText('算力网');
  const titles = await part(page, 'title').allTextContents();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#read').isVisible(), false, 'Enter without a chosen hit opens nothing');
  assert.equal(await focus(page), 'input');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focus(page), titles[0]);
  await page.keyboard.press('ArrowDown');
  assert.equal(await focus(page), titles[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focus(page), 'input');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('#read h1').waitFor();
  assert.equal(await page.locator('#read h1').textContent(), titles[0]);
  await page.goBack();
  await part(page, 'title').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await focus(page), 'input');
  await page.keyboard.press('Escape');
  assert.equal(await part(page, 'input').inputValue(), '');
  assert.equal(await focus(page), 'input');
  assert.equal(await part(page, 'title').count(), 0);
});

story('the clear button empties the field and keeps it in focus', async ({ page, origin }) => {
  await visit(page, origin);
  assert.equal(await part(page, 'clear').isVisible(), false);
  await ask(page, '算力网');
  await part(page, 'clear').click();
  assert.equal(await part(page, 'input').inputValue(), '');
  assert.equal(await focus(page), 'input');
  assert.equal(await part(page, 'title').count(), 0);
});

/** An index whose answers come when the story says so: `window.pending` by query. */
const SLOW = `
  import { SeedSearch } from './seed-search.js';
  SeedSearch.define();
  window.pending = {};
  const hit = (title) => ({ id: 0, url: '', path: title, title, titleMarks: [], score: 1, weak: false, excerpt: { text: title, marks: [] } });
  document.querySelector('seed-search').index = {
    documentCount: 1,
    search: (query) => new Promise((resolve, reject) => (pending[query] = {
      resolve: () => resolve({ total: 1, hits: [hit('answer to ' + query)] }),
      reject: () => reject(new Error('late')),
    })),
  };`;

story('stale answers never overwrite newer ones', async ({ page, origin }) => {
  await embed(page, origin, { script: SLOW });
  for (const query of ['a', 'ab', 'abc']) await ask(page, query);
  await page.evaluate(() => pending.abc.resolve());
  await part(page, 'title').filter({ hasText: 'answer to abc' }).waitFor();
  await page.evaluate(async () => {
    pending.a.resolve();
    pending.ab.reject();
    await new Promise((done) => setTimeout(done));
  });
  assert.deepEqual(await part(page, 'title').allTextContents(), ['answer to abc']);
  assert.equal(await part(page, 'retry').isVisible(), false);
  await ask(page, 'abcd');
  await ask(page, '');
  await page.evaluate(() => pending.abcd.resolve());
  await page.waitForTimeout(20);
  assert.equal(await part(page, 'title').count(), 0);
});

story('asking for more where there is no more holds no search up', async ({ page, origin }) => {
  await embed(page, origin, { script: SLOW });
  await ask(page, 'a');
  await page.evaluate(async () => {
    await document.querySelector('seed-search').more();
    pending.a.resolve();
  });
  await part(page, 'title').filter({ hasText: 'answer to a' }).waitFor();
});

// But for where its titles may break: that is known once a list has been laid out.
story('an answer that is shown in two steps is the one that is shown at once', async ({ page, origin }) => {
  await visit(page, origin);
  const differ = await page.evaluate(async () => {
    const typing = document.querySelector('seed-search');
    const input = typing.shadowRoot.querySelector('input');
    const lists = (box) => [...box.shadowRoot.querySelectorAll('ol')].map((list) => list.outerHTML.replaceAll('<wbr>', ''));
    const differ = [];
    // Full ones and weak ones, more and fewer, with marks in the title and without, and nothing at all.
    for (const query of ['高', '高新', '高新区', '数据', '算力网', 'suanli', 'ꙮ', '5g', '1', '郑州 港', '高新区 -企业', '']) {
      const told = new Promise((done) => typing.addEventListener('seed-results', done, { once: true }));
      input.value = query;
      input.dispatchEvent(new InputEvent('input'));
      await told;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
      const fresh = document.createElement('seed-search');
      fresh.setAttribute('reader', typing.reader);
      fresh.index = typing.index;
      if (!query) await fresh.search('高'); // What shows hits comes with the first that are asked for.
      await fresh.search(query);
      const [own, other] = [lists(typing), lists(fresh)];
      if (own.join() !== other.join()) differ.push({ query, own, other });
    }
    return differ;
  });
  assert.deepEqual(differ, []);
});

story('what follows the first hits comes when they are painted, and no key loses it', async ({ page, origin }) => {
  await visit(page, origin);
  const seen = await page.evaluate(async () => {
    const box = document.querySelector('seed-search');
    const input = box.shadowRoot.querySelector('input');
    const rows = () => box.shadowRoot.querySelectorAll('li').length;
    const counts = [];
    const type = async (query) => {
      input.value = query;
      input.dispatchEvent(new InputEvent('input'));
      await new Promise((done) => box.addEventListener('seed-results', done, { once: true }));
      counts.push(rows());
    };
    await type('高新区');
    await new Promise((done) => setTimeout(done, 100));
    counts.push(rows());
    await type('高新');
    // Before the next frame: the last of the hits must be there for the keys that walk to it.
    for (const key of ['ArrowDown', 'ArrowUp']) input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    counts.push(rows());
    return counts;
  });
  assert.deepEqual(seen, [5, 10, 5, 10]);
});

story('cleared in the same breath, a search shows nothing', async ({ page, origin }) => {
  await visit(page, origin);
  const titles = await page.evaluate(async () => {
    const element = document.querySelector('seed-search');
    await Promise.all([element.search('算力网'), element.search('')]);
    return element.results.hits.length;
  });
  assert.equal(titles, 0);
});

story('debounce waits for the last key, and Enter does not wait', async ({ page, origin }) => {
  await embed(page, origin, {
    body: '<seed-search debounce="5000"></seed-search>',
    script: SLOW,
  });
  await part(page, 'input').pressSequentially('abc');
  assert.deepEqual(await page.evaluate(() => Object.keys(pending)), []);
  await part(page, 'input').press('Enter');
  assert.deepEqual(await page.evaluate(() => Object.keys(pending)), ['abc']);
});

/**
 * What may an index of the site's own answer, in Chromium and in Firefox? Rubbish, markup, addresses that run, words without
 * an end, a thousand hits for each key: nothing of it breaks the element, runs, or leaves the place that the element has.
 */
import assert from 'node:assert/strict';
import { inBoth, widen } from './hosts.mjs';

const { story, run } = inBoth();

story('an index that answers rubbish is told of, and another one finds as usual', async (inside) => {
  const told = await inside(async (R, SeedSearch) => {
    SeedSearch.define();
    const lost = R.uncaught();
    const [rejects, uncaught, wrong, stuck, silent] = [[], [], [], [], []];
    for (const [who, answer] of Object.entries(R.ANSWERS)) {
      const element = document.createElement('seed-search');
      element.filters = true;
      const told = [];
      element.addEventListener('error', ({ message }) => told.push(message));
      document.querySelector('main').append(element);
      element.index = { search: answer };
      await element.search('x').catch((error) => rejects.push([who, `${error}`]));
      await element.more().catch((error) => rejects.push([`${who}, more`, `${error}`]));
      const { state } = element.shadowRoot.querySelector('[part~=base]').dataset;
      const shown = element.shadowRoot.querySelectorAll('[part~=result]').length;
      if (!/^(results|none|failed)$/.test(state) || (state === 'results' && !shown)) stuck.push([who, `${state} with ${shown} hits`]);
      if (state === 'failed' && !told.length) silent.push([who, 'no event']);
      const what = await R.wrongWith(element);
      if (what) wrong.push([who, what]);
      element.remove();
      uncaught.push(...(await lost()).map((error) => [who, error]));
    }
    const all = Object.entries({ rejects, uncaught, wrong, stuck, silent });
    return all.flatMap(([kind, complaints]) => R.grouped(complaints).map((text) => `${kind}: ${text}`));
  });
  assert.deepEqual(told, [], 'promises that never reject, nothing uncaught, a state that is true');
});

story('an index that completes by rubbish completes nothing', async (inside) => {
  const wrong = await inside(async (R, SeedSearch) => {
    SeedSearch.define();
    const lost = R.uncaught();
    const wrong = [];
    for (const [who, suggest] of Object.entries(R.COMPLETIONS)) {
      const element = document.createElement('seed-search');
      element.suggest = true;
      document.querySelector('main').append(element);
      element.index = { ...R.GOOD, suggest };
      await element.search('good').catch((error) => wrong.push([who, `${error}`]));
      await R.later();
      const texts = [...element.shadowRoot.querySelectorAll('[part~=suggestion]')].map((node) => node.textContent);
      if (texts.length) wrong.push([who, `completes by ${texts.join()}`]);
      wrong.push(...(await lost()).map((error) => [who, error]));
      const what = await R.wrongWith(element);
      if (what) wrong.push([who, what]);
      element.remove();
    }
    return R.grouped(wrong);
  });
  assert.deepEqual(wrong, []);
});

story('markup is text, wherever it comes from', async (inside) => {
  const found = await inside(async (R, SeedSearch) => {
    SeedSearch.define();
    const found = [];
    for (const dialog of [false, true]) {
      const element = R.fullOf(R.MARKUP);
      element.dialog = dialog;
      if (dialog) element.open();
      for (const query of [R.MARKUP, 'nothing', R.MARKUP]) {
        await element.search(query);
        await R.later();
        found.push(R.parsed(element));
      }
      const failing = () => Promise.reject(new Error(R.MARKUP));
      element.index = { search: failing };
      await element.search('x');
      found.push(R.parsed(element));
      element.close();
    }
    return found;
  });
  assert.deepEqual([...new Set(found)], [0]);
});

story('nothing that is found leads to a script, by its own address or by that of the reader', async (inside) => {
  const bad = await inside(async (R, SeedSearch) => {
    SeedSearch.define();
    const bad = [];
    for (const address of R.ADDRESSES) {
      const element = document.createElement('seed-search');
      document.querySelector('main').replaceChildren(element);
      const odd = { toString: () => address };
      const hits = [address, [address], odd, ''].map((url) => R.hit({ url }));
      Object.assign(element, { reader: address, index: { search: () => ({ total: hits.length, hits }) } });
      await element.search('x');
      const links = [...element.shadowRoot.querySelectorAll('[part~=title]')];
      const of = (link) => ['as a text', 'as a list', 'as an object', 'as the reader'][links.indexOf(link)];
      for (const link of links.filter(({ href }) => href && !/^https?:/.test(href))) {
        if (link.protocol === 'javascript:') link.click();
        bad.push([of(link), link.getAttribute('href')]);
      }
    }
    await R.later();
    return R.grouped(bad);
  });
  assert.deepEqual(bad, []);
});

story('words that are nodes are no way to put markup there', async (inside) => {
  const made = await inside(async (R, SeedSearch) => {
    SeedSearch.define();
    const node = () => Object.assign(document.createElement('b'), { innerHTML: '<i>x</i>' });
    const made = [];
    for (const dialog of [false, true]) {
      const element = document.createElement('seed-search');
      document.querySelector('main').append(element);
      const keys = Object.entries(element.words).map(([key, value]) => [key, typeof value === 'function' ? node : node()]);
      Object.assign(element, { dialog, words: Object.fromEntries(keys), index: R.GOOD });
      for (const query of ['full', 'good', 'weak', 'nothing']) {
        await element.search(query).catch(() => {});
        made.push(R.parsed(element));
      }
    }
    return made;
  });
  assert.deepEqual([...new Set(made)], [0]);
});

/** Texts that try to be wider than their place, or to turn round what stands beside them. */
for (const [of, own] of [
  ['found or typed', false],
  ['of the site', true],
]) {
  for (const dialog of [false, true]) {
    story(`no text ${of} bursts the layout at 320, 390 and 1280 pixels${dialog ? ', in a dialog' : ''}`, async (inside, page) => {
      const wide = [];
      for (const width of [320, 390, 1280]) {
        await widen(page, width);
        wide.push(...(await inside(burst, width, own, dialog)));
      }
      assert.deepEqual(await inside((R, _, wide) => R.grouped(wide), wide), []);
    });
  }
}

/** In the page: which parts are too wide, in what state, for each of the texts. */
async function burst(R, SeedSearch, width, own, dialog) {
  SeedSearch.define();
  const wide = [];
  for (const name of ['LONG', 'BIDI', 'SPACES', 'MARKUP']) {
    const element = R.fullOf(R[name], own);
    element.dialog = dialog;
    const look = (state) => wide.push(...R.tooWide(element).map((what) => [`${name}, ${state}, at ${width}`, what]));
    await R.later();
    look(dialog ? 'closed' : 'empty');
    if (dialog) element.open();
    await element.search(R[name]);
    await R.later();
    look('results');
    await element.search('nothing');
    look('nothing found');
    const failing = () => Promise.reject(new Error(R[name]));
    element.index = { search: failing };
    await element.search('x');
    look('failed');
  }
  return wide;
}

story('a thousand hits for each key: the last answer is shown, whole, and soon', async (inside) => {
  const { shown, total, longest, lost } = await inside(async (R, SeedSearch) => {
    SeedSearch.define();
    const lost = R.uncaught();
    const element = document.createElement('seed-search');
    document.querySelector('main').append(element);
    element.index = {
      search: (query) => ({
        total: 1000,
        hits: Array.from({ length: 1000 }, (_, id) => R.hit({ id, title: `${query} ${id}`, weak: id > 500 })),
      }),
    };
    const input = element.shadowRoot.querySelector('input');
    let longest = 0;
    for (const value of ['a', 'ab', 'abc', 'abcd', 'abcde']) {
      const start = performance.now();
      input.value = value;
      input.dispatchEvent(new InputEvent('input'));
      await R.later();
      longest = Math.max(longest, performance.now() - start);
    }
    const rows = () => element.shadowRoot.querySelectorAll('[part~=result]').length;
    for (let tries = 0; tries < 100 && rows() < 1000; tries += 1) await new Promise((done) => setTimeout(done, 50));
    const titles = [...element.shadowRoot.querySelectorAll('[part~=title]')].map((link) => link.textContent);
    return { shown: titles.filter((title, id) => title === `abcde ${id}`).length, total: titles.length, longest, lost: await lost() };
  });
  assert.deepEqual([shown, total, lost], [1000, 1000, []]);
  assert.ok(longest < 1000, `a key took ${longest} ms`);
});

run();

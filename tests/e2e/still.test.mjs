/** What keeps its place while somebody types: no line is reserved where nothing will stand, and none comes late. */
import assert from 'node:assert/strict';
import { embed, part, story, visit } from './browser.mjs';

story('no line is kept free where nothing will stand', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search recent></seed-search><seed-search suggest></seed-search><seed-search></seed-search>' });
  const heights = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('seed-search')].map(
        (box) => box.shadowRoot.querySelector('[part~=answers]').getBoundingClientRect().height,
      ),
    );
  assert.deepEqual(await heights(), [0, 0, 0], 'before anything is asked');
});

story('the line of completions is there with the hits, or not at all', async ({ page, origin }) => {
  await visit(page, origin);
  const line = (query) =>
    page.evaluate((query) => {
      const box = document.querySelector('seed-search');
      const input = box.shadowRoot.querySelector('input');
      const of = (part) => box.shadowRoot.querySelector(`[part~=${part}]`).getBoundingClientRect();
      return new Promise((done) => {
        // At the first moment that can be painted, and well after it.
        const look = () => [of('suggestions').height > 0, of('status').top];
        box.addEventListener(
          'seed-results',
          () => requestAnimationFrame(() => ((first) => setTimeout(() => done([first, look()]), 100))(look())),
          {
            once: true,
          },
        );
        input.value = query;
        input.dispatchEvent(new InputEvent('input'));
      });
    }, query);
  await part(page, 'input').focus();
  for (const [query, isOffered] of [
    ['算', true],
    ['郑州高新区有多少个5G基站', false],
    ['高新', true],
    ['ꙮ', false],
  ]) {
    const [first, later] = await line(query);
    assert.equal(first[0], isOffered, query);
    assert.deepEqual(later, first, `${query}: nothing comes or goes, and nothing moves`);
  }
});

story('an index that tells completions after its hits has the line with the hits as well', async ({ page, origin }) => {
  const script = `import { SeedSearch } from './seed-search.js';
    const after = (time, value) => new Promise((done) => setTimeout(done, time, value));
    const hit = { url: '', path: 'a.txt', title: 'a', titleMarks: [], excerpt: { text: 'a', marks: [] } };
    document.querySelector('seed-search').index = {
      search: () => after(5, { total: 1, hits: [hit] }),
      suggest: () => after(40, [{ text: 'ab' }]),
    };
    SeedSearch.define();`;
  await embed(page, origin, { script, body: '<seed-search suggest></seed-search>' });
  const isOffered = page.evaluate(
    () =>
      new Promise((done) => {
        const box = document.querySelector('seed-search');
        const line = box.shadowRoot.querySelector('[part=suggestions]');
        box.addEventListener('seed-results', () => done(!line.hidden), { once: true });
      }),
  );
  await part(page, 'input').pressSequentially('a');
  assert.equal(await isOffered, true);
});

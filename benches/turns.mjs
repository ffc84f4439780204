/**
 * Two builds of the page by turns, in one browser: what does a key cost until its results are seen? Prints Markdown.
 *
 *     node benches/turns.mjs DIST OTHER [--rounds 6] [--slower 1] [--at index.html,element] [--attributes "suggest filters"]
 *
 * DIST and OTHER are folders that `make dist` or `www/build/dist.mjs` has written. A shape is the search page, or the
 * element alone with these attributes. Work and frame are those of `typing.mjs`: only differences within one run count.
 */
import { parseArgs } from 'node:util';
import { laboratory } from './browser.mjs';
import { sample, wordsIn } from './queries.mjs';
import { median, ms, quantile, table } from './tables.mjs';
import { desk } from './typing.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '6' },
    slower: { type: 'string', default: '1' },
    at: { type: 'string', default: 'index.html,element' },
    attributes: { type: 'string', default: '' },
  },
});
if (positionals.length !== 2) throw new Error(`expected two folders of builds, found ${positionals.length}`);
/** Words of a turn: few, so that whatever else the machine does falls on both. */
const TOGETHER = 5;
const [one, other] = positionals;
const lab = await laboratory(one, { one, other });

/** What is typed, from the documents of a build. */
async function words() {
  const { page, close } = await lab.page('/one/element');
  await page.waitForFunction(() => document.querySelector('seed-search')?.ready);
  const documents = await page.evaluate(async () => {
    const index = await document.querySelector('seed-search').ready;
    return Promise.all([...Array(index.documentCount).keys()].map((id) => index.document(id)));
  });
  await close();
  return wordsIn(sample(documents).latency);
}

/** A page of a build, with the engine warm, ready to be typed into. */
async function seat(name, at) {
  const typist = await desk(lab, `/${name}/${at}`, Number(values.slower), values.attributes);
  await typist.slowly(['算力', 'sensor']);
  return { name, typist, keys: [] };
}

try {
  const all = await words();
  const rows = [];
  for (const at of values.at.split(',')) {
    const seats = [await seat('one', at), await seat('other', at)];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (let from = 0; from < all.length; from += TOGETHER) {
        // Whoever is first finds other caches.
        for (const { typist, keys } of seats.reverse()) {
          await typist.front();
          keys.push(...(await typist.slowly(all.slice(from, from + TOGETHER))));
        }
      }
    }
    seats.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, typist, keys } of seats) {
      const of = (what) =>
        [0.5, 0.95].map((q) =>
          ms(
            quantile(
              keys.map((key) => key[what]),
              q,
            ),
          ),
        );
      rows.push([`${at}: ${name === 'one' ? one : other}`, keys.length, ...of('work'), ...of('laid'), ...of('frame')]);
      await typist.close();
    }
    const [first, second] = seats.map(({ keys }) => keys);
    const differences = first.map(({ work }, i) => second[i].work - work);
    rows.push([`${at}: of the same key`, differences.length, ms(median(differences)), ms(quantile(differences, 0.95)), '', '', '', '']);
  }
  console.log(table(['ms', 'keys', 'work p50', 'p95', 'laid out p50', 'p95', 'frame p50', 'p95'], rows));
} finally {
  await lab.close();
}

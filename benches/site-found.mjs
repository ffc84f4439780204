/** Whether headings lead to their pages, and whether pinyin finds what its characters find. */
import { judged, pageOf, pair, whole } from './site-bytes.mjs';
import { folded } from './site-queries.mjs';
import { bytes, percent, table } from './tables.mjs';

const EXAMPLES = 12;

export async function headings({ site, engines, truth, queries, say }) {
  const rows = [];
  const examples = [];
  for (const engine of engines) {
    const visit = await site.page();
    let ofPage = 0;
    let either = 0;
    let holding = 0;
    const lost = [];
    for (const heading of queries.headings) {
      const { hits } = await visit.call('ask', engine, heading);
      const [first] = hits;
      const isPage = first !== undefined && truth.heads(pageOf(engine, first), heading);
      const shows = first && [first.title, first.excerpt, ...first.parts].some((text) => folded(text).includes(folded(heading)));
      if (isPage) ofPage++;
      if (first && truth.holds(pageOf(engine, first), heading)) holding++;
      if (isPage || shows) either++;
      else lost.push(`- \`${heading}\`: ${first ? `${pageOf(engine, first)}${first.weak ? ', weak' : ''}` : 'nothing'}`);
    }
    await visit.close();
    const share = (n) => `${percent(n / queries.headings.length)} %`;
    rows.push([engine, share(either), share(ofPage), share(holding)]);
    if (lost.length) examples.push('', `${engine}, other first hits (${lost.length}):`, '', ...lost.slice(0, EXAMPLES));
  }
  say(
    '',
    '## Headings',
    '',
    `${queries.headings.length} headings (\`h1\` to \`h3\`), asked as they are, without quotes. Right: the first hit is a page with that heading,`,
    'or shows it in title, section or excerpt. Page: the first hit is a page with that heading. Text: it is a page that holds it',
    'anywhere.',
    '',
    table(['engine', 'right', 'page', 'text'], rows),
    ...examples,
  );
}

export async function pinyin(bench, write) {
  const { site, engines, queries, say } = bench;
  say('', '## Pinyin', '');
  if (!write) return say('Left out: the package pinyin-pro is not there.');
  if (!queries.words.length) return say('Left out: the pages hold no words of ideographs.');
  const results = [];
  site.setWaiting(true);
  for (const word of queries.words) {
    for (const engine of engines) {
      for (const [way, q] of [
        ['characters', word],
        ['pinyin', write(word)],
      ]) {
        const visit = await site.page();
        await visit.spent();
        const answer = await visit.call('ask', engine, q);
        results.push({ engine, way, word, q, ...(await visit.spent()), ...judged(bench, engine, word, answer) });
        await visit.close();
      }
    }
  }
  site.setWaiting(false);
  const row = (engine, way) => {
    const list = results.filter((result) => result.engine === engine && result.way === way);
    const figures = [
      pair(list, (one) => one.index, bytes),
      pair(list, (one) => one.indexFiles, whole),
      pair(list, (one) => one.indexRounds, whole),
    ];
    return [engine, way, ...figures.flat(), list.filter(({ isFound }) => isFound).length];
  };
  const lost = results.filter(({ engine, isFound }) => engine === engines[0] && !isFound);
  return say(
    `${queries.words.length} words of two to four ideographs, as they are and as pinyin without tones or blanks, each in a context of its own.`,
    'Bytes, files and rounds of the index, p50 and p95. Found: a page that holds the word in its characters is among the first five.',
    '',
    table(
      ['engine', 'asked as', 'bytes', 'p95', 'files', 'p95', 'rounds', 'p95', 'found'],
      ['characters', 'pinyin'].flatMap((way) => engines.map((engine) => row(engine, way))),
    ),
    ...(lost.length
      ? ['', `${engines[0]}, not found: ${lost.map(({ word, q }) => (word === q ? word : `${word} (${q})`)).join(', ')}.`]
      : []),
  );
}

/** What does a reader find, and hear, where a host sends files of an index in shards damaged, late, or in a manner of its own? */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAULTS, MANNERS, again, frameOf, holds, hosted, shown } from './faults.mjs';
import { BROWSERS } from './sites.mjs';

const NOTES = { meta: { kind: 'note' } };
const SALT = ['饱和盐溶液'];
const VANE = ['风向标'];

/**
 * Each kind of file, a query that needs it with what may be meant by that, and whether something is left of its answer without the
 * file. Of some, only one that the query needs is at fault: the first or the second that it asks for.
 */
const KINDS = [
  { kind: 'the first half of the engine', names: /^first-/, query: '饱和盐溶液', texts: SALT },
  { kind: 'the root', names: /^root\./, query: '饱和盐溶液', texts: SALT },
  { kind: 'the rest of the engine', names: /^rest-/, query: 'shidu', texts: ['湿度'] },
  { kind: 'all shards', names: /^s\d/, query: '风向标', texts: VANE },
  { kind: 'a shard', names: /^s\d/, only: 0, query: '风向标', texts: VANE, isLeft: true },
  { kind: 'a shard of a phrase', names: /^s\d/, only: 1, query: '饱和盐溶液', texts: SALT, isLeft: true },
  { kind: 'all texts', names: /^t\d/, query: '风向标', texts: VANE },
  { kind: 'a text', names: /^t\d/, only: 1, query: '风向标', texts: VANE, isLeft: true },
  { kind: 'columns that count', names: /^c\d/, query: '饱和盐溶液', texts: SALT, isLeft: true },
  { kind: 'columns of a filter', names: /^c\d/, query: '饱和盐溶液', filter: NOTES, texts: SALT },
  { kind: 'words that are exchanged', names: /^words\./, query: '充电宝', texts: ['移动电源'] },
  { kind: 'further folds', names: /^folds\./, query: '飽和鹽溶液', texts: SALT, isLeft: true },
  { kind: 'words of letters', names: /^letters\./, query: 'calibraton', texts: ['calibration'] },
];

/** What a file says of itself that is whole and wrong; where it is damaged before it can say that, its address stands there. */
const WRONG = /another kind of file|another file of the index|the checksum does not fit|not an index|begins with/;

/** What Firefox says by itself of a stream that is damaged, though whoever reads it has caught it. */
const OF_FIREFOX = /^uncaught: Failed to read data from the ReadableStream/;

const until = async (holds) => {
  for (let tries = 0; tries < 100 && !(await holds()); tries += 1) await new Promise((done) => setTimeout(done, 20));
  return holds();
};

for (const [browser, open] of Object.entries(BROWSERS)) {
  test(
    `whatever a host sends in place of a file, no hit is wrong, and what is lacking is said, ${browser}`,
    { timeout: 240_000 },
    async (t) => {
      const { visit, gallery, another } = await hosted(t);
      const { page, complaints } = await open(t);
      for (const { kind, names, only, query, filter, texts, isLeft } of KINDS) {
        const healthy = visit();
        await page.goto(healthy.address);
        await page.waitForFunction(() => customElements.get('seed-search'));
        const whole = await shown(page, query, filter);
        assert.ok(whole.isDone && !whole.lacking && whole.hits.length > 0, `${kind}: ${JSON.stringify(whole)}`);
        const needed = healthy.sent.filter((name) => names.test(name));
        assert.ok(needed.length > 0, `${kind}: the query needs none of ${healthy.sent}`);
        const wanted = only === undefined ? names : new RegExp(`^${needed[only].replace('.', '\\.')}$`);
        complaints.length = 0;
        const visits = Object.entries(FAULTS).map(([fault, send]) => {
          const one = visit((bytes, response, name) => (wanted.test(name) ? send(bytes, response, name, another) : response.end(bytes)));
          return Object.assign(one, { fault });
        });
        await page.goto(gallery(visits));
        await Promise.all(
          visits.map(async (one) => {
            const what = `${kind}: ${one.fault}`;
            const frame = await frameOf(page, one);
            const { isDone, error, hits, lacking, status, note, retry } = await shown(frame, query, filter);
            assert.ok(isDone && retry, `${what}: nothing came, or nothing can be done`);
            if (isLeft) {
              assert.equal(error, undefined, what);
              assert.ok(hits.length > 0 && lacking, `${what}: ${JSON.stringify(hits)}`);
              assert.match(note, /^部分内容没有取到，可能还有结果。 重试$/, what);
            } else {
              assert.deepEqual(hits, [], what);
              assert.match(status, /^搜索加载失败。请检查网络后重试。/, what);
            }
            for (const hit of hits) assert.ok(holds(hit, texts), `${what}: ${hit.path} was found by ${query}`);
            const isNamed = (text) => new RegExp(`seed-search: .*\\b${wanted.source.replace(/[\^$]/g, '')}`).test(text);
            const isOwn = (text) => text.includes(one.path) || WRONG.test(text);
            assert.ok(await until(() => complaints.some((text) => isNamed(text) && isOwn(text))), `${what}:\n${complaints.join('\n')}`);
            one.send = undefined;
            const healed = await again(frame);
            assert.equal(healed.error, undefined, what);
            assert.ok(!healed.lacking, `${what}, and then whole: something is lacking`);
            const paths = (hits) => hits.map(({ path }) => path).sort();
            assert.deepEqual(paths(healed.hits), paths(whole.hits), `${what}, and then whole`);
          }),
        );
        assert.deepEqual(
          complaints.filter((text) => text.startsWith('uncaught') && !OF_FIREFOX.test(text)),
          [],
          kind,
        );
      }
    },
  );

  test(`in whatever manner a host sends files that are whole, the answers are the same, ${browser}`, { timeout: 120_000 }, async (t) => {
    const { visit, gallery } = await hosted(t);
    const { page, complaints } = await open(t);
    const visits = [visit(), ...Object.values(MANNERS).map((send) => visit(send))];
    const manners = ['as it is', ...Object.keys(MANNERS)];
    await page.goto(gallery(visits));
    const frames = await Promise.all(visits.map((one) => frameOf(page, one)));
    const queries = [...new Map(KINDS.map(({ query, filter }) => [`${query} ${JSON.stringify(filter)}`, [query, filter]])).values()];
    const all = await Promise.all(
      frames.map(async (frame) => {
        const answers = [];
        for (const [query, filter = {}] of queries) answers.push(await shown(frame, query, filter));
        return answers;
      }),
    );
    for (const [at, answers] of all.entries()) assert.deepEqual(answers, all[0], manners[at]);
    for (const { isDone, error, hits } of all[0]) assert.ok(isDone && !error && hits.length > 0);
    for (const { sent } of visits) assert.deepEqual([...sent].sort(), [...visits[0].sent].sort(), 'each file once');
    assert.deepEqual(complaints, []);
  });

  test(`what came damaged is not kept on the device once it is whole, ${browser}`, { timeout: 120_000 }, async (t) => {
    const { visit } = await hosted(t);
    const { page } = await open(t);
    const come = async ({ address }) => {
      await page.goto(address);
      await page.waitForFunction(() => customElements.get('seed-search'));
      await page.evaluate(() => document.querySelector('seed-search').setAttribute('offline', ''));
      return shown(page, 'shidu');
    };
    for (const names of [/^root\./, /^first-/, /^rest-/]) {
      const damaged = FAULTS['a page in its place that is called a file'];
      const one = visit((bytes, response, name) => (names.test(name) ? damaged(bytes, response) : response.end(bytes)));
      assert.match((await come(one)).status, /^搜索加载失败/, `${names}`);
      one.send = undefined;
      assert.equal((await again(page)).hits.length, 2, `${names}`);
      const kept = () => page.evaluate(async () => (await (await import(new URL('search/engine.js', location.href))).kept()).files);
      assert.ok(await until(async () => (await kept()) === new Set(one.sent).size), `${names}: ${await kept()} of ${one.sent}`);
      one.send = (bytes, response) => response.writeHead(404).end();
      const asked = one.sent.length;
      const { hits, lacking } = await come(one);
      assert.deepEqual([hits.length, lacking], [2, false], `${names}`);
      assert.equal(one.sent.length, asked, 'nothing is asked for');
    }
  });
}

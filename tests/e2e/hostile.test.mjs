/**
 * What may a site do wrong, in Chromium and in Firefox? Set anything to anything, and give an index that answers rubbish: the
 * element finds as usual once it is given what is good, reads nothing as markup, stays in its place, and says in the console
 * what was wrong.
 */
import assert from 'node:assert/strict';
import { inBoth } from './hosts.mjs';

const { story, run } = inBoth();

/** Nothing that nobody has caught, each complaint with those of whom it is. */
const none = (complaints, why) => assert.deepEqual(complaints, [], why);

for (const when of ['before the upgrade', 'after it']) {
  story(`each property of each type, ${when}`, async (inside) => {
    const told = await inside(async (R, SeedSearch, isBefore) => {
      SeedSearch.define();
      const lost = R.uncaught();
      const [wrong, threw, uncaught] = [[], [], []];
      for (const name of R.PROPERTIES) {
        for (const [kind, value] of Object.entries(R.VALUES)) {
          const who = `${name} = ${kind}`;
          // What no document holds is not upgraded before it is asked to.
          const inert = document.implementation.createHTMLDocument();
          const element = isBefore ? inert.createElement('seed-search') : document.createElement('seed-search');
          const put = () => document.querySelector('main').append(element);
          if (!isBefore) put();
          try {
            if (isBefore && name === 'lang') element.lang = `${value}`;
            else element[name] = value;
          } catch (error) {
            if (!kind.endsWith('!')) threw.push([who, `${error}`]);
          }
          if (isBefore) put();
          // As it stands, and with what is good.
          await element.search?.('x').catch((error) => wrong.push([who, `search() rejects, ${error}`]));
          const what = element.shadowRoot ? await R.wrongWith(element) : 'is no element';
          if (what) wrong.push([who, what]);
          element.remove();
          const errors = await lost();
          if (!kind.endsWith('!')) uncaught.push(...errors.map((error) => [who, error]));
        }
      }
      const all = Object.entries({ wrong, threw, uncaught });
      return all.flatMap(([kind, complaints]) => R.grouped(complaints).map((text) => `${kind}: ${text}`));
    }, when === 'before the upgrade');
    none(told, 'a good query is found, no property throws, all is caught');
  });
}

story('each attribute of any text', async (inside) => {
  const { wrong, lost } = await inside(async (R, SeedSearch) => {
    SeedSearch.define();
    const lost = R.uncaught();
    const [wrong, uncaught] = [[], []];
    for (const name of R.ATTRIBUTES) {
      for (const [kind, value] of Object.entries(R.VALUES).filter(([kind]) => !kind.endsWith('!'))) {
        for (const isBefore of [true, false]) {
          const element = document.createElement('seed-search');
          if (isBefore) element.setAttribute(name, value);
          document.querySelector('main').append(element);
          if (!isBefore) element.setAttribute(name, value);
          const who = `${name}="${kind}"`;
          const what = await R.wrongWith(element);
          if (what) wrong.push([who, what]);
          element.remove();
          uncaught.push(...(await lost()).map((error) => [who, error]));
        }
      }
    }
    return { wrong: R.grouped(wrong), lost: R.grouped(uncaught) };
  });
  none(wrong, 'a good query is found');
  none(lost, 'all is caught');
});

for (const [seed, kinds] of [
  [1, 'of most types'],
  [2, 'of most types'],
  [3, 'of all types'],
]) {
  story(`hundreds of attributes and properties ${kinds} in any order, before and after the upgrade (${seed})`, async (inside) => {
    const isMost = kinds === 'of most types';
    const { steps, wrong, lost } = await inside(
      async (R, SeedSearch, seed, isMost) => {
        const lost = R.uncaught();
        const choose = R.choices(seed);
        const one = (list) => list[choose(list.length)];
        const values = Object.entries(R.VALUES).filter(([kind]) => !isMost || !kind.endsWith('!'));
        const elements = Array.from({ length: 24 }, () => document.createElement('seed-search'));
        const logs = elements.map(() => []);
        const step = (at) => {
          const [element, way, [kind, value]] = [elements[at], choose(5), one(values)];
          const name = one(way < 2 ? R.ATTRIBUTES : R.PROPERTIES);
          logs[at].push(`${name} ${['attribute', 'attribute off', 'property', 'property', 'property'][way]} ${kind}`);
          try {
            if (way === 0) element.setAttribute(name, kind.endsWith('!') ? kind : value);
            else if (way === 1) element.removeAttribute(name);
            else element[name] = value;
          } catch {
            // Told by another story.
          }
        };
        const steps = () => Array.from({ length: 400 }, () => step(choose(elements.length)));
        document.querySelector('main').append(...elements);
        steps();
        SeedSearch.define();
        const kept = elements.flatMap((element) => Object.keys(element)).filter((name) => R.PROPERTIES.includes(name));
        for (let round = 0; round < 4; round += 1) {
          steps();
          await R.later();
        }
        const wrong = [];
        for (const [at, element] of elements.entries()) {
          const what = await R.wrongWith(element);
          if (what) wrong.push([`after ${logs[at].slice(-4).join(', ')}`, what]);
          if (R.parsed(element)) wrong.push([logs[at].join(), 'holds markup']);
        }
        if (kept.length) wrong.push([[...new Set(kept)].join(), 'hides the accessor']);
        // With the engine, too, as one does that nobody has touched.
        const fresh = document.createElement('seed-search');
        document.querySelector('main').append(fresh);
        const { total } = await fresh.search('算力网');
        for (const [at, element] of elements.entries()) {
          Object.assign(element, { filter: {}, index: undefined });
          const found = await element.search('算力网').catch(String);
          if (found?.total !== total)
            wrong.push([`after ${logs[at].slice(-4).join(', ')}`, `finds ${found?.total} of ${total} by the engine`]);
        }
        return { steps: logs.flat().length, wrong: R.grouped(wrong), lost: R.grouped((await lost()).map((error) => ['one', error])) };
      },
      seed,
      isMost,
    );
    assert.equal(steps, 2000);
    none(isMost ? [...wrong, ...lost] : wrong, 'a good query is found, all is caught');
  });
}

story('in any order the same is asked', async (inside) => {
  const asked = await inside(async (R, SeedSearch) => {
    const orders = (list) =>
      list.length ? list.flatMap((one) => orders(list.filter((other) => other !== one)).map((rest) => [one, ...rest])) : [[]];
    const asked = [];
    const given = {
      query: 'good',
      limit: 3,
      filter: { path: 'a', sort: 'date' },
      words: { found: (n) => `there are ${n}`, both: () => 'both' },
      index: { search: (query, options) => (asked.push(JSON.stringify([query, Object.entries(options).sort()])), R.GOOD.search(query)) },
    };
    const early = orders(Object.keys(given)).map((order) => [order, document.createElement('seed-search')]);
    const set = ([order, element]) => order.forEach((name) => (element[name] = given[name]));
    early.forEach(set);
    document.querySelector('main').append(...early.map(([, element]) => element));
    SeedSearch.define();
    const late = orders(Object.keys(given)).map((order) => [order, document.createElement('seed-search')]);
    document.querySelector('main').append(...late.map(([, element]) => element));
    late.forEach(set);
    const seen = new Set();
    for (const [, element] of [...early, ...late]) {
      await element.search();
      seen.add(`${asked.at(-1)} ${element.shadowRoot.querySelector('[part=status]').textContent}`);
    }
    return [...seen];
  });
  assert.deepEqual(asked, ['["good",[["limit",3],["offset",0],["path","a"],["sort","date"]]] both']);
});

story('what can only be read is no other for what was set before the upgrade', async (inside) => {
  const hidden = await inside((R, SeedSearch) => {
    const element = document.createElement('seed-search');
    R.READ_ONLY.forEach((name) => (element[name] = 5));
    document.querySelector('main').append(element);
    SeedSearch.define();
    return R.READ_ONLY.filter((name) => Object.hasOwn(element, name));
  });
  assert.deepEqual(hidden, []);
});

story('who was mistaken reads in the console what was expected and what was found', async (inside) => {
  const wrong = await inside(async (R, SeedSearch) => {
    const wrong = [];
    let said;
    for (const name of ['warn', 'error']) console[name] = (...told) => said?.push(told.join(' '));
    SeedSearch.define();
    for (const [mistake, make, ...named] of R.MISTAKES) {
      const element = document.createElement('seed-search');
      element.suggest = true;
      document.querySelector('main').append(element);
      element.index = R.GOOD;
      said = [];
      try {
        make(element);
      } catch {
        // Told by another story.
      }
      for (const query of ['a', 'ab', 'good']) await element.search(query).catch(() => {});
      await R.later();
      const right = said.filter((text) => [/seed-search/, ...named].every((pattern) => pattern.test(text)));
      if (right.length > 1) wrong.push([mistake, 'said again with each query']);
      if (!right.length) wrong.push([mistake, said.join(' | ') || 'nothing is said']);
      element.remove();
    }
    return wrong.map((of) => of.join(': '));
  });
  none(wrong, 'one message for each mistake');
});

run();

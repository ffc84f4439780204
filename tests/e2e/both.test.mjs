/**
 * What a site is promised, told once more in Chromium and in Firefox over `dist/` as it is copied: each story by the same
 * steps in both. What only one of them can do (its own composition, its own devtools) is told in the other files.
 *
 * Longer than 300 lines because the stories share one build and one browser.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { hand } from './hand.mjs';
import { BROWSERS, aLargeIndex, build, folder, serve } from './sites.mjs';

/** The policy that the README names, and not a word more. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
const HOST = (body, script = '') => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>host</title>
  <link rel="icon" href="search/icon.svg"><script type="module" src="search/define.js"></script>${script}<main><h1>Mine</h1>${body}</main>`;
const q = encodeURIComponent;

for (const [name, open] of Object.entries(BROWSERS)) {
  test(name, { timeout: 240_000 }, async (t) => {
    const site = folder(t);
    build(t, 'dist', join(site, 'search'));
    const { origin } = await serve(t, site, (response) => response.setHeader('content-security-policy', POLICY));
    const { page, complaints } = await open(t);
    const { inside, go, until, press, type, ask } = hand(page);
    const fetched = [];
    page.on('request', (request) => fetched.push(request.url()));

    const host = async (body) => {
      writeFileSync(join(site, 'host.html'), HOST(body));
      await go('about:blank');
      await go(`${origin}/host.html`);
      await until(() => customElements.get('seed-search'));
    };
    const visit = async (address = '') => {
      await go('about:blank');
      await go(`${origin}/search/${address}`);
      await until(() => box()?.index);
    };
    const story = (title, act) =>
      t.test(title, async () => {
        complaints.length = 0;
        await act();
        assert.deepEqual(complaints, [], 'the console should be empty');
      });

    await story('embedded: properties before the upgrade, several on one engine, taken out and put back', async () => {
      fetched.length = 0;
      await host('<seed-search id="a"></seed-search><seed-search id="b" limit="2"></seed-search>');
      assert.ok(!fetched.some((url) => url.endsWith('.wasm')), 'nothing before it is used');
      const found = await inside(async () => {
        const early = document.createElement('x-early');
        Object.assign(early, { limit: 3, query: '算力网' });
        document.body.append(early);
        const { SeedSearch } = await import(new URL('search/seed-search.js', document.baseURI));
        customElements.define('x-early', class extends SeedSearch {});
        const [a, b] = ['a', 'b'].map((id) => document.getElementById(id));
        await Promise.all([a.search('算力网'), b.search('高新区')]);
        const shared = (await a.ready) === (await b.ready);
        const home = b.parentNode;
        b.remove();
        home.append(b);
        const again = await b.search('算力网');
        await early.search();
        return [shared, a.results.total, b.results.hits.length, again.total, early.results.hits.length, Object.keys(early)];
      });
      assert.deepEqual(found, [true, found[1], 2, found[1], 3, []]);
      assert.equal(fetched.filter((url) => url.endsWith('.wasm')).length, 1);
    });

    await story('three shapes: the box, the dialog by its button and by keys, the page', async () => {
      await host('<seed-search></seed-search>');
      await ask('算力网');
      await until(() => seen('result').length > 3);
      await host('<p><input id="other"></p><seed-search dialog hotkeys></seed-search>');
      assert.deepEqual(await inside(() => [seen('input').length, seen('open').length]), [0, 1]);
      await inside(() => all('open')[0].click());
      assert.equal(await inside(() => focused() === field()), true);
      await press('Escape');
      await until(() => !seen('input').length);
      await press('/');
      await until(() => seen('input').length === 1);
      assert.equal(await inside(() => field().value), '');
      await press('Escape');
      await inside(() => document.getElementById('other').focus());
      await press('/');
      assert.deepEqual(await inside(() => [document.getElementById('other').value, seen('input').length]), ['/', 0]);
      await visit(`#q=${q('算力网')}`);
      await until(() => seen('result').length > 3);
      await inside(() => seen('title')[0].click());
      await until(() => document.querySelector('#read mark'));
    });

    await story('keys and a screen reader: arrows, Enter, Escape, a polite count, nothing for axe', async () => {
      await visit();
      await inside(() => field().focus());
      await type('GDP');
      await until(() => seen('result').length);
      await until(() => root().querySelector('[role=status]').textContent === texts('status')[0], 'said once nobody types');
      assert.match(await inside(() => texts('status')[0]), /^找到 \d+ 篇/);
      await press('Enter');
      assert.equal(
        await inside(() => [document.body.dataset.view, focused() === field()].join()),
        'results,true',
        'the first hit is not grabbed',
      );
      await press('ArrowDown', 'ArrowDown', 'ArrowUp');
      assert.equal(await inside(() => focused() === seen('title')[0]), true);
      await press('Escape');
      assert.equal(await inside(() => focused() === field()), true);
      assert.deepEqual(await violations(page), []);
      await press('Escape');
      assert.equal(await inside(() => field().value + seen('result').length), '0');
      await visit(`#q=${q('算力网')}`);
      await inside(() => seen('title')[0].click());
      await until(() => document.querySelector('#read mark'));
      assert.deepEqual(await violations(page), []);
    });

    for (const [order, safari] of [
      ['the order of most browsers', false],
      ['the order of Safari', true],
    ]) {
      await story(`an input method, in ${order}: its keys are its own, half a word is no answer`, async () => {
        await visit();
        await ask('算力网');
        await until(() => seen('result').length);
        const said = await inside(async (safari) => {
          const statuses = [];
          const watch = new MutationObserver(() => statuses.push(texts('status')[0] ?? ''));
          watch.observe(all('status')[0], { childList: true, characterData: true, subtree: true });
          const input = field();
          const key = (key, more) => {
            const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
            input.dispatchEvent(event);
            return event.defaultPrevented;
          };
          const put = (value) => {
            input.value = value;
            input.dispatchEvent(new InputEvent('input', { isComposing: true }));
          };
          input.dispatchEvent(new CompositionEvent('compositionstart'));
          put('ꙮ');
          put('ꙮꙮ');
          const composing = { isComposing: true, keyCode: 229 };
          const taken = ['Enter', 'ArrowDown', 'Escape'].map((name) => key(name, composing));
          input.value = '高新区';
          // Chromium and Firefox end the composition after the key; Safari before it, and says 229.
          if (safari) input.dispatchEvent(new CompositionEvent('compositionend', { data: '高新区' }));
          taken.push(key('Enter', safari ? { keyCode: 229 } : composing));
          if (!safari) input.dispatchEvent(new CompositionEvent('compositionend', { data: '高新区' }));
          await new Promise((done) => setTimeout(done, 100));
          watch.disconnect();
          return {
            taken,
            statuses,
            view: document.body.dataset.view,
            asked: new URLSearchParams(location.hash.slice(1)).get('q') ?? box().query,
          };
        }, safari);
        assert.deepEqual(said.taken, [false, false, false, false]);
        assert.equal(said.view, 'results', 'no hit is opened');
        assert.equal(said.statuses.filter((text) => text.includes('没有')).length, 0, 'nothing found never flashes');
        await until(() => texts('status')[0].startsWith('找到 14 篇') || box().results.hits.length);
        assert.equal(await inside(() => field().value), '高新区');
      });
    }

    await story('what is seen: marks, weak hits apart, a rewrite with a way back, completions', async () => {
      await visit();
      await ask('算力网');
      await until(() => texts('mark').includes('算力网'));
      assert.ok(await inside(() => seen('weak').length === 1 && box().results.hits.some((hit) => hit.weak)));
      assert.ok((await inside(() => texts('suggestion'))).length > 1);
      await ask('suanliwang');
      await until(() => texts('rewrite').includes('算力网'));
      await inside(() => seen('literal')[0].click());
      await until(() => !seen('rewrite').length);
      await ask('算力');
      await until(() => texts('suggestion').length);
      const chosen = await inside(() => texts('suggestion')[0]);
      await inside(() => seen('suggestion')[0].click());
      assert.equal(await inside(() => field().value), chosen);
    });

    await story('the engine by itself: options and answers by their names, and by those before', async () => {
      await host('');
      const [literal, fuzzy, rewrites, instead, marks] = await inside(async () => {
        const { default: init, Index } = await import(new URL('search/engine.js', document.baseURI));
        await init();
        const index = new Index();
        const both = (query, act) => [{ literal: true }, { fuzzy: false }].map((options) => JSON.stringify(act(query, options)));
        const [literal, fuzzy] = both('传敢器', (query, options) => index.search(query, options));
        const { rewrites, instead, hits } = index.search('传敢器');
        const marks = hits.map(({ id }) => both('传敢器', (query, options) => index.document(id, query, options).marks));
        return [literal, fuzzy, rewrites.join(), instead.join(), marks];
      });
      assert.equal(fuzzy, literal);
      assert.ok(!('rewrites' in JSON.parse(literal)) && !('instead' in JSON.parse(literal)));
      assert.deepEqual([rewrites, instead], ['传感器', '传感器']);
      for (const [literally, before] of marks) assert.equal(before, literally);
    });

    await story('recent searches, filters that count, and an address that restores both', async () => {
      await visit();
      await inside(() => localStorage.clear());
      await ask('高新区');
      await press('Enter');
      await until(() => seen('path').length === 1);
      const picked = await inside(() => {
        const [list] = seen('path');
        list.selectedIndex = 1;
        list.dispatchEvent(new Event('change'));
        return list.options[1].textContent;
      });
      const count = Number(picked.match(/\((\d+)\)$/)[1]);
      await until((count) => box().results.full === count, count);
      await until(() => location.hash.includes('path='));
      const address = (await inside(() => location.href)).replace(`${origin}/search/`, '');
      await visit(address);
      await until((count) => box().results.full === count, count);
      await visit();
      await inside(() => field().focus());
      assert.deepEqual(await inside(() => texts('suggestion')), ['高新区']);
      await inside(() => seen('forget')[0].click());
      assert.deepEqual(await inside(() => texts('suggestion')), []);
    });

    await story('the reading view: matches by keys and by address, keywords, neighbours, Back to the same place', async () => {
      await visit(`#q=${q('高新区')}`);
      await until(() => seen('more').length);
      await inside(() => seen('more')[0].click());
      await until(() => seen('result').length > 10);
      await inside(() => scrollTo(0, 1200));
      const where = await inside(() => scrollY);
      assert.ok(where > 400);
      await inside(() => seen('title')[4].click());
      await until(() => document.querySelectorAll('#read mark').length > 1);
      const count = () => inside(() => document.querySelector('.matches output').textContent);
      assert.match(await count(), /^1 \/ \d+$/);
      await press('n', 'n', 'p');
      assert.match(await count(), /^2 \//);
      await until(() => location.hash.includes('at=2'));
      assert.equal(await inside(() => document.querySelector('.matches a').href === location.href), true, 'a link to this match');
      assert.ok(
        await inside(() => document.querySelectorAll('.strip i').length && document.querySelectorAll('.keywords a, .related a').length),
      );
      await inside(() => history.back());
      await until(() => document.body.dataset.view === 'results');
      await until((where) => Math.abs(scrollY - where) < 2, where);
    });

    await story('nothing that is found or typed is read as markup, and nothing leaves the device', async () => {
      fetched.length = 0;
      await host('<seed-search></seed-search>');
      const hostile = '<img src=x onerror="window.hurt=1">';
      const shown = await inside(async (hostile) => {
        const hit = (url) => ({
          id: 1,
          url,
          path: hostile,
          title: hostile,
          titleMarks: [[0, 4]],
          score: 1,
          weak: false,
          excerpt: { text: hostile, marks: [[1, 4]] },
        });
        const hits = ['javascript:window.hurt=1', 'data:text/html,x', 'https://example.org/', '/here', '#x'].map(hit);
        box().index = { search: () => ({ total: hits.length, hits, rewrites: [hostile] }) };
        await box().search(hostile);
        seen('title')
          .slice(0, 2)
          .forEach((link) => link.click());
        return {
          hrefs: all('title').map((link) => link.getAttribute('href')),
          titles: texts('title'),
          made: root().querySelectorAll('img, script').length,
          hurt: window.hurt,
        };
      }, hostile);
      assert.deepEqual(shown.hrefs, [null, null, 'https://example.org/', '/here', '#x']);
      assert.deepEqual([...new Set(shown.titles)], [hostile]);
      assert.deepEqual([shown.made, shown.hurt], [0, undefined]);
      await visit(`#q=${q('算力网')}`);
      await until(() => seen('result').length);
      assert.deepEqual(
        fetched.filter((url) => !url.startsWith(origin) && !/^(about|data|blob):/.test(url)),
        [],
      );
      assert.deepEqual(
        fetched.filter((url) => decodeURIComponent(url.split('#')[0]).includes('算力')),
        [],
        'a query is in no request',
      );
    });

    await story('Chinese, English, and any other language by its words', async () => {
      await host('<seed-search></seed-search>');
      const said = await inside(async () => {
        const says = async (lang, words) => {
          Object.assign(box(), { lang, words });
          await box().search('算力网');
          await box().search('ꙮ');
          return [texts('status')[0], field().placeholder];
        };
        return [await says('zh-CN'), await says('en'), await says('de', { search: 'Suche', none: (query) => `Nichts zu „${query}“` })];
      });
      assert.deepEqual(said, [
        ['没有找到“ꙮ”', '搜索'],
        ['Nothing found for “ꙮ”', 'Search'],
        ['Nichts zu „ꙮ“', 'Suche'],
      ]);
    });

    await story('hooks: what was asked and what was chosen, and a choice that the site takes over', async () => {
      await host('<seed-search></seed-search>');
      const told = await inside(async () => {
        const told = [];
        document.addEventListener('seed-results', ({ detail }) => told.push([detail.query, detail.results.total > 3]));
        document.addEventListener('seed-select', (event) => {
          event.preventDefault();
          told.push([event.detail.query, event.detail.hit.title === box().results.hits[0].title]);
        });
        await box().search('算力网');
        all('title')[0].click();
        return told;
      });
      assert.deepEqual(told, [
        ['算力网', true],
        ['算力网', true],
      ]);
      assert.match(await inside(() => location.pathname), /host/);
    });

    await story('the page of examples lives', async () => {
      await go(`${origin}/search/embed.html`);
      await until(() => document.querySelectorAll('pre').length === 7);
      await inside(() => document.querySelector('#plain input').focus());
      await type('GDP');
      await until(() => document.querySelectorAll('#hits li').length);
      assert.ok(await inside(() => document.querySelector('#reference').textContent.includes('--seed-accent')));
    });

    await story('a large index tells how much of it has come, and what is typed meanwhile is answered', async () => {
      build(t, 'dist', join(site, 'search'), aLargeIndex);
      await host('<seed-search></seed-search>');
      await inside(() => {
        window.shares = [];
        const bar = all('progress')[0];
        new MutationObserver(() => bar.hidden || shares.push(bar.value)).observe(bar, { attributes: true });
        field().focus();
      });
      await type('GDP');
      await until(() => seen('result').length);
      const shares = await inside(() => shares);
      assert.ok(shares.length > 1 && shares.at(-1) === 1, `${shares}`);
      assert.deepEqual(
        shares,
        shares.toSorted((a, b) => a - b),
      );
    });
  });
}

/**
 * The page that a hit leads to, in Chromium and in Firefox: what the browser marks and goes to by the address alone, and what
 * `marks.js` shows. All pages have a policy that takes no style and no script of their own text.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { arriving } from '../../www/arrival.js';
import { violations } from './axe.mjs';
import { hand } from './hand.mjs';
import { BROWSERS, folder, serve } from './sites.mjs';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";
const HTML = (body, head = '<script type="module" src="search/marks.js"></script>', lang = 'zh-CN') =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>page</title>
  <link rel="icon" href="data:,"><link rel="stylesheet" href="page.css">${head}${body}</html>`;
const q = encodeURIComponent;
const SPACE = '<div class="space"></div>';

/** What a story asks of the page. */
const HELPERS = () => {
  const bar = () => document.querySelector('seed-search-marks');
  const part = (name) => bar()?.shadowRoot.querySelector(`[part~=${name}]`);
  window.see = {
    bar,
    part,
    count: () => part('count')?.textContent,
    marked: (name = 'seed-search') => Array.from(CSS.highlights.get(name) ?? [], (range) => range.toString()),
    current: () => [...CSS.highlights.get('seed-search-current')][0],
    inView: (range) => {
      const { top, bottom } = range.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    },
  };
};

for (const [name, open] of Object.entries(BROWSERS)) {
  test(name, { timeout: 180_000 }, async (t) => {
    const site = folder(t);
    const entry = new URL('../../www/marks.js', import.meta.url).pathname;
    await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      outfile: join(site, 'search/marks.js'),
    });
    writeFileSync(join(site, 'page.css'), '.space { height: 3000px } .gone { display: none } main { display: block }');
    writeFileSync(join(site, 'none.js'), 'delete CSS.highlights; delete CSS.__proto__.highlights;');
    const { origin } = await serve(t, site, (response) => response.setHeader('content-security-policy', POLICY));
    const { page, complaints } = await open(t);
    const { inside, go, until, press } = hand(page);

    const write = (body, ...more) => writeFileSync(join(site, 'page.html'), HTML(body, ...more));
    /** Goes to the page as it is written, at this address of it, and waits for the bar. */
    const visit = async (address, hasBar = true) => {
      await go('about:blank');
      await go(`${origin}/page.html${address}`);
      await inside(HELPERS);
      if (hasBar) await until(() => see.count());
    };
    /** Until a condition holds in the page that comes, whenever it comes. */
    const later = async (act, ...args) => {
      for (let tries = 0; tries < 200; tries += 1) {
        if (await inside(act, ...args).catch(() => false)) return;
        await new Promise((done) => setTimeout(done, 50));
      }
      assert.fail(`this did not come: ${act} ${await inside(() => [location.href, scrollY])}`);
    };
    const story = (title, act) =>
      t.test(title, async () => {
        complaints.length = 0;
        await act();
        assert.deepEqual(complaints, [], 'the console should be empty');
      });

    await story('every match is marked and counted; the walk goes round', async () => {
      write(`<main><p>高新区与算力网。</p>${SPACE}<p>再说高新区。</p>${SPACE}<p>还有高新区，算力</p></main>`);
      await visit(`?mark=${q('高新区')}&mark=${q('算力网')}`);
      assert.deepEqual(await inside(() => see.marked()), ['高新区', '算力网', '高新区', '高新区']);
      assert.equal(await inside(() => see.count()), '1 / 4');
      const walk = (button) => inside((button) => (see.part(button).click(), [see.count(), see.inView(see.current())]), button);
      assert.deepEqual(await walk('next'), ['2 / 4', true]);
      assert.deepEqual(await walk('next'), ['3 / 4', true]);
      assert.deepEqual(await walk('next'), ['4 / 4', true]);
      assert.deepEqual(await walk('next'), ['1 / 4', true]);
      assert.deepEqual(await walk('previous'), ['4 / 4', true]);
      assert.equal(await inside(() => document.querySelectorAll('mark').length), 0, 'the nodes of the page are as they were');
      await until(() => see.bar().shadowRoot.querySelector('[role=status]').textContent === '第 4 处，共 4 处');
    });

    await story('over inline elements, whatever case and width; words at their start, short ones whole', async () => {
      write(`<main><p>郑州<b>高</b><a href="#x">新</a>区 <i>ＧＤＰ</i> gdp Gd<b>P</b>s</p><p>高</p><p>新区</p><p>高
        新区 é e\u0301 ｶﾞ soft\u00adware</p><p>Index indexes reindex</p><table><tr><td>高新</td><td>区</td></tr></table></main>`);
      await visit(`?mark=${q('高新区')}&mark=gdp&mark=${q('É')}&mark=${q('ガ')}&mark=software&mark=index`);
      assert.deepEqual(await inside(() => see.marked().map((text) => text.replace(/\s+/, ' '))), [
        '高新区',
        'ＧＤＰ',
        'gdp',
        '高 新区',
        'é',
        'e\u0301',
        'ｶﾞ',
        'soft\u00adware',
        'Index',
        'index',
      ]);
    });

    await story('only what is content and is seen, or would be if it were unfolded', async () => {
      write(`<nav>word</nav><p>word</p><main><nav>word</nav><script type="text/plain">word</script><noscript>word</noscript>
        <p hidden>word</p><p class="gone">word</p><p contenteditable>word</p><input aria-label="a" value="word"><textarea aria-label="b">word</textarea>
        <template>word</template><svg><text y="20">word</text></svg><seed-search>word</seed-search><ruby>wo<rt>x</rt>rd</ruby>
        ${SPACE}<details><summary>more</summary><p>word folded</p></details><p id="last">word</p></main>`);
      await visit('?mark=word');
      assert.equal(await inside(() => see.count()), '1 / 3');
      const folded = await inside(() => (see.part('next').click(), [see.inView(see.current()), document.querySelector('details').open]));
      assert.deepEqual(folded, [true, true]);
    });

    await story('what the address says is text, and the page has nothing of it', async () => {
      const hostile = '<img src=x onerror="window.hurt=1">';
      write(`<main><p>It says ${hostile.replaceAll('<', '&lt;')} here. .*+?^$ and</p></main>`);
      await visit(`?mark=${q(hostile)}&mark=${q('.*+?^$')}&mark=%&mark=&mark=%E0%A4&mark=${q('\u0000')}`);
      assert.deepEqual(await inside(() => [see.marked(), document.images.length + (window.hurt ?? 0)]), [[hostile, '.*+?^$'], 0]);
      await visit(`?mark=${q('.')}&mark=${q('(?:)')}`, false);
      assert.equal(await inside(() => see.bar()), null, 'signs alone are nothing to look for');
    });

    for (const [way, act] of [
      ['the button', () => inside(() => see.part('close').click())],
      ['Escape', () => inside(() => see.part('next').focus()).then(() => press('Escape'))],
    ]) {
      await story(`${way} removes marks, bar and parameter, and nothing else`, async () => {
        write('<main><h2 id="b">b</h2><p>word</p></main>');
        await visit('?a=1%20+b&mark=word&c&mark=x#b');
        await act();
        await until(() => !see.bar());
        assert.deepEqual(await inside(() => [see.marked(), location.search, location.hash]), [[], '?a=1%20+b&c', '#b']);
      });
    }

    await story('without highlights the browser has marks, which leave the page as it was', async () => {
      write(
        '<main><p>郑州<b>高</b>新区，高新区高新区</p></main>',
        '<script src="none.js"></script><script type="module" src="search/marks.js"></script>',
      );
      await visit(`?mark=${q('高新区')}`);
      assert.equal(
        await inside(() => document.querySelector('p').innerHTML.replaceAll(/ class="[^"]*"/g, '')),
        '郑州<b><mark>高</mark></b><mark>新区</mark>，<mark>高新区</mark><mark>高新区</mark>',
      );
      assert.equal(await inside(() => (see.part('next').click(), document.querySelectorAll('.seed-search-current').length)), 1);
      await inside(() => see.part('close').click());
      assert.deepEqual(await inside(() => [document.querySelector('p').innerHTML, document.querySelector('p').childNodes.length]), [
        '郑州<b>高</b>新区，高新区高新区',
        3,
      ]);
    });

    await story('5 MB of text with 100,000 matches: the first thousand', async () => {
      write(`<main>${`<p>${'高新区的<b>发展</b>与创新，郑州的产业，'.repeat(20)}</p>`.repeat(5000)}</main>`);
      await visit(`?mark=${q('创新')}`);
      assert.equal(await inside(() => see.count()), '1 / 1000+');
      assert.equal(await inside(() => (see.part('previous').click(), see.inView(see.current()))), true);
    });

    await story('the first one shown is in the section that the address names', async () => {
      write(`<main><p>word</p>${SPACE}<h2 id="节">one</h2><p>a</p>${SPACE}<p>word</p>${SPACE}<p>word</p></main>`);
      await visit(`?mark=word#${q('节')}`);
      await until(() => see.count() === '2 / 3' && see.inView(see.current()));
    });

    await story('the address changes in the page, by Back as well', async () => {
      write('<main><p>one two</p></main>');
      await visit('?mark=one');
      await inside(() => {
        history.pushState(null, '', '?mark=two&mark=one');
        dispatchEvent(new PopStateEvent('popstate'));
      });
      assert.equal(await inside(() => see.count()), '1 / 2');
      await inside(() => history.back());
      await until(() => see.count() === '1 / 1' && see.marked()[0] === 'one');
    });

    await story('a page that is come back to has its marks', async () => {
      write('<main><p>word</p><a href="other.html">other</a></main>');
      writeFileSync(join(site, 'other.html'), HTML('<main>other</main>', ''));
      await visit('?mark=word');
      await page.click('a');
      await later(() => document.querySelector('main')?.textContent === 'other');
      await inside(() => history.back());
      await later(() => document.querySelector('seed-search-marks') !== null);
      await inside(HELPERS);
      assert.deepEqual(await inside(() => see.marked()), ['word']);
    });

    await story('what the page writes anew is looked for anew', async () => {
      write('<main><p>word</p><p>word</p></main>');
      await visit('?mark=word');
      await inside(() => {
        const lines = [1, 2, 3].map(() => Object.assign(document.createElement('p'), { textContent: 'a word' }));
        document.querySelector('main').replaceChildren(...lines);
      });
      await inside(() => see.part('next').click());
      assert.deepEqual(await inside(() => [see.count(), see.marked()]), ['2 / 3', ['word', 'word', 'word']]);
    });

    await story('another name of the parameter, another language, nothing for axe', async () => {
      write('<main><h1>h</h1><p>word</p></main>', '<script type="module" src="search/marks.js?parameter=highlight"></script>', 'en');
      await visit('?highlight=word');
      assert.equal(await inside(() => see.part('next').getAttribute('aria-label')), 'Next match');
      assert.deepEqual(await violations(page), []);
      await visit('?mark=word', false);
      assert.equal(await inside(() => see.bar()), null);
    });

    // What the browser itself does with the address.
    const passage = (text, ...marks) => ({ text, marks: marks.map((mark) => [text.indexOf(mark), text.indexOf(mark) + mark.length]) });
    const section = { anchor: 'here', heading: '产业' };
    await story('both together: the match that the browser went to is the one that is shown', async () => {
      const to = arriving({ url: 'page.html', section, excerpt: passage('而在第三处，高新区加快发展。', '高新区') }, `${origin}/`, 'mark');
      write(
        `<main><p>高新区</p>${SPACE}<h2 id="here">产业</h2><p>高新区先行。</p>${SPACE}<p>而在第三处，高新区加快发展。</p>${SPACE}<p>高新区</p></main>`,
      );
      writeFileSync(join(site, 'from.html'), HTML(`<main><a href="${to.replaceAll('&', '&amp;')}">go</a></main>`, ''));
      await go(`${origin}/from.html`);
      await page.click('a');
      await later(() => document.querySelector('seed-search-marks') !== null);
      await inside(HELPERS);
      await later(() => see.count() === '3 / 4' && see.inView(see.current()));
    });

    for (const [reason, excerpt, where] of [
      ['a part of a word, in its own section and not in the navigation', passage('…州市高新区推动产业创新，加快发展。', '业创'), 'text'],
      ['beside a border of blocks', passage('第一段。 高新区的未来，在于发展 再一段', '高新区的未来'), 'text'],
      ['signs of the syntax', passage('a-b,c & d', 'b,c & d'), 'text'],
      ['what the page has no more: the section', passage('昨天说高新区如此', '高新区'), 'anchor'],
    ]) {
      await story(`a hit leads to ${reason}`, async () => {
        const to = arriving({ url: 'page.html', section, excerpt }, `${origin}/`);
        write(
          `<nav><p>产业创新 高新区 业创 高新区的未来</p><p>b,c &amp; d</p></nav>${SPACE}<main><h2 id="here">产业</h2>${SPACE}
          <section id="text"><p>郑州市<b>高新区</b>推动产业创新，加快发展。</p><p>第一段。</p><p>高新区的未来，在于发展</p><p>再一段</p><p>a-b,c &amp; d</p></section>${SPACE}</main>`,
          '',
        );
        writeFileSync(join(site, 'from.html'), HTML(`<main><a href="${to.replaceAll('&', '&amp;')}">go</a></main>`, ''));
        await go(`${origin}/from.html`);
        await page.click('a');
        await later((where) => {
          const place = document.querySelector(where === 'text' ? '#text' : '#here')?.getBoundingClientRect();
          return place && scrollY > 0 && (where === 'text' ? place.top < innerHeight && place.bottom > 0 : Math.abs(place.top) < 30);
        }, where);
      });
    }
  });
}

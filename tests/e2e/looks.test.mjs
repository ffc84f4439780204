/** What can be measured of the looks: width, contrast, stillness, forced colours. */
import assert from 'node:assert/strict';
import { violations } from './axe.mjs';
import { ask, part, story, visit } from './browser.mjs';

const QUERY = `#q=${encodeURIComponent('算力网')}`;

story('phone 320 px has no horizontal scroll', { viewport: { width: 320, height: 640 }, hasTouch: true }, async ({ page, origin }) => {
  const fits = async (where) => {
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= room, `${where} is ${wide} px wide in ${room}`);
  };
  await visit(page, origin);
  await page.locator('#home li').first().waitFor();
  await fits('the start');
  await ask(page, '算力网');
  await fits('the results');
  await part(page, 'title').first().click();
  await page.locator('#read mark').first().waitFor();
  await fits('the article');
  await ask(page, 'x'.repeat(300));
  await fits('no result');
  for (const query of ['suanliwang', '郑州高新区有多少个5G基站', `suanliwang ${'x'.repeat(300)}`]) {
    await ask(page, query);
    await fits(query);
  }
  await ask(page, '');
  for (const name of ['English', '中文']) {
    const [wide, room] = await part(page, 'input').evaluate((input) => {
      const style = getComputedStyle(input);
      const pen = new OffscreenCanvas(1, 1).getContext('2d');
      pen.font = style.font;
      const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      return [pen.measureText(input.placeholder).width, room];
    });
    assert.ok(wide <= room, `the placeholder is ${wide} px wide in ${room}`);
    await page.getByRole('button', { name }).click();
  }
  await visit(page, origin, `#doc=${'y'.repeat(300)}&q=z`);
  await page.locator('#read h1').waitFor();
  await fits('an unknown document');
});

for (const [what, viewport, size] of [
  ['at 200 % zoom', { width: 640, height: 400 }, '100%'], // A desk of 1280 by 800.
  ['with text twice as large', { width: 640, height: 800 }, '200%'],
  ['with text twice as large on a phone', { width: 390, height: 844 }, '200%'],
]) {
  story(`${what} everything fits, and a hit that has the focus is seen`, { viewport }, async ({ page, origin }) => {
    await page.addInitScript(
      (size) => addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', size)),
      size,
    );
    const fits = async (where) => {
      const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(wide <= room, `${where} is ${wide} px wide in ${room}`);
    };
    await visit(page, origin);
    await fits('the start');
    await ask(page, '高新区');
    await fits('the results');
    for (let i = 0; i < 6; i += 1) {
      await page.keyboard.press('ArrowDown');
      const covered = await page.evaluate(() => {
        const root = document.querySelector('seed-search').shadowRoot;
        const { left, top, bottom } = root.activeElement.getBoundingClientRect();
        const seen = root.elementFromPoint(left + 4, (top + bottom) / 2);
        return seen === root.activeElement ? '' : `${root.activeElement.textContent} at ${top} is below ${seen?.outerHTML.slice(0, 60)}`;
      });
      assert.equal(covered, '');
    }
    await page.keyboard.press('Enter');
    await page.locator('#read mark').first().waitFor();
    await fits('the article');
    assert.ok(await page.locator('mark.now').evaluate((mark) => mark.getBoundingClientRect().top > 0));
  });
}

/** The lowest contrast of text on the page, each with its ground as the browser paints it. */
function contrasts() {
  const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const over = (colors) => {
    paint.clearRect(0, 0, 1, 1);
    for (const color of colors) {
      paint.fillStyle = color;
      paint.fillRect(0, 0, 1, 1);
    }
    return [...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const light = (rgb) =>
    rgb
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const grounds = (node) => {
    const list = [];
    for (let at = node; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
      list.unshift(getComputedStyle(at).backgroundColor);
    }
    return list;
  };
  const found = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) walk(node.shadowRoot);
      const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
      if ((!text && node.localName !== 'input') || !node.checkVisibility({ visibilityProperty: true })) continue;
      const back = grounds(node);
      const styles = [getComputedStyle(node)];
      if (node.localName === 'input') styles.push(getComputedStyle(node, '::placeholder'));
      for (const { color } of styles) {
        const [a, b] = [light(over(back)), light(over([...back, color]))].sort((x, y) => y - x);
        found.push({ what: `${node.localName}.${node.className}[${node.getAttribute('part')}]`, ratio: (a + 0.05) / (b + 0.05) });
      }
    }
  };
  walk(document);
  return found;
}

for (const colorScheme of ['light', 'dark']) {
  story(`${colorScheme} has AA contrast for text`, { colorScheme }, async ({ page, origin }) => {
    const check = async (where, kinds) => {
      const found = await page.evaluate(contrasts);
      for (const kind of kinds)
        assert.ok(
          found.some(({ what }) => what.includes(kind)),
          `${where} should show ${kind}`,
        );
      assert.deepEqual(
        found.filter(({ ratio }) => ratio < 4.5),
        [],
        where,
      );
    };
    await visit(page, origin);
    await page.locator('#home li').first().waitFor();
    const paper = await page.evaluate(
      () => getComputedStyle(document.documentElement).getPropertyValue('color-scheme') && getComputedStyle(document.body).backgroundColor,
    );
    const bright = paper.match(/\d+/g).map(Number)[0] > 127;
    assert.equal(bright, colorScheme === 'light', `the paper is ${paper}`);
    await check('the start', ['button', 'input', 'h1']);
    await ask(page, '算力网');
    await check('the results', ['title', 'excerpt', 'mark', 'count', 'clear']);
    await ask(page, 'suanliwang');
    await check('rewrites', ['rewrite', 'literal']);
    await ask(page, '算力网');
    await part(page, 'title').first().click();
    await page.locator('#read mark').first().waitFor();
    await check('the article', ['mark.now', 'mark', 'output', 'back', 'span', 'h2']);
    await ask(page, 'ꙮ');
    await check('no result', ['count']);
  });
}

story('nothing moves when results arrive', async ({ page, origin }) => {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.route('**/*.wasm', async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  for (const address of ['', QUERY]) {
    await page.goto('about:blank');
    await visit(page, origin, address);
    await page.waitForTimeout(300);
    const moved = await page.evaluate(() => shifts.reduce((sum, value) => sum + value, 0));
    assert.ok(moved < 0.01, `layout shift ${moved} at ${address || 'the start'}`);
  }
  const field = () => part(page, 'input').evaluate((node) => JSON.stringify(node.getBoundingClientRect()));
  const before = await field();
  await ask(page, 'ꙮ');
  assert.equal(await field(), before);
  await ask(page, '高新区');
  assert.equal(await field(), before);
});

for (const width of [320, 1280]) {
  story(
    `at ${width} px a pasted passage leaves a list, its start marked and seen`,
    { viewport: { width, height: 800 } },
    async ({ page, origin }) => {
      await visit(page, origin);
      await ask(page, await page.evaluate(() => document.querySelector('seed-search').index.document(0).text.slice(100, 1000)));
      const excerpts = await part(page, 'excerpt').evaluateAll((all) =>
        all.map((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          const [start] = one.querySelector('mark')?.getClientRects() ?? [];
          const line = parseFloat(getComputedStyle(one).lineHeight);
          return { lines: (bottom - top) / line, cut: one.scrollHeight > one.clientHeight + 1, seen: !start || start.bottom < bottom };
        }),
      );
      assert.ok(excerpts[0].cut && excerpts[0].seen);
      assert.ok(excerpts.every(({ lines }) => lines < 7.5));
      assert.ok(
        excerpts.slice(1).every(({ cut }) => !cut),
        'an ordinary excerpt should be shown whole',
      );
    },
  );
}

for (const colorScheme of ['light', 'dark']) {
  story(
    `forced colours, ${colorScheme}, keep matches and the field visible, and all of it readable`,
    { forcedColors: 'active', colorScheme },
    async ({ page, origin }) => {
      await visit(page, origin, QUERY);
      await part(page, 'mark').first().waitFor();
      const [mark, text, letters, system] = await part(page, 'mark')
        .first()
        .evaluate((node) => {
          const ground = (one) => getComputedStyle(one).backgroundColor;
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style = 'color: MarkText; background: Mark';
          const system = [getComputedStyle(probe).color, ground(probe)];
          probe.remove();
          return [ground(node), ground(document.body), getComputedStyle(node).color, system];
        });
      assert.notEqual(mark, text);
      assert.deepEqual([letters, mark], system);
      assert.notEqual(await part(page, 'input').evaluate((node) => getComputedStyle(node).borderTopWidth), '0px');
      assert.deepEqual(await violations(page), []);
      await part(page, 'title').first().click();
      await page.locator('#read mark').nth(1).waitFor();
      assert.notEqual(
        await page
          .locator('#read mark:not(.now)')
          .first()
          .evaluate((node) => getComputedStyle(node).backgroundColor),
        text,
      );
    },
  );
}

story('focus is seen: the field, a hit, a button', async ({ page, origin }) => {
  await visit(page, origin, QUERY);
  await part(page, 'title').first().waitFor();
  await part(page, 'input').focus();
  const outline = () => page.evaluate(() => getComputedStyle(document.querySelector('seed-search').shadowRoot.activeElement).outlineStyle);
  assert.equal(await outline(), 'solid');
  await page.keyboard.press('ArrowDown');
  assert.equal(await outline(), 'solid');
});

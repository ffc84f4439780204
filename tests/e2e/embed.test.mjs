/** The page of examples: each lives, shows the code that runs, and the reference says what the element says of itself. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { withReference } from '../../www/build/reference.mjs';
import { violations } from './axe.mjs';
import { story } from './browser.mjs';

const www = new URL('../../www/', import.meta.url);
const read = (name) => readFileSync(new URL(name, www), 'utf8');
const shown = (page, id) => page.locator(`#${id} pre`).allTextContents();

test('the reference is that of the doc block (else: node www/build/reference.mjs)', () => {
  const html = read('embed.html');
  assert.equal(html, withReference(html));
  assert.ok(html.includes('<code>--seed-accent</code>'));
});

test('the doc block names every attribute, part and custom property that there is, and no other', () => {
  const head = read('element.js').match(/\/\*\*\n \* @summary.*?\*\//s)[0];
  const code = readdirSync(www, { recursive: true })
    .filter((name) => name.endsWith('.js') && !/^(page|embed|build|pkg|marks)/.test(name))
    .map((name) => read(name).replace(/\/\*\*.*?\*\//gs, ''))
    .join('\n');
  const named = (tag) => [...head.matchAll(new RegExp(`@${tag} (?:\\{.*?\\} )?(\\S+)`, 'g'))].map(([, name]) => name).sort();
  const found = (...patterns) => [...new Set(patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name]) => name)))].sort();
  assert.deepEqual(found(/(--seed-[a-z-]+)/g), named('cssproperty'));
  const parts = found(/\bpart: ['`](\w+)/g, /\b(?:button|chooser)\('(\w+)/g);
  assert.deepEqual(parts, named('csspart'));
  const observed = code.match(/observedAttributes = \[(.*?)\]/s)[1].match(/\w+/g);
  assert.deepEqual([...new Set([...observed, 'reader', ...found(/(?:get|has)Attribute\('(\w+)'/g)])].sort(), named('attr'));
  const settable = [...read('element.js').matchAll(/\bset (\w+)\(/g)].map(([, name]) => name);
  const missing = named('attr').filter((name) => name !== 'lang' && !settable.includes(name)); // Every element has a `lang`.
  assert.deepEqual(missing, [], 'each attribute is a property');
});

story('each example lives, below its own code', async ({ page, context, origin }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${origin}/embed.html`);
  await page.locator('#plain pre').nth(1).waitFor();

  assert.match((await shown(page, 'box'))[0], /^<script type="module" src="search\/define.js"><\/script>\n<seed-search label=/);
  const box = page.locator('#box seed-search');
  await box.locator('input').fill('算力网');
  await box.locator('[part=result]').nth(2).waitFor();
  assert.equal(await box.locator('[part=result]').count(), 3);

  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  const dialog = page.locator('#dialog seed-search');
  await dialog.locator('input').fill('高新区');
  await dialog.locator('[part=result]').first().waitFor();
  await dialog.locator('[part=close]').click();

  const themed = page.locator('#themed seed-search');
  await themed.locator('input').fill('算力网');
  const looks = await themed
    .locator('[part=title]')
    .first()
    .evaluate((link) => getComputedStyle(link).fontStyle);
  assert.equal(looks, 'italic');
  assert.match((await shown(page, 'themed'))[1], /^\.mine \{\n.*--seed-accent/s);

  await page.locator('#query').fill('算力网');
  await page.locator('#hits li').first().waitFor();
  const [html, script] = await shown(page, 'plain');
  assert.match(html, /<input id="query"/);
  assert.match(script, /^import init, \{ Index \} from '\.\/search\/engine\.js';/);

  await page.locator('#box .code button').click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await shown(page, 'box'))[0]);
  await page.locator('#page .live a').click();
  await page.locator('[part=result]').first().waitFor();
});

for (const [colorScheme, width] of [
  ['light', 320],
  ['dark', 1280],
]) {
  story(
    `axe finds nothing in the examples, ${colorScheme}, ${width} px`,
    { colorScheme, viewport: { width, height: 800 } },
    async ({ page, origin }) => {
      await page.goto(`${origin}/embed.html`);
      await page.locator('#plain pre').nth(1).waitFor();
      await page.locator('#themed input').fill('算力网');
      await page.locator('#themed [part=result]').first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      assert.deepEqual(await violations(page), []);
    },
  );
}

/** What the page says of the signs in a query, and the way to the other meaning. */
import assert from 'node:assert/strict';
import { ask, part, story, visit } from './browser.mjs';

const QUERY = '数字经济 -肇庆';
const total = (page) => page.evaluate(() => document.querySelector('seed-search').results.total);
const signs = (page) => page.evaluate(() => document.querySelector('seed-search').results.signs);

story('an exclusion is said, and one click takes it as text and back again', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, QUERY);
  assert.equal(await part(page, 'taken').textContent(), '已排除“-”后的词 按文字搜索');
  assert.equal(await signs(page), 'excluded');
  const without = await total(page);
  await part(page, 'signs').click();
  await page.waitForFunction(() => document.querySelector('seed-search').results.signs === 'text');
  assert.equal(await part(page, 'taken').textContent(), '“-”已按文字处理 改为排除');
  assert.ok((await total(page)) > without, 'what holds the word is found again');
  assert.equal(await part(page, 'input').inputValue(), QUERY);
  await part(page, 'signs').click();
  await page.waitForFunction(() => document.querySelector('seed-search').results.signs === 'excluded');
  assert.equal(await total(page), without);
});

story('how signs were chosen to be taken stays after a reload and after Back, until the query changes', async ({ page, origin }) => {
  const results = `#q=${encodeURIComponent(QUERY)}`;
  await visit(page, origin);
  await ask(page, QUERY);
  await part(page, 'signs').click();
  await page.waitForFunction((hash) => location.hash === hash, `${results}&signs=text`);
  await page.reload();
  await part(page, 'title').first().waitFor();
  assert.equal(await signs(page), 'text');
  await part(page, 'title').first().click();
  await page.locator('#read h1').waitFor();
  assert.match(page.url(), /&signs=text/);
  assert.ok((await page.locator('#read mark').count()) > 0, 'the article marks what its hit marks');
  await page.goBack();
  await part(page, 'title').first().waitFor();
  assert.equal(await signs(page), 'text');
  await ask(page, `${QUERY}高`);
  await ask(page, QUERY);
  assert.equal(await signs(page), 'excluded');
});

story('quotation marks that nothing meets are left out, which is said, and every hit is weak', async ({ page, origin }) => {
  await visit(page, origin);
  await ask(page, '"算力调度" "量子信息学会"');
  assert.equal(await part(page, 'taken').textContent(), '没有找到引号中的原文，已去掉引号');
  assert.match(await part(page, 'status').textContent(), /^没有完全匹配的结果/);
  assert.ok((await part(page, 'title').count()) > 0);
  await page.evaluate(() => (document.querySelector('seed-search').lang = 'en'));
  assert.match(await part(page, 'taken').textContent(), /searched without quotation marks$/);
  await ask(page, '"算力网"');
  assert.equal(await part(page, 'taken').count(), 0, 'a demand that is met needs no word');
});

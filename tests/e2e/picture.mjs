// Takes the README's picture anew: npm run picture
import { fileURLToPath } from 'node:url';
import { story } from './browser.mjs';

story("the README's picture", { colorScheme: 'light' }, async ({ page, origin }) => {
  await page.goto(`${origin}/#q=${encodeURIComponent('算力网')}`);
  await page.locator('seed-search [part~=result]').first().waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: fileURLToPath(new URL('../../www/screenshot.png', import.meta.url)) });
});

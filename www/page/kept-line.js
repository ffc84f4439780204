/** What does the search page of a site say of what is kept on the device? How much it is, with a button that clears it. */
import { clear, kept } from '../engine/kept.js';
import { idle } from '../engine/warm.js';
import { button, make } from '../view/dom.js';

const WORDS = {
  zh: { kept: (/** @type {string} */ size) => `这台设备上保存了 ${size} MB 索引，供没有网络时搜索。`, clear: '清除' },
  en: {
    kept: (/** @type {string} */ size) => `${size} MB of the index are kept on this device, to search without a network.`,
    clear: 'Clear',
  },
};

/**
 * @param {URL} base - The folder of the scripts.
 */
export async function show(base) {
  const { files, bytes } = await kept(base);
  if (!files) return;
  const text = make('span');
  const clearing = button({}, async () => {
    await clear(base);
    line.remove();
  });
  clearing.style.textDecoration = 'underline';
  const line = make('p', { id: 'kept' }, text, ' ', clearing);
  const speak = () => {
    const words = WORDS[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'];
    text.textContent = words.kept((Math.ceil(bytes / 1e5) / 10).toFixed(1));
    clearing.textContent = words.clear;
  };
  speak();
  new MutationObserver(speak).observe(document.documentElement, { attributeFilter: ['lang'] });
  await idle(); // What stands above it comes first.
  document.querySelector('main')?.append(line);
}

/** What does the search page of a site say of what is kept on the device? How much it is, with a button that clears it. */
import { clear, kept } from '../engine/kept.js';
import { button, make } from '../view/dom.js';

const MEGABYTE = 1e6;
const WORDS = {
  zh: { kept: (/** @type {string} */ size) => `这台设备上保存了 ${size} MB，没有网络也能搜索。`, clear: '清除' },
  en: { kept: (/** @type {string} */ size) => `${size} MB are kept on this device, to search without a network.`, clear: 'Clear' },
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
  const line = make('p', { id: 'kept' }, text, ' ', clearing);
  const speak = () => {
    const words = WORDS[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'];
    text.textContent = words.kept((bytes / MEGABYTE).toFixed(1));
    clearing.textContent = words.clear;
  };
  speak();
  new MutationObserver(speak).observe(document.documentElement, { attributeFilter: ['lang'] });
  document.querySelector('main')?.append(line);
}

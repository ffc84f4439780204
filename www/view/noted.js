/**
 * What is said of an index in shards beside its hits? That files are on their way, where an answer takes long; and that some
 * could not be fetched, so that there may be more, with the way to try again.
 *
 * It comes with such an index, and stands in front of the list of hits.
 */
import { button, changes, make, own } from './dom.js';

/**
 * @import { Model } from './model.js'
 * @typedef {Parameters<typeof import('./results.js').resultsView>} Given
 * @typedef {ReturnType<typeof import('./results.js').resultsView>} View
 */

const WORDS = {
  zh: { lacking: '部分内容没有取到，可能还有结果。', offline: '没有网络：只搜索了以前取到的内容，可能还有结果。' },
  hant: { lacking: '部分內容沒有取到，可能還有結果。', offline: '沒有網路：只搜尋了以前取到的內容，可能還有結果。' },
  en: {
    lacking: 'Some content could not be fetched. There may be more results.',
    offline: 'No network: only what was fetched before is searched. There may be more results.',
  },
};

/** @param {string} lang */
const wordsFor = (lang) => WORDS[!/^zh\b/i.test(lang) ? 'en' : /\b(hant|tw|hk|mo)\b/i.test(lang) ? 'hant' : 'zh'];

/**
 * The list of hits, with what is said here in front of it.
 *
 * @param {(...given: Given) => View} resultsView
 * @returns {(...given: Given) => Omit<View, 'nodes'> & { nodes: HTMLElement[] }}
 */
export const noted = (resultsView) => (site, act, addressOf) => {
  const view = resultsView(site, act, addressOf);
  const bar = make('progress', { part: 'progress', hidden: '' });
  const note = make('div', { part: 'note', role: 'status' });
  note.style.fontSize = '.875em';
  const again = button({ part: 'retry', class: 'plain' }, () => {
    site.focus(); // The button may be gone then.
    site.search();
  });
  const isOther = changes();
  /** @type {Set<(isWaiting: boolean) => void> | undefined} */
  let watched;
  const tell = (/** @type {boolean} */ isWaiting) => (bar.hidden = !isWaiting);

  return {
    ...view,
    nodes: [note, bar, ...view.nodes],

    /** @param {Model} model */
    speak(model) {
      view.speak(model);
      own(model, note);
      again.textContent = model.words.retry;
      bar.ariaLabel = model.words.loading;
    },

    /** @param {Model} model */
    show(model) {
      view.show(model);
      const { index, phase, results, locale } = model;
      const { watching } = /** @type {{ watching?: typeof watched }} */ (index ?? {});
      if (watching !== watched) {
        watched?.delete(tell);
        watched = watching?.add(tell);
        tell(false);
      }
      const lacks = results.lacking && (phase === 'results' || phase === 'none');
      const said = lacks && wordsFor(locale)[navigator.onLine ? 'lacking' : 'offline'];
      if (isOther(said)) note.replaceChildren(...(said ? [said, ' ', again] : []));
    },
  };
};

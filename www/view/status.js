/**
 * What is said of the results? How much of the engine has come, how many hits there are, what else was searched and how
 * signs were taken, each with the way back; and, after a failure, to try again.
 *
 * What is seen is written at once, with its buttons. What is heard is a region of its own, of text alone: it is there before
 * it speaks, and waits until nobody types any more, for whoever listens would be interrupted by every key.
 */
import { numberIn, quoted } from '../messages/formats.js';
import { button, changes, make } from './dom.js';

/** @import { Model } from './model.js' */
/** @typedef {{ literal?: boolean, signs?: 'clauses' | 'text' }} Manner */

/** Milliseconds before an answer is said, if no other comes; and before its text goes, so that nobody reads it a second time. */
const PAUSE = 500;
const GONE = 5000;
/** The longest piece of a query that a button repeats, in characters. */
const MOST_REPEATED = 30;

/**
 * The start of a text that is long for a button.
 *
 * @param {string} text
 */
function clipped(text) {
  const characters = [...text];
  return characters.length > MOST_REPEATED ? `${characters.slice(0, MOST_REPEATED - 1).join('')}…` : text;
}

/**
 * What the status says of hits. An index that does not count the full ones tells by the first that is weak.
 *
 * @param {Model} model
 */
function count({ results: { total, hits, full, about }, locale, words }) {
  const say = (/** @type {number} */ count) => (about ? words.about : '') + numberIn(locale, count);
  const weak = hits.findIndex((hit) => hit.weak);
  full ??= weak < 0 ? total : weak;
  if (full === total) return words.found(say(total), total);
  return full ? words.both(say(full), say(total - full), full) : words.weak(say(total), total);
}

/**
 * Rewrites, by their name or by that before.
 *
 * @param {Model['results']} results
 */
const rewritesOf = ({ rewrites, instead }) => rewrites ?? instead;

/** @param {{ searchFrom(query: string, manner?: Manner): void, retry(): void }} act */
export function statusView({ searchFrom, retry }) {
  const status = make('p', { part: 'status' });
  const counted = make('span', { part: 'count', id: 'count' }); // It names the lists.
  const heard = make('p', { class: 'unseen', role: 'status' });
  /** @type {ReturnType<typeof setTimeout>} */
  let saying;
  const progress = make('progress', { part: 'progress', hidden: '' });
  const again = button({ part: 'retry', class: 'wide', hidden: '' }, retry);
  const isNew = changes();
  const isNews = changes();

  /**
   * The line of rewrites, and the way back to what was typed.
   *
   * @param {Model} model
   */
  function rewritten({ results, asked, words }) {
    const rewrites = rewritesOf(results);
    if (!rewrites?.length) return '';
    const list = make('span', {}, words.rewrites);
    rewrites.forEach((rewrite, at) => {
      list.append(
        at ? words.and : '',
        '“',
        button({ part: 'rewrite reading', tabindex: '-1' }, () => searchFrom(rewrite), clipped(rewrite)),
        '”',
      );
    });
    const literal = button(
      { part: 'literal', tabindex: '-1' },
      () => searchFrom(asked, { literal: true }),
      words.literal(clipped(asked.trim())),
    );
    return make('span', { part: 'rewrites instead' }, list, ' ', literal);
  }

  /**
   * How signs of the query were taken, and the way to the other.
   *
   * @param {Model} model
   */
  function taken({ results: { signs }, asked, words }) {
    const said = signs && words[signs];
    if (!said) return '';
    const line = make('span', { part: 'taken' }, said);
    const isText = signs === 'text';
    if (signs !== 'dropped') {
      const choose = () => searchFrom(asked, { signs: isText ? 'clauses' : 'text' });
      line.append(' ', button({ part: 'signs', tabindex: '-1' }, choose, isText ? words.asExclusion : words.asText));
    }
    return line;
  }

  /**
   * The text that a screen reader hears: the lines without their buttons.
   *
   * @param {Model} model
   */
  function spoken({ results, locale, words }) {
    const rewrites = rewritesOf(results);
    const { signs } = results;
    const also = rewrites?.length && words.rewrites + rewrites.map(quoted).join(words.and);
    return [status.firstChild?.textContent, signs && words[signs], also].filter(Boolean).join(/^zh/i.test(locale) ? '。' : '. ');
  }

  return {
    progress,
    status,
    heard,
    again,

    /**
     * How much of the engine has come, from 0 to 1; nothing once it is there, or will not be.
     *
     * @param {number} [share]
     */
    tell(share) {
      progress.hidden = share === undefined;
      if (share) progress.value = share;
      else if (share === 0) progress.removeAttribute('value'); // Nobody knows yet.
    },

    /** @param {Model} model */
    speak({ words }) {
      again.textContent = words.retry;
      progress.setAttribute('aria-label', words.loading);
    },

    /** @param {Model} model */
    show(model) {
      const { phase, answer, results, asked, isWhole, words, locale } = model;
      if (isNew(phase, results, asked, words, locale)) {
        again.hidden = phase !== 'failed';
        if (phase === 'results') counted.textContent = count(model);
        else if (phase === 'none') counted.textContent = words.none(asked.trim());
        if (phase === 'results' || phase === 'none') status.replaceChildren(counted, taken(model), rewritten(model));
        // What the page has inside of the element, for those without a script, may help those without an engine.
        else if (phase === 'failed') status.replaceChildren(words.failed, ' ', make('slot'));
        else status.textContent = phase === 'idle' ? '' : words[phase];
        status.hidden = phase === 'idle';
      }
      // What is heard waits anyway, and a timer is dear before the paint. Further hits are of an answer that was said.
      if (!isWhole || !isNews(phase, answer, words, locale)) return;
      clearTimeout(saying);
      const text = spoken(model);
      saying = setTimeout(() => {
        heard.textContent = text;
        saying = setTimeout(() => (heard.textContent = ''), GONE);
      }, PAUSE);
    },
  };
}

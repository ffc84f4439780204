/**
 * What happens after an event? Its state is shown, and what is to be done then is done: the index is loaded and asked, the
 * clock is waited for, the element is told. Whatever comes of it is an event again.
 *
 * This is all of the element that waits. It knows no nodes, so it runs in Node with an index and a host of the test's own.
 * The promise of an event is of all that its search leads to, and what is offered is not waited for.
 */
import * as on from './controller.js';
import { answerOf, completionsOf, indexOf, listOf, logOnce } from './checked.js';
import { BASE_URL as folder } from './engine/load.js';
import { forget, start } from './engine/shared.js';
import { within } from './once.js';
import { keep, recent, remember } from './recent.js';
import { START, isBlank } from './state.js';

/**
 * @import { Effect, Step } from './controller.js'
 * @import { SeedSearch } from './element.js'
 * @import { Offers, State } from './state.js'
 * @import { SearchOptions } from './pkg/seed_search.js'
 * @import { AnyIndex, Found, Source } from './types.js'
 */

/**
 * @typedef {object} Host
 * @property {Pick<SeedSearch, 'limit' | 'suggest' | 'recent' | 'filters' | 'languages' | 'examples'>} site - What the element is set to.
 * @property {(state: State) => void} show
 * @property {() => string} language - Of the page around the element.
 * @property {() => Promise<void>} bring - Brings what shows hits.
 * @property {() => Promise<SearchOptions['facets']>} counts - What is counted for the lists of `filters`, once these have
 *   come: later they would push down the hits.
 * @property {(share?: number) => void} tell - How much of the engine has come; nothing when all is there, or none will be.
 * @property {() => void} come - The engine is there.
 * @property {() => void} announce - Results are shown.
 * @property {(error: unknown) => void} complain
 *
 * @typedef {ReturnType<typeof driver>} Driver
 */

/** Pixels of a row, of most: while somebody types, as many are shown at once as a window may hold, field and all. */
const ROW = 160;
/** Completions that are offered. */
const MOST_SUGGESTED = 6;
/** Milliseconds that hits wait at most for completions of the same query. */
const LATEST = 100;

/**
 * @param {Host} host
 * @param {{ start(tell: (share: number) => void): Promise<AnyIndex>, forget(): void }} engine
 */
export function driver(host, engine = { start, forget }) {
  const { site } = host;
  let state = START;
  /** @type {Promise<AnyIndex> | undefined} */
  let loading;
  /** @type {string | readonly Source[] | undefined} */
  let list; // Several indexes, where the site has named some.
  let isGiven = false; // Whether the index is the site's own: the engine's answers are right.

  /**
   * @template Value
   * @param {(state: State, value: Value) => Step} event
   * @param {Value} value
   * @returns {Promise<unknown>}
   */
  function send(event, value) {
    const [next, ...effects] = event(state, value);
    state = next;
    try {
      host.show(state);
    } catch (error) {
      logOnce(error); // Words of the site may throw; what is to be done is done.
    }
    return Promise.all(effects.map(act));
  }

  /**
   * The engine of this folder, or what asks several.
   *
   * @param {typeof list} list
   * @param {(share: number) => void} tell
   */
  async function started(list, tell) {
    if (!list) return engine.start(tell);
    const complain = (/** @type {unknown} */ error) => {
      logOnce(error);
      host.complain(error);
    };
    return (await import('./several.js')).several(list, { tell, complain, check: answerOf, folder, start: engine.start });
  }

  /**
   * The index; asking for it starts the loading.
   *
   * @returns {Promise<AnyIndex>}
   */
  function ready() {
    if (state.index) return Promise.resolve(state.index);
    const wanted = list;
    const settled = () => {
      loading = undefined;
      host.tell();
    };
    if (!loading) host.tell(0);
    return (loading ??= Promise.all([started(list, (share) => loading && host.tell(share)), host.bring()]).then(
      ([index]) => {
        if (list !== wanted) return ready(); // Another one was set meanwhile.
        settled();
        send(on.came, index);
        return state.index ?? index;
      },
      (error) => {
        if (list !== wanted) return ready();
        settled();
        if (state.index) return state.index;
        send(on.failed, { turn: state.turn, error });
        throw error;
      },
    ));
  }

  /**
   * Whose pages come first or alone, as the element is set. What it says counts before what the index would do by itself: a
   * language that is told as nothing, too.
   *
   * @returns {SearchOptions}
   */
  function spoken() {
    const { languages } = site;
    if (languages === 'all') return { language: undefined };
    return languages ? { language: host.language(), languages } : {};
  }

  /** What the empty field offers: recent searches, and examples of the site. */
  function shortcuts() {
    const kept = site.recent ? recent() : [];
    const texts = kept || [];
    const examples = site.examples.split(/[,，]/).map((text) => text.trim());
    return { query: state.query, texts, none: kept === false, examples: examples.filter((text) => text && !texts.includes(text)) };
  }

  /**
   * Completions of a query: at once where the index tells them at once, by a promise otherwise.
   *
   * @param {string} query
   * @returns {Offers | Promise<Offers>}
   */
  function complete(query) {
    const told = (/** @type {any} */ found) => ({ query, texts: completionsOf(found).filter((text) => text !== query.trim()) });
    const none = () => told([]); // What is wrong with an index, its search says.
    try {
      /** @type {any} */
      const found = site.suggest && state.index?.suggest ? state.index.suggest(query, { limit: MOST_SUGGESTED }) : [];
      return found?.then ? Promise.resolve(found).then(told, none) : told(found);
    } catch {
      return none();
    }
  }

  /**
   * Completions that come while hits wait for them, for their line would push these down; others are offered when they come.
   *
   * @param {Promise<Offers>} completing
   */
  async function timely(completing) {
    const offers = await within(completing, LATEST);
    if (!offers) completing.then((offers) => send(on.offered, offers));
    return offers;
  }

  /** Offers what may be searched next, for what stands in the field. */
  async function offer() {
    const offers = isBlank(state.query) ? shortcuts() : complete(state.query);
    send(on.offered, offers instanceof Promise ? await offers : offers);
  }

  /**
   * Does what is to be done; the promise is of what a search waits for.
   *
   * @param {Effect} effect
   * @returns {Promise<unknown>}
   */
  async function act(effect) {
    switch (effect.do) {
      case 'ask': {
        /** @type {Found} */
        let found;
        const facets = site.filters && (await host.counts());
        if (effect.turn !== state.turn || !state.index) return;
        // Asked first, so that an index that answers in turn has told them when its hits come.
        const completing = effect.options.offset ? undefined : complete(effect.query);
        try {
          const options = { limit: site.limit, ...effect.options, ...(facets && { facets }), ...spoken() };
          const { index } = /** @type {{ index: { search(query: string, options: SearchOptions, isTyped?: boolean): any } }} */ (state);
          // An index in shards tells the first hits first to whoever types, and lets go what was typed before.
          [found] = await Promise.all([index.search(effect.query, options, effect.isTyped), host.bring()]);
          if (isGiven) answerOf(found);
        } catch (error) {
          if (effect.turn === state.turn) logOnce(error);
          return send(on.failed, { turn: effect.turn, error });
        }
        const offers = completing instanceof Promise ? await timely(completing) : completing;
        return send(on.answered, { ...effect, found, offers, room: Math.ceil(innerHeight / ROW) });
      }
      case 'load':
        await ready().catch(() => {}); // It has said so itself.
        return effect.wanted && act(effect.wanted);
      case 'wait':
        setTimeout(() => send(on.waited, effect.pause), effect.milliseconds);
        return;
      case 'paint':
        requestAnimationFrame(() => setTimeout(() => send(on.painted, effect.answer)));
        return;
      case 'complain':
        return host.complain(effect.error);
      case 'forget':
        return engine.forget();
      case 'offer':
        offer();
        return;
      default:
        host[effect.do]();
    }
  }

  return {
    send,
    ready,
    offer,
    state: () => state,

    /**
     * Takes an index that the site gives, several, or none.
     *
     * @param {AnyIndex | string | readonly Source[] | null | undefined} index
     */
    give(index) {
      list = listOf(index);
      const one = list ? undefined : indexOf(index);
      isGiven = Boolean(one);
      loading = undefined;
      host.tell(); // No other is waited for.
      if (isGiven) host.bring().catch(() => {}); // A search says what is wrong.
      send(on.indexed, one);
    },

    /** Shows all of the answer at once. */
    finish: () => send(on.painted, state.answer),

    /** Shows further hits; whether the answer is still the same then. */
    async more() {
      const { answer } = state;
      await send(on.continued, undefined);
      return answer === state.answer;
    },

    /** Puts what stands in the field first among the recent searches. */
    remember() {
      if (site.recent) remember(state.query.trim());
    },

    /**
     * Forgets the recent searches; from now on some are kept, or none.
     *
     * @param {boolean} wanted
     */
    keep(wanted) {
      keep(wanted);
      offer();
    },
  };
}

/**
 * What was given of an answer? Further hits are asked for with those before them, for an index in shards may put them in
 * another order once it has read more; nothing that was given moves, or comes twice.
 */

/** @typedef {{ ids: number[], rest: number }} Given The hits that were given, and how many are still to come by themselves. */

/** Hits that are told first to whoever types: those that a window holds. */
const FIRST = 5;
/** Hits of an answer, unless told. */
const LIMIT = 10;
/** Answers that may be continued. */
const KEPT = 4;

export class Pages {
  /** @type {Map<string, Given>} By query and options, the last one at the end. */
  #given = new Map();

  /**
   * A page of an answer, of which `ask` gives the first so many hits, or nothing.
   *
   * @param {string} query
   * @param {any} options
   * @param {boolean} isTyped
   * @param {(options: unknown) => Promise<any>} ask
   */
  async page(query, options, isTyped, ask) {
    const { offset = 0, limit = LIMIT, ...others } = options ?? {};
    const key = JSON.stringify([query, others]);
    const before = this.#given.get(key);
    /** @type {Given | undefined} */
    const given = offset ? before : { ids: [], rest: 0 };
    // Nobody knows what was given before.
    if (!given || given.ids.length !== offset) return ask(options);
    const many = given.rest || (isTyped && !offset ? Math.min(limit, FIRST) : limit);
    // Whoever has typed and then presses Enter finds what was there in its place.
    const shown = offset || isTyped || !before ? [] : before.ids;
    const answer = await ask({ ...others, offset: 0, limit: Math.max(offset + many, shown.length) });
    if (!answer) return answer;
    const fresh = answer.hits.filter((/** @type {{ id: number }} */ { id }) => !given.ids.includes(id));
    const ordered = shown.map((id) => fresh.find((/** @type {{ id: number }} */ hit) => hit.id === id)).filter(Boolean);
    const hits = [...new Set([...ordered, ...fresh])].slice(0, many);
    const ids = [...given.ids, ...hits.map((/** @type {{ id: number }} */ { id }) => id)];
    // What was asked for and is not told yet, where there is more.
    const rest = !offset && ids.length === many && ids.length < answer.total ? limit - many : 0;
    this.#given.delete(key);
    this.#given.set(key, { ids, rest });
    if (this.#given.size > KEPT) this.#given.delete([...this.#given.keys()][0]);
    return { ...answer, hits, rest: rest > 0 };
  }
}

/**
 * What is one answer of several? Hits are merged by place: the first of each, then the second ones, full hits before weak ones
 * as in a single index, for scores of different indexes say nothing of each other. Where another order is asked for, that one
 * counts, and counts are summed.
 *
 * @import { SearchOptions } from './pkg/seed_search.js'
 * @import { Found, FoundHit } from './types.js'
 */

/**
 * Lists as one: the first of each, then the second ones.
 *
 * @template One
 * @param {readonly (readonly One[])[]} lists
 * @returns {One[]}
 */
export function byPlace(lists) {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/** The latest first, the undated last, and what is of one day as it stood. */
const byDate = (/** @type {FoundHit} */ a, /** @type {FoundHit} */ b) => {
  const [one, other] = [a.date ?? '', b.date ?? ''];
  return one < other ? 1 : one > other ? -1 : 0;
};

/** Digits of a moment, from the year to the second. */
const SECONDS = 14;

/**
 * The number or moment that a value begins with, as the engine reads it; nothing where it begins with none.
 *
 * @param {string} value
 * @param {boolean} isDate
 */
function amount(value, isDate) {
  const digits = value.replace(/\D/g, '').slice(0, SECONDS);
  if (isDate || value[4] === '-') return digits ? Number(digits.padEnd(SECONDS, '0')) : undefined;
  const [number] = /^-?\d[\d,]*(\.[\d,]*)?/.exec(value) ?? [];
  return number ? Number(number.replaceAll(',', '')) : undefined;
}

/**
 * An order by what hits state under a key: those that state nothing last, and equal ones as they stood.
 *
 * @param {string} key
 * @param {'ascending' | 'descending'} direction
 */
function byKey(key, direction) {
  const amountOf = (/** @type {FoundHit} */ { meta, date }) =>
    [key === 'date' ? (date ?? []) : (meta?.[key] ?? [])]
      .flat()
      .map((value) => amount(value, key === 'date'))
      .find((number) => number !== undefined);
  return (/** @type {FoundHit} */ a, /** @type {FoundHit} */ b) => {
    const [one, other] = [a, b].map(amountOf);
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return direction === 'ascending' ? one - other : other - one;
  };
}

/**
 * One answer of several.
 *
 * @param {Found[]} answers
 * @param {SearchOptions} options
 * @param {number} offset
 * @param {number} limit
 */
export function merged(answers, { sort }, offset, limit) {
  const hits = [false, true].flatMap((weak) => {
    const found = byPlace(answers.map(({ hits }) => hits.filter((hit) => Boolean(hit.weak) === weak)));
    if (typeof sort === 'object') return found.sort(byKey(...Object.entries(sort)[0]));
    return sort === 'date' ? found.sort(byDate) : found;
  });
  const rewrites = [...new Set(byPlace(answers.map(({ rewrites, instead }) => rewrites ?? instead ?? [])))];
  // Quotation marks were left out only where no index holds what they demand.
  const said = answers.map(({ signs }) => signs);
  const signs = said.find((one) => one && one !== 'dropped') ?? (said.every(Boolean) ? said[0] : undefined);
  const sum = (/** @type {(answer: Found) => number} */ count) => answers.reduce((sum, answer) => sum + count(answer), 0);
  const facets = answers.flatMap(({ facets }) => facets ?? []);
  const metas = facets.map(({ meta }) => meta ?? {});
  const keys = [...new Set(metas.flatMap((meta) => Object.keys(meta)))];
  const meta = keys.map((key) => [key, summed(metas.map((one) => one[key])).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return {
    about: answers.some((answer) => answer.about),
    lacking: answers.some((answer) => answer.lacking),
    total: sum(({ total }) => total),
    full: sum(fullIn),
    hits: hits.slice(offset, offset + limit),
    ...(rewrites.length && { rewrites }),
    ...(signs && { signs }),
    ...(facets.length && {
      facets: {
        files: summed(facets.map(({ files }) => files)),
        years: summed(facets.map(({ years }) => years)).sort(([a], [b]) => (a < b ? 1 : -1)),
        ...(keys.length && { meta: Object.fromEntries(meta) }),
      },
    }),
  };
}

/**
 * How many hits of an answer are full. One that does not count them tells by the first that is weak.
 *
 * @param {Found} found
 */
function fullIn({ full, total, hits }) {
  const weak = hits.findIndex((hit) => hit.weak);
  return full ?? (weak < 0 ? total : weak);
}

/**
 * Counts by their keys, in the order in which these come.
 *
 * @param {([key: string, count: number][] | undefined)[]} lists
 */
function summed(lists) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [key, count] of lists.flatMap((list) => list ?? [])) counts.set(key, (counts.get(key) ?? 0) + count);
  return [...counts];
}

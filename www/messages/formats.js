/** How does a language write numbers and dates, and how is a query quoted? */

/**
 * A query in quotation marks, without those that it brings: they never nest.
 *
 * @param {string} query
 */
export const quoted = (query) => `“${query.replace(/["“”]/g, '')}”`;

/** Languages that write numbers below a thousand as scripts do: their first formatter takes a browser 20 ms. */
const PLAIN = /^(zh|en)(-[a-z]{2,4})*$/i;

/**
 * How a language writes numbers; one that is unknown writes them as English does.
 *
 * @param {string} lang
 * @param {number} number
 * @returns {string}
 */
export function numberIn(lang, number) {
  if (number < 1000 && PLAIN.test(lang)) return String(number);
  return writer(Intl.NumberFormat, lang, {}).format(number);
}

/**
 * How a language writes `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; anything else stays as it is.
 *
 * @param {string} lang
 * @param {string} date
 * @returns {string}
 */
export function dateIn(lang, date) {
  const [known, month, day] = /^\d{4}(-\d\d)?(-\d\d)?$/.exec(date) ?? [];
  const time = new Date(known ?? NaN);
  if (Number.isNaN(time.valueOf())) return date;
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { year: 'numeric', timeZone: 'UTC' };
  if (month) parts.month = 'long';
  if (day) parts.day = 'numeric';
  return writer(Intl.DateTimeFormat, lang, parts).format(time);
}

/**
 * Each takes longer to make than a hit to show.
 *
 * @type {Map<string, Intl.NumberFormat | Intl.DateTimeFormat>}
 */
const writers = new Map();

/**
 * @template {Intl.NumberFormat | Intl.DateTimeFormat} Writer
 * @template {object} Options
 * @param {{ new (lang: string, options: Options): Writer, name: string }} Format
 * @param {string} lang
 * @param {Options} options
 * @returns {Writer}
 */
function writer(Format, lang, options) {
  const key = Format.name + lang + JSON.stringify(options);
  let known = /** @type {Writer | undefined} */ (writers.get(key));
  if (!known) writers.set(key, (known = made(Format, lang, options)));
  return known;
}

/**
 * @template Writer
 * @template {object} Options
 * @param {new (lang: string, options: Options) => Writer} Format
 * @param {string} lang
 * @param {Options} options
 */
function made(Format, lang, options) {
  try {
    return new Format(lang || 'en', options);
  } catch {
    return new Format('en', options); // No language that is known.
  }
}

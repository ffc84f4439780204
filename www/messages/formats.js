/** How a language writes numbers and dates. */

/** Languages that write numbers below a thousand as scripts do: their first formatter takes a browser 20 ms. */
const PLAIN = /^(zh|en)(-[a-z]{2,4})*$/i;

/** How a language writes numbers; one that is unknown writes them as English does. */
export function numberIn(lang, number) {
  if (number < 1000 && PLAIN.test(lang)) return String(number);
  return writer(Intl.NumberFormat, lang, {}).format(number);
}

/** How a language writes `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; anything else stays as it is. */
export function dateIn(lang, date) {
  const [known, month, day] = /^\d{4}(-\d\d)?(-\d\d)?$/.exec(date) ?? [];
  const time = new Date(known);
  if (Number.isNaN(time.valueOf())) return date;
  const parts = { year: 'numeric', month: month && 'long', day: day && 'numeric', timeZone: 'UTC' };
  return writer(Intl.DateTimeFormat, lang, parts).format(time);
}

/** Each takes longer to make than a hit to show. */
const writers = new Map();

function writer(Format, lang, options) {
  const key = [Format.name, lang, ...Object.keys(options).filter((part) => options[part])].join(' ');
  if (!writers.has(key)) writers.set(key, made(Format, lang, options));
  return writers.get(key);
}

function made(Format, lang, options) {
  try {
    return new Format(lang || 'en', options);
  } catch {
    return new Format('en', options); // No language that is known.
  }
}

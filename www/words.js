/** What the element says, in Chinese and English; a page may give it other words. Counts come as text and as number. */

const CHINESE = {
  search: '搜索',
  close: '关闭',
  clear: '清除',
  loading: '正在载入…',
  found: (full) => `找到 ${full} 篇`,
  both: (full, weak) => `找到 ${full} 篇，另有 ${weak} 篇不完全符合`,
  weak: (weak) => `没有完全符合的结果，有 ${weak} 篇部分符合`,
  none: (query) => `没有找到“${query}”`,
  rewrites: '已搜索',
  and: '、',
  literal: (query) => `只搜“${query}”`,
  excluded: '已排除带“-”号的词',
  asText: '当作文字搜索',
  text: '“-”号已当作文字',
  asExclusion: '改为排除',
  dropped: '没有文章含有引号中的原文，已去掉引号',
  hint: '换一个短一些的词，或者换一种说法试试。',
  weakBelow: '以下没有完整地含有所查内容',
  more: '显示更多',
  failed: '搜索没有载入成功。请检查网络，然后重试。',
  retry: '重试',
  suggestions: '搜索建议',
  recent: '最近搜索',
  forget: '清除记录',
  stop: '不再记录',
  resume: '记录搜索',
  filters: '筛选和排序',
  path: '来源',
  paths: '全部来源',
  year: '时间',
  years: '全部时间',
  sort: '排序',
  relevance: '按相关度',
  date: '按时间',
  everywhere: '在全部文章里搜索',
};

const ENGLISH = {
  search: 'Search',
  close: 'Close',
  clear: 'Clear',
  loading: 'Loading…',
  found: (full, n) => `${full} ${n === 1 ? 'result' : 'results'}`,
  both: (full, weak, n) => `${full} ${n === 1 ? 'result' : 'results'}, and ${weak} that match in part`,
  weak: (weak, n) => `No full match; ${weak} ${n === 1 ? 'matches' : 'match'} in part`,
  none: (query) => `Nothing found for “${query}”`,
  rewrites: 'Also searched for ',
  and: ', ',
  literal: (query) => `Search only for “${query}”`,
  excluded: 'Left out what has the words after “-”',
  asText: 'Search for them as text',
  text: '“-” was taken as text',
  asExclusion: 'Exclude instead',
  dropped: 'Nothing holds the quoted words as they are, so they were searched without the quotation marks',
  hint: 'Try a shorter word, or say it another way.',
  weakBelow: 'These hold it only in part, or not in one piece',
  more: 'Show more',
  failed: 'The search could not be loaded. Check the network, then try again.',
  retry: 'Try again',
  suggestions: 'Suggestions',
  recent: 'Recent searches',
  forget: 'Clear them',
  stop: 'Keep none',
  resume: 'Keep recent searches',
  filters: 'Filter and order',
  path: 'Source',
  paths: 'All sources',
  year: 'Date',
  years: 'Any date',
  sort: 'Order',
  relevance: 'Best first',
  date: 'Latest first',
  everywhere: 'Search everywhere',
};

/** Keys by their names before, for one version: each is the new one. */
const FORMER = {
  get instead() {
    return this.rewrites;
  },
  set instead(text) {
    this.rewrites = text;
  },
  get partial() {
    return this.weakBelow;
  },
  set partial(text) {
    this.weakBelow = text;
  },
};

/** The words for a language; `messages` replaces some of them or all. */
export function wordsFor(lang, messages) {
  return Object.assign(Object.create(FORMER), /^zh\b/i.test(lang) ? CHINESE : ENGLISH, messages);
}

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

/** What the page says around the element, in Chinese and English. */

/**
 * @typedef {object} PageWords
 * @property {string} lang
 * @property {string} other - The other language, in itself.
 * @property {string} title
 * @property {string} about
 * @property {string} placeholder
 * @property {(query: string) => string} results
 * @property {(documents: number) => string} count
 * @property {string} back
 * @property {string} home
 * @property {string} missing
 * @property {string} broken
 * @property {(path: string) => string} why - What may have become of a document that is not here.
 * @property {string} previous
 * @property {string} next
 * @property {string} passage
 * @property {string} link - The same, short.
 * @property {string} keywords
 * @property {string} related
 */

/** @type {{ zh: PageWords, en: PageWords }} */
export const WORDS = {
  zh: {
    lang: 'zh-CN',
    other: 'English',
    title: 'seed-search · 全文搜索',
    about: '在你的浏览器里搜索：输入的词不会发送出去。',
    placeholder: '搜索词句，拼音也行',
    results: (q) => `搜索“${q}”`,
    count: (n) => `收录 ${n} 篇文章`,
    back: '返回结果',
    home: '返回首页',
    missing: '这里没有这篇文章',
    broken: '打不开这篇文章',
    why: (path) => `“${path}”可能改了名，或者已经移走。换个词搜一搜，或许还能找到它。`,
    previous: '上一处',
    next: '下一处',
    passage: '这一处的链接',
    link: '链接',
    keywords: '关键词',
    related: '相关文章',
  },
  en: {
    lang: 'en',
    other: '中文',
    title: 'seed-search · full-text search',
    about: 'Search inside your browser: nothing you type is sent.',
    placeholder: 'Words, phrases, pinyin',
    results: (q) => `Search: “${q}”`,
    count: (n) => `Documents: ${n}`,
    back: 'Back to the results',
    home: 'Back to the start',
    missing: 'No such document here',
    broken: 'It could not be opened',
    why: (path) => `“${path}” may have been renamed or removed. A search may still find it.`,
    previous: 'Previous match',
    next: 'Next match',
    passage: 'Link to this match',
    link: 'Link',
    keywords: 'Keywords',
    related: 'Related',
  },
};

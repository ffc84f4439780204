/** What does the element say in Chinese? */
import { quoted } from './formats.js';

/** Characters of the words below that are others in traditional writing: each with that one, as Taiwan words it. */
const TRADITIONAL =
  '索尋 关關 闭閉 加載 载入 没沒 结結 时時 仅僅 后後 词詞 为為 号號 换換 种種 说說 试試 内內 显顯 败敗 请請 检檢 网網 络路 选選 择擇 开開 启啟 议議 记記 录錄 筛篩 来來 间間 优優 处處 匹相 配符 语語 约約';

const traditional = (/** @type {string} */ text) =>
  text.replace(/\p{Lo}/gu, (character) => TRADITIONAL.match(`${character}(\\S)`)?.[1] ?? character);

/**
 * The words, in traditional characters or in simplified ones. What the reader typed stays as it is; counts have none of these
 * characters.
 *
 * @param {boolean} isTraditional
 * @returns {import('./words.js').Words}
 */
export function chinese(isTraditional) {
  const say = isTraditional ? traditional : (/** @type {string} */ text) => text;
  return {
    search: say('搜索'),
    close: say('关闭'),
    clear: say('清除'),
    loading: say('正在加载…'),
    found: (full) => say(`找到 ${full} 篇`),
    both: (full, weak) => say(`找到 ${full} 篇，另有 ${weak} 篇部分匹配`),
    weak: (weak) => say(`没有完全匹配的结果，有 ${weak} 篇部分匹配`),
    about: say('约 '),
    none: (query) => say('没有找到') + quoted(query),
    rewrites: say('已同时搜索'),
    and: say('、'),
    literal: (query) => say('仅搜索') + quoted(query),
    excluded: say('已排除“-”后的词'),
    asText: say('按文字搜索'),
    text: say('“-”已按文字处理'),
    asExclusion: say('改为排除'),
    dropped: say('没有找到引号中的原文，已去掉引号'),
    hint: say('换一种说法试试。'),
    include: say('去掉“-”试试。'),
    weakBelow: say('以下结果只匹配部分内容'),
    more: say('显示更多'),
    failed: say('搜索加载失败。请检查网络后重试。'),
    retry: say('重试'),
    retrying: say('正在重试…'),
    keys: say('↑ ↓ 选择 · Enter 打开 · Esc 关闭'),
    suggestions: say('搜索建议'),
    recent: say('最近搜索'),
    forget: say('清除搜索记录'),
    stop: say('关闭搜索记录'),
    resume: say('开启搜索记录'),
    filters: say('筛选和排序'),
    path: say('来源'),
    paths: say('全部来源'),
    file: (_, name) => name,
    year: say('时间'),
    years: say('全部时间'),
    sort: say('排序'),
    relevance: say('最相关优先'),
    date: say('最新优先'),
    key: (key) => (key === 'language' ? say('语言') : key),
    value: (name) => name,
    every: (name) => `${name}：全部`,
    order: (name, sign) => `${name} ${sign}`,
    everywhere: say('搜索全部文章'),
  };
}

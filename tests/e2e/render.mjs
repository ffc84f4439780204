/**
 * Answers as text. `tests/snapshot/render.rs` makes the same text of what Rust gets: change both.
 *
 * The first hits are written out. Of the others, and of the documents opened, a hash stands for what would fill the
 * page, so that every field of every hit is in the text. It needs nothing but an index, so it runs in a page as well.
 */

/** Hits that are written out, and opened. */
const WHOLE = 2;
/** Marks of an opened document that are written out. */
const MARKS = 8;

/** The groups of `queries.txt`, each with its lines. */
export function groupsOf(text) {
  const groups = new Map();
  let lines;
  for (const line of text.split('\n')) {
    if (line.startsWith('# group: ')) groups.set(line.slice('# group: '.length), (lines = []));
    else if (line.startsWith('"')) lines.push(line);
  }
  return groups;
}

/** The answer to a line of `queries.txt`: a query as a JSON string, and after a tab its options. */
export function answer(index, line) {
  const [query, options] = line.split('\t').map((part) => JSON.parse(part));
  return `> ${line}\n${render(index, query, options)}`;
}

/** The answer to a query. */
export function render(index, query, options) {
  const { total, full, hits, facets, ...results } = search(index, query, options);
  const lines = [`${total} found, ${full} full`];
  if (results.signs) lines.push(`signs: ${results.signs}`);
  const rewrites = results.rewrites ?? results.instead ?? [];
  if (rewrites.length) lines.push(`rewrites: ${shown(rewrites.join(' | '))}`);
  if (facets) {
    const counts = (list) => list.map(([key, count]) => ` ${key}=${count}`).join('');
    lines.push(`files:${counts(facets.files)}`, `years:${counts(facets.years)}`);
  }
  const suggestions = index.suggest(query).map(({ text, marks }) => marked(text, marks));
  if (suggestions.length) lines.push(`suggestions: ${suggestions.join(' | ')}`);
  hits.forEach((hit, i) => {
    lines.push(head(hit, i + (options?.offset ?? 0) + 1));
    if (i < WHOLE) lines.push(`   ${marked(hit.title, hit.titleMarks)}`, `   ${marked(hit.excerpt.text, hit.excerpt.marks)}`);
  });
  for (const { id } of hits.slice(0, WHOLE)) lines.push(opened(index.document(id, query)));
  return lines.join('\n');
}

/** Every document as it is shown when nothing was asked. */
export function documents(index) {
  const lines = [];
  for (let id = 0; id < index.documentCount; id++) {
    const document = index.document(id);
    if (index.idOf(document.path) !== id) throw new Error(`${document.path} is not the path of ${id}`);
    lines.push(
      opened(document),
      `   ${marked(document.title, document.titleMarks)}`,
      `   keywords: ${shown(document.keywords.join(' | '))}`,
      `   near: ${document.neighbours.map(({ path }) => path).join(' | ')}`,
    );
  }
  return lines.join('\n');
}

/** `fuzzy: false` is called `literal: true` as well: an index that does not know one name is asked by the other. */
function search(index, query, options) {
  if (options?.fuzzy === undefined) return index.search(query, options);
  const { fuzzy, ...others } = options;
  try {
    return index.search(query, options);
  } catch {
    return index.search(query, { ...others, literal: !fuzzy });
  }
}

function head({ id, path, url, title, titleMarks, byline = '', date = '', score, weak, excerpt }, rank) {
  const hundredths = Math.round(score * 100) / 100;
  const rest = [url, byline, date, marked(title, titleMarks), marked(excerpt.text, excerpt.marks)].join('\n');
  return `${rank}. ${path} id=${id} ${hundredths.toFixed(2)}${weak ? ' weak' : ''} ${hash(rest)}`;
}

function opened({ id, path, url, title, titleMarks, byline = '', date = '', text, paragraphs, marks, keywords, neighbours }) {
  const characters = charactersOf(text);
  const ofMark = ([start, end]) => {
    const paragraph = Math.max(
      paragraphs.findLastIndex(([first]) => first <= start),
      0,
    );
    const at = characters[start] - characters[paragraphs[paragraph]?.[0] ?? 0];
    return ` ${paragraph}:${at} ${shown(text.slice(start, end))}`;
  };
  const all = [
    ...[url, byline, date, marked(title, titleMarks), marked(text, marks)],
    ...paragraphs.map(([start, end]) => `${characters[start]}-${characters[end]}`),
    ...keywords,
    ...neighbours.map((near) => [near.id, near.path, near.url, near.title].join('\n')),
  ];
  const counts = `${paragraphs.length} paragraphs, ${marks.length} marks`;
  return `= ${path} id=${id} ${hash(all.join('\n'))}; ${counts}:${marks.slice(0, MARKS).map(ofMark).join('')}`;
}

/** How many characters stand before each UTF-16 unit of a text. */
function charactersOf(text) {
  const characters = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const isSecond = i > 0 && text.codePointAt(i - 1) > 0xffff;
    characters[i + 1] = characters[i] + (isSecond ? 0 : 1);
  }
  return characters;
}

/** A text with brackets around its marks, which stand in none of the seeds. */
function marked(text, marks) {
  let [out, at] = ['', 0];
  for (const [start, end] of marks) {
    out += `${shown(text.slice(at, start))}⟦${shown(text.slice(start, end))}⟧`;
    at = end;
  }
  return out + shown(text.slice(at));
}

/** A text on one line. */
const shown = (text) => text.replace(/[\p{Cc}\\]/gu, (c) => `\\u{${c.codePointAt(0).toString(16)}}`);

/** FNV-1a, which takes three lines in either language. */
function hash(text) {
  const step = (hash, byte) => Math.imul(hash ^ byte, 0x01000193);
  const sum = new TextEncoder().encode(text).reduce(step, 0x811c9dc5 | 0);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/**
 * A server that searches documents and answers as `<seed-search>` asks: `GET /api/search?q=QUERY&limit=10&offset=0`.
 *
 *     node server.mjs        # http://127.0.0.1:8080, or PORT=
 *
 * How it searches is of no matter here: it looks into each document for each word. `answer` is where a real search engine is
 * asked.
 */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** As `seed-search export FOLDER --base-url /pages/` writes them: a document on a line, without the keys that it has no value for. */
const documents = readFileSync(new URL('documents.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Where folders are shown from, below a hit. */
const ROOT = '/pages/';
/** Characters of a passage, before what was found and from there on. */
const [BEFORE, LONGEST] = [40, 160];
const MOST = 50;

/** Where any of the words stands in a text, as ranges of it: UTF-16 units, in order. */
function rangesOf(words, text) {
  const any = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
  return [...text.matchAll(new RegExp(any, 'giu'))].map(({ index, 0: { length } }) => [index, index + length]);
}

/** A document as a hit: the first section that holds a word, and the passage there. */
function hitOf({ path, url, title, date, byline, sections = [] }, words, weak) {
  const found = sections.find(({ text }) => rangesOf(words, text).length) ?? sections[0] ?? { text: '' };
  const [[first] = [0]] = rangesOf(words, found.text);
  const text = found.text.slice(Math.max(0, first - BEFORE), Math.max(0, first - BEFORE) + LONGEST);
  return {
    path,
    url,
    root: ROOT,
    title,
    titleMarks: rangesOf(words, title),
    weak,
    excerpt: { text, marks: rangesOf(words, text) },
    ...(found.anchor && { section: { heading: found.heading, anchor: found.anchor, level: found.level } }),
    ...(date && { date }),
    ...(byline && { byline }),
  };
}

/** What the element shows: hits with every word first, then those with some of them, which are weak. */
export function answer(query, limit, offset) {
  const words = query.split(/\s+/).filter(Boolean);
  const held = documents.map((document) => {
    const text = [document.title, ...(document.sections ?? []).flatMap(({ heading = '', text }) => [heading, text])].join('\n');
    return { document, count: words.filter((word) => rangesOf([word], text).length).length };
  });
  const full = held.filter(({ count }) => count && count === words.length);
  const all = [...full, ...held.filter(({ count }) => count && count < words.length)];
  const hits = all.slice(offset, offset + limit).map(({ document, count }) => hitOf(document, words, count < words.length));
  return { total: all.length, full: full.length, hits };
}

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
const escaped = (text) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page of a document, so that a hit leads somewhere. */
function pageOf({ title, sections = [] }) {
  const parts = sections.map(
    ({ heading, anchor, text }) => `${heading ? `<h2 id="${escaped(anchor)}">${escaped(heading)}</h2>` : ''}<p>${escaped(text)}</p>`,
  );
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${escaped(title)}</title><h1>${escaped(title)}</h1>${parts.join('')}`;
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const send = (status, type, body) => response.writeHead(status, { 'content-type': type }).end(body);
  if (pathname === '/api/search') {
    const number = (name, unless) => Math.max(0, parseInt(searchParams.get(name) ?? '', 10) || unless);
    const found = answer(searchParams.get('q') ?? '', Math.min(MOST, number('limit', 10)), number('offset', 0));
    return send(200, 'application/json', JSON.stringify(found));
  }
  const document = documents.find(({ url }) => url === pathname);
  if (document) return send(200, TYPES['.html'], pageOf(document));
  try {
    // The address has no `..` left in it; what is served is the page, and the element in `search/`.
    const name = pathname === '/' ? '/index.html' : pathname;
    if (name !== '/index.html' && !/^\/search\/[\w./-]+$/.test(name)) throw new Error(name);
    return send(200, TYPES[extname(name)] ?? 'application/octet-stream', readFileSync(new URL(`.${name}`, import.meta.url)));
  } catch {
    return send(404, 'text/plain', 'Not found');
  }
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));

#!/usr/bin/env node
/**
 * Whether the Chinese README says what the English one says, as far as a script can tell: levels of headings, code, rows of
 * tables and targets of links. And whether each link within a page leads to a heading of that page.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const NAMES = ['README.md', 'README.zh.md'];

/** What both must have alike, each part as a list; and the links within the page that lead nowhere. */
function partsOf(name) {
  const code = [];
  // Fenced, or indented below an empty line. Comments are for readers of one language.
  const block = /^```.*\n[^]*?^```$|(?<=\n\n)(?: {4}.*\n|\n(?= {4}))+/gm;
  const text = readFileSync(name, 'utf8').replace(block, (lines) => {
    code.push(lines.replace(/(?:^|\s)\s*(?:#|\/\/)\s.*$/gm, '').trimEnd());
    return '\n';
  });
  const headings = [...text.matchAll(/^(#+) +(.*)$/gm)].map(([, level, words]) => ({ level, words }));
  const tables = [...text.matchAll(/(?:^\|.*\n?)+/gm)].map(([rows]) => `${rows.trimEnd().split('\n').length - 2} rows`);
  const targets = [...text.replace(/`[^`]+`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);

  // As GitHub makes them: small letters, no punctuation, a hyphen for each blank, and a number for what comes again.
  const anchors = new Set();
  for (const { words } of headings) {
    const anchor = words
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let [own, count] = [anchor, 0];
    while (anchors.has(own)) own = `${anchor}-${++count}`;
    anchors.add(own);
  }
  const lost = targets.filter((target) => target.startsWith('#') && !anchors.has(decodeURIComponent(target.slice(1))));
  const links = new Set(targets.map((target) => (target.startsWith('#') ? '#…' : target)).filter((target) => !NAMES.includes(target)));
  return { alike: { heading: headings.map(({ level }) => level), 'code block': code, table: tables, link: [...links].sort() }, lost };
}

const [english, chinese] = NAMES.map(partsOf);
const complaints = NAMES.flatMap((name, i) => [english, chinese][i].lost.map((target) => `${name}: no heading makes the anchor ${target}`));
for (const [part, here] of Object.entries(english.alike)) {
  const there = chinese.alike[part];
  const at = [...Array(Math.max(here.length, there.length)).keys()].find((i) => here[i] !== there[i]);
  if (at === undefined) continue;
  const [of, other] = [here[at] ?? 'nothing', there[at] ?? 'nothing'];
  complaints.push(`${part} ${at + 1} differs.\n  ${NAMES[0]} has: ${of}\n  ${NAMES[1]} has: ${other}`);
}
if (complaints.length) {
  console.error(complaints.join('\n'));
  process.exit(1);
}

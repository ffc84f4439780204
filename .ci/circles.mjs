#!/usr/bin/env node
// Whether the files of a crate form a circle: whether one uses what another defines, and that one, over others or by
// itself, uses it. Cargo proves that there is none between crates; of files no tool says it. And whether a Rust file is
// longer than 400 lines and does not say why.
//
// Rust's modules are read as far as that needs: `mod`, `use` and paths, without comments, strings and tests. A
// re-export is no use; what comes over one is used from the file that defines it. A module that is only imported is
// not used yet; what is taken from it is. Methods are not seen, for no path names them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { circlesIn } from './graph.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const LONGEST = 400;
const REASON = /^\/\/! Longer than 400 lines because /m;

// Reading.

/** Words, `::` and signs of a source, each with its line; no comments, no strings. */
function tokensOf(source) {
  const skipped = /\/\/[^\n]*|b?c?r(#+)"[^]*?"\1|b?c?r"[^"]*"|b?c?"(?:\\[^]|[^"\\])*"|b?'(?:\\(?:x..|u\{\w+\}|.)|[^\\'])'|'\w+/y;
  const token = /\w+|::|[^\s\w]/y;
  const tokens = [];
  let [at, line] = [0, 1];
  const passed = (end) => {
    line += source.slice(at, end).split('\n').length - 1;
    at = end;
  };
  while (at < source.length) {
    if (source.startsWith('/*', at)) {
      // They nest.
      let [depth, end] = [1, at + 2];
      while (depth > 0 && end < source.length) {
        const two = source.slice(end, end + 2);
        depth += two === '/*' ? 1 : two === '*/' ? -1 : 0;
        end += two === '/*' || two === '*/' ? 2 : 1;
      }
      passed(end);
      continue;
    }
    skipped.lastIndex = token.lastIndex = at;
    const skip = skipped.exec(source);
    const found = skip ? null : token.exec(source);
    if (found) tokens.push({ text: found[0], line });
    passed(skip ? skipped.lastIndex : found ? token.lastIndex : at + 1);
  }
  return tokens;
}

const OPEN = { '{': '}', '(': ')', '[': ']' };

/** The place after what opens at a place. */
function closed(tokens, at) {
  let depth = 0;
  for (; at < tokens.length; at++) {
    const { text } = tokens[at];
    if (OPEN[text]) depth++;
    else if (text === '}' || text === ')' || text === ']') depth--;
    if (depth === 0) return at + 1;
  }
  return at;
}

/** The place after the item that begins at a place: behind its `;`, or behind its body. */
function itemEnd(tokens, at) {
  const isUse = tokens.slice(at).find(({ text }) => text === 'use' || text === '{' || text === ';')?.text === 'use';
  while (at < tokens.length) {
    const { text } = tokens[at];
    if (text === ';') return at + 1;
    const after = OPEN[text] ? closed(tokens, at) : at + 1;
    if (text === '{' && !isUse) return after;
    at = after;
  }
  return at;
}

/** Tokens without the items that are for tests only. */
function withoutTests(tokens) {
  const kept = [];
  for (let at = 0; at < tokens.length;) {
    if (tokens[at].text === '#' && tokens[at + 1]?.text === '[') {
      const end = closed(tokens, at + 1);
      const words = tokens.slice(at + 2, end - 1).map(({ text }) => text);
      if (words[0] === 'cfg' && words.includes('test') && !words.includes('not')) {
        at = end;
        while (tokens[at]?.text === '#') at = closed(tokens, at + 1);
        at = itemEnd(tokens, at);
      } else {
        at = end;
      }
    } else {
      kept.push(tokens[at++]);
    }
  }
  return kept;
}

const ITEMS = new Set(['fn', 'struct', 'enum', 'trait', 'type', 'const', 'static', 'union', 'macro_rules']);
const isWord = (token) => token !== undefined && /^\w+$/.test(token.text);

/** The leaves of a `use`: each its path and the name that it gives to it, `*` for all names. */
function leavesOf(tokens, at, before = []) {
  const path = [...before];
  for (; isWord(tokens[at]) || tokens[at]?.text === '::' || tokens[at]?.text === '*'; at++) {
    if (tokens[at].text === 'as') return [{ path, name: tokens[at + 1].text }];
    if (tokens[at].text !== '::') path.push(tokens[at].text);
  }
  if (tokens[at]?.text !== '{') {
    if (path.at(-1) === 'self') path.pop();
    return [{ path, name: path.at(-1) }];
  }
  const leaves = [];
  const end = closed(tokens, at) - 1;
  while (++at < end) {
    leaves.push(...leavesOf(tokens, at, path));
    while (at < end && tokens[at].text !== ',') at = OPEN[tokens[at].text] ? closed(tokens, at) : at + 1;
  }
  return leaves;
}

/** A module and those below it. `folder` is where the files of its modules are. */
function moduleOf(tokens, file, folder, parent) {
  const module = { file, parent, children: new Map(), items: new Set(), uses: [], paths: [] };
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const { text, line } = tokens[at];
    if (text === 'mod' && isWord(tokens[at + 1])) {
      const name = tokens[at + 1].text;
      if (tokens[at + 2].text === '{') {
        const end = closed(tokens, at + 2);
        module.children.set(name, moduleOf(tokens.slice(at + 3, end - 1), file, join(folder, name), module));
        at = end - 1;
      } else {
        const of = [join(folder, `${name}.rs`), join(folder, name, 'mod.rs')].find(existsSync);
        if (!of) throw new Error(`${file}: no file of mod ${name}`);
        module.children.set(name, read(of, join(folder, name), module));
        at += 2;
      }
    } else if (text === 'use') {
      let end = at;
      while (tokens[end].text !== ';') end++;
      const isExported = ['pub', ')'].includes(tokens[at - 1]?.text);
      for (const leaf of leavesOf(tokens, at + 1 + (tokens[at + 1].text === '::'))) {
        module.uses.push({ ...leaf, line, isExported });
      }
      at = end;
    } else if (ITEMS.has(text) && depth === 0) {
      const name = tokens.slice(at + 1).find((token) => isWord(token) && !ITEMS.has(token.text));
      module.items.add(name.text);
    } else if (isWord(tokens[at]) && tokens[at + 1]?.text === '::' && tokens[at - 1]?.text !== '::') {
      const path = [text];
      while (tokens[at + 1]?.text === '::' && isWord(tokens[at + 2])) path.push(tokens[(at += 2)].text);
      module.paths.push({ path, line });
    } else if (text === '{') {
      depth++;
    } else if (text === '}') {
      depth--;
    }
  }
  return module;
}

function read(file, folder, parent) {
  return moduleOf(withoutTests(tokensOf(readFileSync(file, 'utf8'))), file, folder, parent);
}

// Resolving.

const rootOf = (module) => (module.parent ? rootOf(module.parent) : module);

/** What a path leads to from a module: a module, or the file of an item; nothing for what is of another crate. */
function resolved(module, path, seen = new Set()) {
  let at = module;
  let i = 0;
  if (path[0] === 'crate') [at, i] = [rootOf(module), 1];
  else if (path[0] === 'self') i = 1;
  else if (path[0] === 'super') while (path[i] === 'super') [at, i] = [at.parent, i + 1];
  const isOwn = i > 0;
  for (; i < path.length; i++) {
    const name = path[i];
    if (at.children.has(name)) {
      at = at.children.get(name);
      continue;
    }
    if (at.items.has(name)) return { file: at.file, name };
    const rest = path.slice(i + 1);
    for (const use of at.uses) {
      const isAll = use.path.at(-1) === '*';
      if ((!isAll && use.name !== name) || seen.has(use)) continue;
      const target = isAll ? [...use.path.slice(0, -1), name] : use.path;
      const found = resolved(at, [...target, ...rest], new Set([...seen, use]));
      if (found) return found;
    }
    // What is not found in a module of this crate is of its file, or of another crate.
    return isOwn || i > 0 ? { file: at.file, name, isGuess: true } : undefined;
  }
  return { module: at };
}

/** The uses of files by files: of each file, the files that it uses, each with a place that says so. */
function usesOf(root) {
  const uses = new Map();
  const put = (from, found, line) => {
    if (!found?.file || found.file === from) return;
    if (!uses.has(from)) uses.set(from, new Map());
    const of = uses.get(from);
    if (!of.has(found.file)) of.set(found.file, { name: found.name, line });
  };
  const walk = (module) => {
    for (const { path, line, isExported } of module.uses) {
      if (isExported || ['std', 'core', 'alloc'].includes(path[0])) continue;
      if (path.at(-1) !== '*') {
        put(module.file, resolved(module, path), line);
        continue;
      }
      const all = resolved(module, path.slice(0, -1));
      // All of a module is all that it defines.
      if (all?.module?.items.size) put(module.file, { file: all.module.file, name: '*' }, line);
    }
    for (const { path, line } of module.paths) {
      const found = resolved(module, path);
      // A name that is none of this crate leads nowhere: it is a type's, or another crate's.
      if (!found?.isGuess || ['crate', 'self', 'super'].includes(path[0])) put(module.file, found, line);
    }
    module.children.forEach(walk);
  };
  walk(root);
  return uses;
}

const complaints = [];
const crates = ['src', 'fuzz/src', ...readdirSync('crates').map((name) => join('crates', name, 'src'))];
for (const folder of crates) {
  const roots = ['lib.rs', 'main.rs'].map((name) => join(folder, name)).filter(existsSync);
  for (const root of roots) {
    const uses = usesOf(read(root, folder));
    if (process.argv[2] === '--uses') {
      for (const [file, of] of uses) {
        for (const [other, { name, line }] of of) console.log(`${file}:${line} uses ${name} of ${other}`);
      }
    }
    complaints.push(...circlesIn(uses));
  }
}

// Lengths.

const rust = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.rs'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const folders = ['crates', 'src', 'tests', 'benches', 'examples', 'fuzz'].filter(existsSync);
for (const file of ['build.rs', ...folders.flatMap(rust)]) {
  const source = readFileSync(file, 'utf8');
  const lines = source.split('\n').length - 1;
  if (lines > LONGEST && !REASON.test(source)) {
    complaints.push(
      `${file} has ${lines} lines, ${lines - LONGEST} too many: part ${basename(file)} by what its parts answer, or give\n` +
        '  the reason in its head: //! Longer than 400 lines because …',
    );
  }
}

if (complaints.length) {
  console.error(complaints.join('\n'));
  process.exit(1);
}

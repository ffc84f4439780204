#!/usr/bin/env node
/**
 * Whether scripts form a circle, whether one is longer than 300 lines and does not say why, whether a view reads another
 * view's nodes, and whether the page asks beforehand for what it loads. What one script can be told by itself is eslint's.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preloads, withPreloads } from '../www/build/preloads.mjs';
import { circlesIn } from './graph.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const LONGEST = 300;
const REASON = /Longer than 300 lines because /;

const scripts = ['www', 'tests', '.ci', 'benches'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => /\.[cm]?js$/.test(name) && !name.startsWith('www/pkg') && !name.includes('/artifacts/')),
);
const complaints = [];
const uses = new Map();
for (const file of [...scripts, 'eslint.config.mjs']) {
  const source = readFileSync(file, 'utf8');
  const lines = source.split('\n').length - 1;
  // The head is what stands in front of the first import.
  if (lines > LONGEST && !REASON.test(source.split(/^(?:import|export) /m)[0])) {
    complaints.push(
      `${file} has ${lines} lines, ${lines - LONGEST} too many: part it by what its parts answer, or give the reason in its head`,
    );
  }
  uses.set(file, new Map());
  // What is only named in a comment, as a type, is no use.
  const code = source.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const { 1: from, index } of code.matchAll(/(?:^|\})[^'\n]*\bfrom '(\.[^']*)'|^import '(\.[^']*)'/gm)) {
    if (!from) continue;
    const used = join(dirname(file), from);
    if (scripts.includes(used)) uses.get(file).set(used, { name: '*', line: code.slice(0, index).split('\n').length });
  }
}
complaints.push(...circlesIn(uses));

// Only the panel, which puts them together, knows more than one view.
const isView = (file) => /^www\/view\/(?!panel|dom|keys|rows|styles|model)/.test(file);
for (const [file, of] of uses) {
  for (const other of of.keys()) {
    if (isView(other) && file !== 'www/view/panel.js') complaints.push(`${file} uses the view ${other}, which only www/view/panel.js may`);
  }
}

const html = readFileSync('www/index.html', 'utf8');
if (html !== withPreloads(html, await preloads())) {
  complaints.push('www/index.html does not ask beforehand for what its script loads: node www/build/preloads.mjs');
}

if (complaints.length) {
  console.error(complaints.join('\n'));
  process.exit(1);
}

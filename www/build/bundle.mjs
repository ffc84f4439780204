/** What the two layouts of the page have in common: its HTML, and one script out of the modules of `www/`. */
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const WWW = fileURLToPath(new URL('..', import.meta.url));

/** `index.html` without its preloads, its picture in it: a file less to wait for. */
export function indexHtml() {
  const icon = readFileSync(`${WWW}icon.svg`, 'utf8').trim();
  return readFileSync(`${WWW}index.html`, 'utf8')
    .replace(/ *<link rel="(?:module)?preload".*\n/g, '')
    .replace(/<img src="icon\.svg" alt=""(.*?)>/, (_, size) => icon.replace('<svg', `<svg aria-hidden="true"${size}`));
}

/**
 * Bundles scripts of `www/`, with `engine` in the place of `engine/load.js`.
 *
 * @param {import('esbuild').BuildOptions & { engine?: string }} options
 */
export function bundle({ engine, ...options }) {
  const replace = {
    name: 'engine',
    setup: ({ onResolve }) => onResolve({ filter: /\/load\.js$/ }, () => ({ path: `${WWW}build/${engine}` })),
  };
  return build({
    absWorkingDir: WWW,
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    logLevel: 'warning',
    write: false,
    plugins: engine ? [replace] : [],
    ...options,
  });
}

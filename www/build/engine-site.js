/**
 * The engine of a site: a module without documents, and the site's index as a file. Both come at once. The index has been
 * compressed when it was written, for few servers would do it.
 */
import * as glue from '../pkg/seed_search.js';
import { Index, initSync } from '../pkg/seed_search.js';
import { arriving } from '../arrival.js';
import { logOnce } from '../checked.js';
import { compiled } from '../engine/module.js';
import { withProgress } from '../engine/progress.js';
import { LARGEST_ON_PAGE, remote } from '../engine/remote.js';
import { once } from '../once.js';
import { come } from './again.js';
import { prewarmed } from './later.js';
import { served, unharmed } from './served.js';
import { BASE_URL, WASM } from './wasm.js';

/**
 * @import { Hit } from '../pkg/seed_search.js'
 * @import { RemoteIndex } from '../types.js'
 */

export { BASE_URL };

export const READER = new URL('index.html', BASE_URL).href;

/**
 * What the command writes in: the path of the index, or of the root of one in many files; its bytes as they are sent and as
 * they are read; the parameter of an address that says what to mark in its page, if any; and whether the language of the page
 * that asks comes first or alone.
 *
 * @type {{ index: string, sent: number, bytes: number, is_sharded: boolean, marks: string, languages: '' | 'first' | 'only' }}
 */
const { index: FILE, sent, bytes: whole, is_sharded: isSharded, marks, languages } = JSON.parse(SITE);

/** What shows hits; of an index in shards, with what is said of it beside them. */
export async function results() {
  const coming = come(() => import('../view/results.js'), new URL(RESULTS_FILE, import.meta.url));
  if (!isSharded) return coming;
  const saying = come(() => import('../view/noted.js'), new URL(NOTED_FILE, import.meta.url));
  const [{ resultsView }, { noted }] = await Promise.all([coming, saying]);
  return { resultsView: noted(resultsView) };
}

/**
 * What keeps files of the index for the time without a network, where the page wants it.
 *
 * @type {Promise<Awaited<ReturnType<typeof import('../engine/kept.js').keeper>> | undefined> | undefined}
 */
let keeper;

/** Whether some of the engine did not come, or came damaged: what a browser keeps may be so for ever, so the server itself is asked. */
let isAgain = false;
/**
 * @param {unknown} error
 * @returns {never}
 */
const failed = (error) => {
  isAgain = true;
  throw error;
};

/**
 * @param {URL} address
 * @param {{ signal?: AbortSignal, isAgain?: boolean }} [how]
 */
async function fetched(address, how = {}) {
  const kept = await keeper;
  return kept ? kept.get(address, how) : served(await fetch(address, { signal: how.signal, cache: how.isAgain ? 'reload' : 'default' }));
}

/**
 * A file of the index, which has compressed itself.
 *
 * @param {URL} address
 * @param {(share: number) => void} [progress] Of a file of `sent` bytes.
 * @param {Parameters<typeof fetched>[1]} [how]
 */
async function opened(address, progress = () => {}, how = { isAgain }) {
  const { body } = withProgress(await fetched(address, how), progress, sent);
  const opened = /** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await unharmed(address, new Response(opened).arrayBuffer()));
}

/** @param {URL} address */
const moduleAt = async (address) => unharmed(address, compiled(await fetched(address, { isAgain })));

/** @param {(share: number) => void} [progress] */
export const load = (progress) => loaded(progress).catch(failed);

/** @param {(share: number) => void} [progress] */
async function loaded(progress) {
  const file = new URL(FILE, BASE_URL);
  const keeping = document.querySelector('seed-search[offline]')?.getAttribute('offline');
  if (keeping !== undefined) keeper = import('../engine/kept.js').then((kept) => kept.keeper(BASE_URL, FILE)).catch(() => undefined);
  const wasm = moduleAt(isSharded ? new URL(FIRST_FILE, import.meta.url) : WASM);
  const bytes = opened(file, progress);
  const asking = isSharded ? come(() => import('../engine/sharded.js'), new URL(SHARDED_FILE, import.meta.url)) : undefined;
  // Whichever fails first says what is wrong.
  await Promise.all([wasm, bytes, asking]);
  showKept().catch(() => {}); // No cache here.
  if (asking) {
    const { Halves, REST, Sharded, idle } = await asking;
    const rest = once(() => moduleAt(new URL(REST_FILE, import.meta.url)).catch(failed));
    const complete = () => rest().then((module) => halves.put(REST, module));
    // Only the glue of a site has what `Halves` needs. The rest comes when nobody waits, or before, when a query needs it.
    const halves = new Halves(/** @type {any} */ (glue), await wasm, () =>
      idle()
        .then(complete)
        .catch(() => {}),
    );
    halves.put('root', await bytes);
    const place = (/** @type {string} */ name) => new URL(`${name}.bin`, file);
    // Only the whole engine can name all files.
    if (keeping === 'all') afterFirst = async () => (await complete(), await keeper)?.all(halves.files().map(place));
    const one = (/** @type {string} */ name, /** @type {{ signal?: AbortSignal, isAgain?: boolean }} */ how) =>
      name === REST ? rest() : opened(place(name), undefined, how);
    return placed(new Sharded(halves, one, logOnce));
  }
  if (whole > LARGEST_ON_PAGE) {
    const index = await remote(new URL(WORKER_FILE, import.meta.url), wasm, await bytes);
    if (index) return placed(index);
  }
  initSync({ module: await wasm });
  return placed(prewarmed(Index.fromBytes(await bytes)));
}

/** Where the site begins, once a hit has said it. */
let root = '';
/** @type {(() => Promise<void>) | undefined} What is to be done after the first answer. */
let afterFirst;

/** On the search page of the site: what is kept on the device. */
async function showKept() {
  if (!location.href.startsWith(BASE_URL.href) || !(await caches.keys()).some((name) => name.includes(BASE_URL.href))) return;
  const { show } = await import('../page/kept-line.js');
  await show(BASE_URL);
}

/**
 * Where a hit leads: to its section, and there to the text that the excerpt shows, which the browser marks.
 *
 * @param {{ url: string, section?: Hit['section'], root?: string } & Partial<Hit>} hit
 */
export function placeIn(hit) {
  // A page of another site knows no such parameter, or one of another name.
  const place = arriving(hit, BASE_URL, hit.root && hit.root !== root ? '' : marks);
  // Another section of the page has another text; a browser that does not know these would take them for the place.
  const isOther = hit.section && hit.sections?.includes(hit.section);
  return isOther || !('fragmentDirective' in document) ? place?.replace(/#?:~:.*/, '') : place;
}

/**
 * An index whose addresses are whole: in the file they count from the folder of the scripts, for nobody knew where the site
 * would lie.
 *
 * @template {Index | RemoteIndex} I
 * @param {I} index
 * @returns {I}
 */
function placed(index) {
  const all = /** @type {any} */ (index);
  for (const name of ['search', 'document']) {
    const ask = all[name].bind(index);
    all[name] = (/** @type {[unknown, ...unknown[]]} */ ...asked) => {
      const answer = ask(...(name === 'search' ? spoken(...asked) : asked));
      return answer instanceof Promise ? answer.then(place) : place(answer);
    };
  }
  return index;
}

/**
 * What is asked, with the language of the page, if that is to count and nobody said another.
 *
 * @param {unknown} query
 * @param {unknown} [options]
 * @param {...unknown} how
 */
function spoken(query, options, ...how) {
  const language = document.documentElement.lang;
  return [query, languages && language ? { language, languages, .../** @type {object} */ (options) } : options, ...how];
}

/** @param {any} answer */
function place(answer) {
  if (!answer) return answer; // A newer key let it go.
  afterFirst?.().catch(() => {}); // It goes on with another page.
  afterFirst = undefined;
  for (const one of answer.hits ?? [answer, ...answer.neighbours]) {
    // As many steps as lead from the scripts to where the site begins.
    const [up] = /^(\.\.\/)*/.exec(one.url) ?? [];
    if (up) one.root = root = new URL(up, BASE_URL).href;
    one.url &&= new URL(one.url, BASE_URL).href;
  }
  return answer;
}

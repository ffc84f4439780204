/**
 * The half of the bench that runs in the page: two engines behind one question. It is put into the page as an inline module,
 * so that neither engine waits for a file of the bench.
 */

/** How many results are brought with title and excerpt. */
const FIRST = 5;
const plain = (html) => html.replace(/<[^>]+>/g, '');

const ENGINES = {
  async 'seed-search'(base) {
    const { open } = await import(`${base}search/engine.js`);
    const index = await open();
    return async (query) => {
      const { total, hits } = await index.search(query, { limit: FIRST });
      return {
        total,
        hits: hits.map(({ url, title, excerpt, section, weak }) => ({
          url: new URL(url, location.href).pathname,
          title,
          excerpt: excerpt.text,
          parts: section ? [section.heading] : [],
          weak: Boolean(weak),
        })),
      };
    };
  },
  async pagefind(base, options) {
    const pagefind = await import(`${base}pagefind/pagefind.js`);
    await pagefind.options({ baseUrl: base, ...options });
    return async (query) => {
      const { results } = await pagefind.search(query);
      const data = await Promise.all(results.slice(0, FIRST).map((result) => result.data()));
      return {
        total: results.length,
        hits: data.map(({ url, meta, excerpt, sub_results: parts }) => ({
          url: new URL(url, location.href).pathname,
          title: meta.title ?? '',
          excerpt: plain(excerpt),
          parts: (parts ?? []).flatMap((part) => [part.title, plain(part.excerpt)]),
          weak: false,
        })),
      };
    };
  },
};

let opened;
/** Opens the engine once and asks it. */
async function ask(name, query, options = {}) {
  opened ??= ENGINES[name](`/${name}/`, options);
  return (await opened)(query);
}

/** Elements that begin and end a line. */
const BLOCKS =
  'address,article,aside,blockquote,dd,details,div,dl,dt,figcaption,figure,h1,h2,h3,h4,h5,h6,hr,li,main,ol,p,pre,section,summary,table,td,th,tr,ul';
/** What serves a page and is no text of it. */
const NO_TEXT =
  'nav,form,dialog,button,select,textarea,script,style,template,noscript,svg,iframe,body > header,body > footer,[hidden],[aria-hidden=true]';

/** Of pages by their paths: title, text in lines, headings, and what a page says of itself besides. */
function texts(paths) {
  return Promise.all(
    paths.map(async (path) => {
      const page = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
      const besides = [...page.querySelectorAll('meta[name=description],meta[name=keywords],main img,body img')];
      const root = page.querySelector('main,[role=main]') ?? page.querySelector('article') ?? page.body;
      root.querySelectorAll(NO_TEXT).forEach((node) => node.remove());
      root.querySelectorAll('br').forEach((node) => node.replaceWith('\n'));
      root.querySelectorAll(BLOCKS).forEach((node) => {
        node.before('\n');
        node.append('\n');
      });
      return {
        path,
        title: page.title.trim(),
        text: root.textContent.replace(/[^\S\n]+/g, ' '),
        headings: [...root.querySelectorAll('h1,h2,h3')].map((node) => node.textContent.replace(/\s+/g, ' ').trim()),
        besides: besides.map((node) => node.getAttribute(node.localName === 'img' ? 'alt' : 'content') ?? '').join('\n'),
      };
    }),
  );
}

/** Bytes of this page as the browser counts them. */
async function weight() {
  return (await performance.measureUserAgentSpecificMemory()).bytes;
}

/** Shows the results of the query in the address, and notes when they are laid out. */
async function show(name, query, options) {
  const { hits } = await ask(name, query, options);
  for (const { title, excerpt } of hits) {
    const row = document.createElement('li');
    row.append(title, document.createElement('br'), excerpt);
    document.querySelector('ol').append(row);
  }
  void document.body.offsetHeight;
  window.shown = performance.now();
}

window.bench = { ask, texts, weight };
const asked = new URLSearchParams(location.search);
if (asked.has('q')) {
  show(asked.get('engine'), asked.get('q'), asked.has('no-worker') ? { noWorker: true } : {}).catch((error) => {
    window.failed = String(error?.stack ?? error);
  });
}

/** Shows below each example its own code, with a button that copies it. */
const FOLDER = 'search/';

/**
 * As it is said from a page beside the folder.
 *
 * @param {string} code
 */
const located = (code) =>
  code.replace(/\.\/(pkg\/seed_search|engine)\.js/, `./${FOLDER}engine.js`).replaceAll('index.html', `${FOLDER}index.html`);

/**
 * Shows a code after a part of the page.
 *
 * @param {Element} place
 * @param {string} code
 */
function show(place, code) {
  const shown = document.createElement('code');
  shown.textContent = code.trim();
  const block = document.createElement('pre');
  block.tabIndex = 0; // It may scroll.
  block.append(shown);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(shown.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection()?.selectAllChildren(shown); // Where the clipboard is not to be had, a key will do.
    }
  });
  const frame = document.createElement('div');
  frame.className = 'code';
  frame.append(block, button);
  place.after(frame);
}

for (const live of document.querySelectorAll('.example > .live')) {
  const head = live.querySelector('seed-search') ? `<script type="module" src="${FOLDER}define.js"></script>\n` : '';
  show(live, head + located(live.getHTML().replaceAll('=""', '')));
}

const own = async (/** @type {string} */ file) => (await fetch(file)).text();
/** @type {(selector: string, code: string) => void} */
const showAfter = (selector, code) => document.querySelectorAll(selector).forEach((place) => show(place, code));
const sheet = await own('embed.css');
showAfter('#themed .code', sheet.slice(sheet.indexOf('.mine {')));
showAfter('#plain .code', located(await own('embed-plain.js')));

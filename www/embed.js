/** Shows below each example its own code, with a button that copies it. */
import './embed-plain.js';

const FOLDER = 'search/';

/** As it is said from a page beside the folder. */
const located = (code) => code.replace(/\.\/(pkg\/seed_search|engine)\.js/, `./${FOLDER}engine.js`).replaceAll('index.html', `${FOLDER}index.html`);

/** Shows a code after a part of the page. */
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
      getSelection().selectAllChildren(shown); // Where the clipboard is not to be had, a key will do.
    }
  });
  const frame = document.createElement('div');
  frame.className = 'code';
  frame.append(block, button);
  place.after(frame);
}

for (const example of document.querySelectorAll('.example')) {
  const live = example.querySelector('.live');
  const element = live.querySelector('seed-search');
  const head = element ? `<script type="module" src="${FOLDER}define.js"></script>\n` : '';
  show(live, head + located(live.getHTML().replaceAll('=""', '')));
}

const own = async (file) => (await fetch(file)).text();
const sheet = await own('embed.css');
show(document.querySelector('#themed .code'), sheet.slice(sheet.indexOf('.mine {')));
show(document.querySelector('#plain .code'), located(await own('embed-plain.js')));

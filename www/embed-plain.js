import init, { Index } from './pkg/seed_search.js';

const query = document.querySelector('#query');
const list = document.querySelector('#hits');
let index;

// Nothing is loaded before it is used.
query.addEventListener('focus', async () => {
  if (index) return;
  await init();
  index = new Index();
  show();
});
query.addEventListener('input', show);

function show() {
  const hits = query.value.trim() ? (index?.search(query.value, { limit: 3 }).hits ?? []) : [];
  list.replaceChildren(
    ...hits.map(({ title, path, excerpt }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `index.html#doc=${encodeURIComponent(path)}&q=${encodeURIComponent(query.value)}`;
      link.textContent = title;
      item.append(link, ' ', excerpt.text);
      return item;
    }),
  );
}

/** What a screen reader is given of `<seed-search>`, as Chromium and Firefox tell it. */

/** What is no text: of a live region it would be read as if it were. */
const OTHER = 'a, button, input, select, textarea, ol, ul, [tabindex]';

/**
 * Landmarks, fields, live regions with what is in them beside text, and lists with their names and how many links they have.
 *
 * @param {object} page - One of either driver's.
 */
export const treeOf = (page) => (page.context ? chromiumTree(page) : firefoxTree(page));

async function chromiumTree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const below = (node) => (node.childIds ?? []).flatMap((id) => (byId.has(id) ? [byId.get(id), ...below(byId.get(id))] : []));
  const nameOf = ({ name }) => name?.value ?? '';
  const of = (...roles) => nodes.filter(({ ignored, role }) => !ignored && roles.includes(role?.value));
  const live = nodes.filter(
    ({ ignored, properties }) => !ignored && properties?.some(({ name, value }) => name === 'live' && value.value !== 'off'),
  );
  // What is inside of a live region is said to be live itself.
  const regions = live.filter((node) => !live.some((other) => other !== node && below(other).includes(node)));
  const isText = ({ ignored, role }) => ignored || /^(StaticText|InlineTextBox|generic|none|paragraph|LineBreak)$/.test(role?.value);
  return {
    landmarks: of('search').length,
    fields: of('searchbox', 'combobox').map(nameOf),
    statuses: regions.map((region) => ({
      role: region.role.value,
      live: region.properties.find(({ name }) => name === 'live').value.value,
      others: below(region)
        .filter((node) => !isText(node))
        .map((node) => node.role.value),
    })),
    lists: of('list').map((list) => ({
      name: nameOf(list),
      links: below(list).filter(({ ignored, role }) => !ignored && role?.value === 'link').length,
    })),
  };
}

/** Firefox answers by role and name: which names to ask for, the markup says. */
async function firefoxTree(page) {
  const base = await page.evaluateHandle("document.querySelector('seed-search').shadowRoot.querySelector('[part=base]')");
  const all = async (role, name) => {
    const selector = `::-p-aria(${name === undefined ? '' : `[name="${name}"]`}[role="${role}"])`;
    return base.$$(selector);
  };
  const label = (node) =>
    node.evaluate((node) => {
      const by = node
        .getAttribute('aria-labelledby')
        ?.split(' ')
        .map((id) => node.getRootNode().getElementById(id)?.textContent);
      return (node.ariaLabel ?? by?.join(' ') ?? node.labels?.[0]?.innerText ?? '').trim();
    });
  const named = async (role) => {
    const found = [];
    for (const node of await all(role)) {
      const name = await label(node);
      const isSo = name && (await all(role, name)).length > 0;
      const isShown = await node.evaluate((node) => node.checkVisibility());
      if (isShown) found.push({ name: isSo ? name : '', links: await node.evaluate((node) => node.querySelectorAll('a[href]').length) });
    }
    return found;
  };
  const statuses = [];
  for (const node of await all('status')) {
    const others = await node.evaluate((node, other) => [...node.querySelectorAll(other)].map(({ localName }) => localName), OTHER);
    statuses.push({ role: 'status', live: await node.evaluate((node) => node.ariaLive ?? 'polite'), others });
  }
  const landmarks = (await all('search')).length;
  return {
    landmarks,
    fields: [...(await named('searchbox')), ...(await named('combobox'))].map(({ name }) => name),
    statuses,
    lists: await named('list'),
  };
}

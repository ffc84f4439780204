/** Addresses of scripts for pages that take trusted ones only (`require-trusted-types-for 'script'`). */

const own = {
  createScriptURL(address, baseUrl) {
    const { href } = new URL(address, baseUrl);
    if (href.startsWith(baseUrl.href)) return href;
    throw new TypeError(`a script of seed-search is below ${baseUrl}; found ${href}`);
  },
};
let policy;

/** The address of a script below `baseUrl`. Throws where the page allows no policy of the name `seed-search`. */
export function trusted(address, baseUrl) {
  policy ??= globalThis.trustedTypes ? trustedTypes.createPolicy('seed-search', own) : own;
  return policy.createScriptURL(address, baseUrl);
}

/** Addresses of scripts for pages that take trusted ones only (`require-trusted-types-for 'script'`). */

const own = {
  createScriptURL(address, home) {
    const { href } = new URL(address, home);
    if (href.startsWith(home.href)) return href;
    throw new TypeError(`a script of seed-search is below ${home}; found ${href}`);
  },
};
let policy;

/** The address of a script below `home`. Throws where the page allows no policy of the name `seed-search`. */
export function trusted(address, home) {
  policy ??= globalThis.trustedTypes ? trustedTypes.createPolicy('seed-search', own) : own;
  return policy.createScriptURL(address, home);
}

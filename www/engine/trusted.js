/** How does a page that takes trusted addresses of scripts only (`require-trusted-types-for 'script'`) take ours? */

const own = {
  /**
   * @param {string} address
   * @param {URL} baseUrl
   */
  createScriptURL(address, baseUrl) {
    const { href } = new URL(address, baseUrl);
    if (href.startsWith(baseUrl.href)) return href;
    throw new TypeError(`a script of seed-search is below ${baseUrl}; found ${href}`);
  },
};
/** @type {typeof own | undefined} */
let policy;

/**
 * The address of a script below `baseUrl`. Throws where the page allows no policy of the name `seed-search`.
 *
 * @param {string} address
 * @param {URL} baseUrl
 * @returns {string} Or what stands for it where only trusted ones are taken.
 */
export function trusted(address, baseUrl) {
  /** @type {{ createPolicy(name: string, rules: typeof own): typeof own } | undefined} Not every browser has it, nor every type library. */
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types ? types.createPolicy('seed-search', own) : own;
  return policy.createScriptURL(address, baseUrl);
}

/** How does a page that takes trusted addresses of scripts only (`require-trusted-types-for 'script'`) take ours? */

/** Whatever comes is one of ours: nothing but the function below has the policy, and no address is made of what a page says. */
const own = { createScriptURL: (/** @type {string} */ address) => address };
/** @type {typeof own | undefined} */
let policy;

/**
 * The address of a script of ours. Throws where the page allows no policy of the name `seed-search`.
 *
 * @param {URL} address
 * @returns {string} Or what stands for it where only trusted ones are taken.
 */
export function trusted(address) {
  /** @type {{ createPolicy(name: string, rules: typeof own): typeof own } | undefined} Not every browser has it, nor every type library. */
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types ? types.createPolicy('seed-search', own) : own;
  return policy.createScriptURL(address.href);
}

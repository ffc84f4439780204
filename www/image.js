/** Where is the image of a hit? */

/**
 * The address of a hit's image, which its page states as seen from there; nothing where there is none.
 *
 * @param {{ url: string, meta?: Record<string, string[]> }} hit
 */
export function imageOf({ url, meta }) {
  const [image] = meta?.image ?? [];
  if (!image) return undefined;
  try {
    const { href, protocol } = new URL(image, new URL(url, document.baseURI));
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

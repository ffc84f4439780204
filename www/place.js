/** Where in its page does a hit lead? To the section that its excerpt is in. */

/**
 * @param {{ url: string, section?: { anchor: string } }} hit
 * @returns {string | undefined}
 */
export const placeIn = ({ url, section }) => url + (section?.anchor && !url.includes('#') ? `#${section.anchor}` : '');

/**
 * Writes the reference of `embed.html` from the doc block of the element.
 *
 *     node www/build/reference.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WWW } from './bundle.mjs';
import { elementOf, manifestOf } from './manifest.mjs';

const FRAME = /(<!-- reference -->\n).*?( *<!-- \/reference -->)/s;

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** A description: what stands in backticks is code. */
const prose = (text = '') => escaped(text.replace(/\s+/g, ' ')).replace(/`(.*?)`/g, '<code>$1</code>');
const row = ({ name, type, description }) => {
  const written = type?.text && type.text !== 'Event' ? ` <span class="type">${escaped(type.text)}</span>` : '';
  const named = name ? `<code>${escaped(name)}</code>` : 'without a name';
  return `        <tr><th scope="row">${named}${written}</th><td>${prose(description)}</td></tr>\n`;
};

/** The tables that the doc block of `www/element.js` says. */
export function reference(www = WWW) {
  const element = elementOf(manifestOf(www));
  const stated = (kind) => element.members.filter((member) => member.kind === kind && member.description && member.privacy !== 'private');
  const tables = [
    ['Attributes', element.attributes.filter(({ description }) => description)],
    ['Properties', stated('field')],
    [
      'Methods',
      stated('method').map((method) => ({ ...method, name: `${method.static ? 'SeedSearch.' : ''}${method.name}()`, type: undefined })),
    ],
    ['Events', element.events.filter(({ description }) => description)],
    ['Parts, for ::part()', element.cssParts],
    ['Custom properties', element.cssProperties],
    ['Slots', element.slots],
  ];
  const table = ([caption, rows]) => `      <table>\n        <caption>${caption}</caption>\n${rows.map(row).join('')}      </table>\n`;
  return tables.map(table).join('');
}

/** A page with the reference in its frame. */
export const withReference = (html, www) => html.replace(FRAME, (_, start, end) => start + reference(www) + end);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(WWW, 'embed.html');
  writeFileSync(path, withReference(readFileSync(path, 'utf8')));
}

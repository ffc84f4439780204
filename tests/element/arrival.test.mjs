/** Where hits lead: each with its address and the reason. What browsers make of the addresses is told in `tests/e2e/marks.test.mjs`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arriving } from '../../www/arrival.js';

const BASE = 'https://example.org/docs/index.html';

/**
 * A hit of a passage with `[…]` around what is marked.
 *
 * @param {string} url
 * @param {string} passage
 * @param {string} [anchor]
 * @param {string} [heading]
 */
function hit(url, passage, anchor, heading = 'A heading') {
  /** @type {[number, number][]} */
  const marks = [];
  const parts = passage.split(/[[\]]/);
  let text = '';
  parts.forEach((part, i) => {
    if (i % 2) marks.push([text.length, text.length + part.length]);
    text += part;
  });
  return { url, excerpt: { text, marks }, section: anchor === undefined ? undefined : { anchor, heading } };
}

/** The directives of an address, as they read. */
const told = (/** @type {string} */ passage, anchor = 'a', heading = 'A heading') =>
  arriving(hit('p', passage, anchor, heading), BASE)
    ?.split(':~:')[1]
    ?.split('&')
    .map(decodeURIComponent);

/** Each: the reason, the hit, the parameter or none, the address. */
const CASES = /** @type {[string, ReturnType<typeof hit>, string | undefined, string | undefined][]} */ ([
  ['what has no address leads nowhere here', hit('', '[a]'), 'mark', undefined],
  ['a scheme that runs something', hit('javascript:alert(1)', '[a]'), 'mark', undefined],
  ['one that is hidden by what parsers drop', hit(' java\nscript:alert(1)', '[a]'), 'mark', undefined],
  ['data is no page of the site', hit('data:text/html,x', '[a]'), undefined, undefined],
  ['nor is a file', hit('file:///etc/passwd', '[a]'), undefined, undefined],
  ['no address at all', hit('https://exa mple:x/', '[a]'), 'mark', undefined],
  ['relative to the base', hit('../p', '', 'a'), undefined, 'https://example.org/p#a'],
  ['another host', hit('//other.org/p', '', 'a'), undefined, 'https://other.org/p#a'],
  ['no marks, nothing to mark', hit('p', 'text', 'a'), 'mark', 'https://example.org/docs/p#a'],
  ['an anchor in ideographs', hit('p', '', '高新'), undefined, 'https://example.org/docs/p#%E9%AB%98%E6%96%B0'],
  ['a place that is named already stays', hit('p#b', '[x] y', 'a'), undefined, 'https://example.org/docs/p#b:~:text=x,-y'],
  ['a directive of its own stays', hit('p#:~:text=a', '[x] y', 'a'), undefined, 'https://example.org/docs/p#:~:text=a'],
  ['without a section, the text alone', hit('p', '[x] y'), undefined, 'https://example.org/docs/p#:~:text=x,-y'],
  ['an empty anchor is none', hit('p', '[x] y', ''), undefined, 'https://example.org/docs/p#:~:text=x,-y'],
  ['an empty fragment is one', hit('p#', '[x] y'), undefined, 'https://example.org/docs/p#:~:text=x,-y'],
  [
    'signs of the syntax are no signs in the text',
    hit('p', 'x [a-b,c&d] y'),
    undefined,
    'https://example.org/docs/p#:~:text=x-,a%2Db%2Cc%26d,-y',
  ],
  [
    'each text once, whatever its case and width, beside what is there as it is written',
    hit('p?a=1%20+b', '[GDP] gdp [gdp] ＧＤＰ [ＧＤＰ] [高新 区]', 'a'),
    'mark',
    'https://example.org/docs/p?a=1%20+b&mark=GDP&mark=%E9%AB%98%E6%96%B0%20%E5%8C%BA#a:~:',
  ],
  ['half a character stands in no page', hit('p', '[\ud83d]'), 'mark', 'https://example.org/docs/p#:~:text=%EF%BF%BD'],
  ['a name that is no name is one all the same', hit('p', '[x] y'), 'a b&c', 'https://example.org/docs/p?a%20b%26c=x#:~:text=x,-y'],
]);

for (const [reason, from, parameter, address] of CASES) {
  test(reason, () => {
    const to = arriving(from, BASE, parameter);
    if (address?.endsWith(':~:')) assert.equal(to?.slice(0, address.length), address);
    else assert.equal(to, address);
  });
}

test('a hit of an index that marks nothing leads to its section', () => {
  const [section, excerpt] = [{ anchor: 'a', heading: '' }, /** @type {any} */ ({ text: 'x' })];
  assert.equal(arriving({ url: 'p', section, excerpt }, 'https://site.example/', 'find'), 'https://site.example/p#a');
});

test('five texts and 64 characters of each are enough for a page', () => {
  const to = arriving(hit('p', [...'abcdefg'].map((sign) => `[${sign.repeat(100)}]`).join(' ')), BASE, 'mark');
  const texts = new URL(to ?? '').searchParams.getAll('mark');
  assert.deepEqual([texts.length, texts[0]], [5, 'a'.repeat(64)]);
});

test('between a pair of units no text ends', () => {
  const to = arriving(hit('p', `[${'a'.repeat(63)}😀]`), BASE, 'mark');
  assert.equal(new URL(to ?? '').searchParams.get('mark'), 'a'.repeat(63));
});

/** Each: the reason, the passage, its directives. */
const DIRECTIVES = /** @type {[string, string, string[]][]} */ ([
  [
    'much around it, then little',
    'one two three [four] five six seven eight nine ten',
    ['text=one two three-,four,-five six seven eight nine', 'text=three-,four,-five'],
  ],
  ['the longest is the best known one', '[a] bcd [efg] [h]', ['text=a bcd-,efg,-h']],
  [
    'sure words only: up to a sign, where the passage is cut in a word',
    '…化和新，推动产业[创新]发展，加快…',
    ['text=，推动产业-,创新,-发展，', 'text=推动产业-,创新,-发展，'],
  ],
  ['not into a heading or another paragraph', '产业发展 高新区[创新]发展。 下一段', ['text=高新区-,创新,-发展。']],
  ['of a block of its own, the neighbours', '产业发展 [创新发展] 下一段', ['text=产业发展-,创新发展,-下一段']],
  [
    'nor into another sentence, which may be another paragraph',
    'Ends here. The [index] is small. Next',
    ['text=The-,index,-is small.', 'text=The-,index,-is small'],
  ],
  ['nothing around it, nothing told of it', '[index]', ['text=index']],
  ['what goes over blocks is named by its ends', '先进[计算产业。 郑州高新]区', ['text=先进-,计算产业。,郑州高新,-区']],
]);

for (const [reason, passage, directives] of DIRECTIVES) {
  test(reason, () => assert.deepEqual(told(passage), directives));
}

test('a heading is where its anchor leads: the same words may stand in the navigation', () => {
  assert.equal(told('产业[创新] 高新区发展', 'a', '产业创新'), undefined);
  assert.ok(told('产业[创新] 高新区发展', '', '产业创新'), 'without an anchor the words must do');
});

test('a long text is named by its ends', () => {
  const long = Array.from({ length: 60 }, (_, i) => `w${i}`).join(' ');
  assert.match(`${told(`[${long}]`)}`, /^text=w0 w1 [w\d ]+,[w\d ]+ w58 w59$/);
});

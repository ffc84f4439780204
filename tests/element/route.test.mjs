/** What addresses of the page say: written and read again they are the same, and nonsense is as if it were not there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from '../../www/address.js';
import { documentAddress, resultsAddress, routeOf } from '../../www/page/route.js';
import { isSame } from '../../www/state.js';

test('results are addressed by query, filter and manner', () => {
  const route = routeOf(
    resultsAddress({ q: '5G+ &', filter: { path: 'a b/', from: '2024', sort: 'date' }, literal: true, signs: 'text' }).slice(1),
  );
  assert.deepEqual(route, {
    doc: null,
    q: '5G+ &',
    at: 1,
    filter: { path: 'a b/', from: '2024', sort: 'date' },
    literal: true,
    signs: 'text',
  });
});

test('values of keys and an order by a key are addressed, whatever the keys are called', () => {
  /** @type {import('../../www/types.js').Filter} */
  const filter = { path: 'a/', meta: { tags: ['a & b', 'c'], q: ['x'], 'meta.at': ['='] }, sort: { 'my:price': 'descending' } };
  const address = resultsAddress({ q: 'y', filter });
  assert.equal(address, '#q=y&path=a%2F&sort=my%3Aprice%3Adescending&meta.tags=a%20%26%20b&meta.tags=c&meta.q=x&meta.meta.at=%3D');
  assert.deepEqual(routeOf(address.slice(1)).filter, filter);
  assert.ok(isSame(routeOf('q=y&sort=my:price:descending&meta.meta.at==&meta.q=x&meta.tags=c&meta.tags=a+%26+b&path=a/').filter, filter));
});

test('without a query there are no results to address', () => {
  assert.equal(resultsAddress({ q: '', filter: { path: 'a' } }), '');
});

test('a document is addressed by its path, with the query that it is read for', () => {
  const route = routeOf(documentAddress({ doc: 'a#2.txt', q: '算力' }).slice(1));
  assert.deepEqual([route.doc, route.q], ['a#2.txt', '算力']);
  assert.equal(documentAddress({ doc: 'a', q: '' }), '#doc=a', 'nothing that says nothing');
});

test('the address of a hit is that of its document here', () => {
  const hit = { url: '', path: 'a b.txt' };
  assert.equal(addressOf(hit, 'x', '', true, 'clauses'), documentAddress({ doc: 'a b.txt', q: 'x', literal: true, signs: 'clauses' }));
});

test('a hit leads to http, https and relative addresses, and nowhere else', () => {
  const lead = (/** @type {string} */ url) => addressOf({ url, path: '' }, 'x', '');
  for (const url of ['https://example.org/a', 'http://a/', '/here', '#here', '//example.org/']) assert.equal(lead(url), url);
  for (const url of ['javascript:1', ' JAVA\tSCRIPT:1', 'data:text/html,x', 'vbscript:x', 'file:///etc'])
    assert.equal(lead(url), undefined);
});

test('what an address says wrongly is not heeded', () => {
  const route = routeOf('q=a%0Ab&from=abc&to=2024-5&sort=price:up&at=-5&signs=maybe&other=1&constructor=1&meta.tags=&meta=a');
  assert.deepEqual(route, { doc: null, q: 'ab', at: 1, filter: {}, literal: false, signs: undefined });
});

test('a filter that says what is so anyway is the same as none', () => {
  assert.ok(isSame({ path: '' }, {}));
  assert.ok(!isSame({ path: 'a' }, {}));
  assert.ok(!isSame({ meta: { a: ['b'] } }, { meta: { b: ['a'] } }));
});

/** What frameworks do to an element: they import it where there is no page, set properties, and check templates by types. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ts } from '@custom-elements-manifest/analyzer';
import { embed, story } from './browser.mjs';
import { build, folder } from './sites.mjs';

/** As much of the types of React 19 and Vue 3 as ours need. */
const REACT = `export interface HTMLAttributes<T> { className?: string; lang?: string; onClick?: (event: T) => void }
  export type DetailedHTMLProps<E extends HTMLAttributes<T>, T> = E & { ref?: (element: T | null) => void; key?: string };
  export namespace JSX { interface IntrinsicElements { div: object } }`;
const VUE = 'export interface HTMLAttributes { class?: unknown; lang?: string } export interface GlobalComponents {}';
const TEMPLATES = `/// <reference types="seed-search/jsx" />
  /// <reference types="seed-search/vue" />
  import type { JSX } from 'react';
  import type { GlobalComponents } from 'vue';
  const ref = (element: HTMLElementTagNameMap['seed-search'] | null) => { if (element) element.hotkeys = 'command'; };
  const inReact: JSX.IntrinsicElements['seed-search'] =
    { suggest: true, hotkeys: 'command', limit: 5, className: 'mine', filter: { path: 'a/' }, ref, 'onseed-select': (event) => event.detail.hit.path };
  const inVue: InstanceType<GlobalComponents['seed-search']>['$props'] = { recent: '', class: ['mine'], onSeedSelect: (event) => event.detail.query };
  // @ts-expect-error
  inReact.hotkeys = 'comand';
  // @ts-expect-error
  inVue.filter = { file: '' };
  export { inReact, inVue };`;

test('a module of the package may be imported where there is no page', { timeout: 60_000 }, (t) => {
  const site = join(folder(t), 'site');
  build(t, 'dist', site);
  const sources = new URL('../../www/', import.meta.url);
  for (const name of [`${site}/define.js`, `${site}/seed-search.js`, `${site}/engine.js`, new URL('define.js', sources).pathname]) {
    const says = `import(${JSON.stringify(name)}).then(({ SeedSearch }) => SeedSearch?.define())`;
    assert.equal(execFileSync(process.execPath, ['-e', says], { encoding: 'utf8', stdio: 'pipe' }), '', name);
  }
});

test('templates of React and Vue know the element', { timeout: 60_000 }, (t) => {
  const root = folder(t);
  build(t, 'dist', join(root, 'node_modules/seed-search'));
  for (const [name, text] of [
    ['react', REACT],
    ['vue', VUE],
  ]) {
    mkdirSync(join(root, 'node_modules', name));
    writeFileSync(join(root, 'node_modules', name, 'index.d.ts'), text);
  }
  writeFileSync(join(root, 'mine.ts'), TEMPLATES);
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, types: [] };
  const program = ts.createProgram([join(root, 'mine.ts')], { ...options, moduleResolution: ts.ModuleResolutionKind.Bundler });
  const complaints = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  assert.deepEqual(complaints, []);
});

story('a property keeps what it is given as the attribute of its name', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search hotkeys="command"></seed-search>' });
  const said = await page.evaluate(() => {
    const search = document.querySelector('seed-search');
    const turned = (name, ...values) =>
      values.map((value) => {
        search[name] = value;
        return [search.getAttribute(name), search[name]];
      });
    return [
      turned('hotkeys', 'command', true, 'command', '', false, null, undefined),
      ...['suggest', 'recent', 'dialog', 'disabled'].map((name) => turned(name, true, 'mine', false)),
      turned('filters', true, 'tags,path', '', false, undefined),
      turned('languages', 'only', 'all', undefined),
      turned('label', 'Search', undefined, null),
      turned('limit', 5, '7', undefined),
    ];
  });
  const kept = [
    ['', true],
    ['mine', true],
    [null, false],
  ];
  assert.deepEqual(said, [
    [
      ['command', true],
      ['', true],
      ['command', true],
      ['', true],
      [null, false],
      [null, false],
      [null, false],
    ],
    ...Array(4).fill(kept),
    [
      ['', true],
      ['tags,path', 'tags,path'],
      ['', true],
      [null, false],
      [null, false],
    ],
    [
      ['only', 'only'],
      ['all', 'all'],
      [null, ''],
    ],
    [
      ['Search', 'Search'],
      [null, ''],
      [null, ''],
    ],
    [
      ['5', 5],
      ['7', 7],
      [null, 10],
    ],
  ]);
});

story('what a template says again changes nothing', async ({ page, origin }) => {
  await embed(page, origin, { body: '<seed-search dialog filters></seed-search>' });
  const [asked, isOpen] = await page.evaluate(async () => {
    const search = document.querySelector('seed-search');
    const queries = [];
    search.index = { search: (query) => (queries.push(query), { total: 0, hits: [] }) };
    search.filter = { path: 'a/' };
    await search.search('a');
    search.open();
    search.filter = { path: 'a/' };
    [search.dialog, search.filters, search.limit] = ['', true, 10];
    await new Promise((done) => setTimeout(done, 50));
    return [queries, search.shadowRoot.querySelector('dialog').open];
  });
  assert.deepEqual([asked, isOpen], [['a'], true]);
});

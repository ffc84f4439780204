#!/usr/bin/env node
/** The command `seed-search` of the npm package: `npx seed-search build FOLDER`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Builder, below } from './builder.js';

const SETTINGS = 'seed-search.toml';
/** The exit code where the folder is written, with warnings. */
const WITH_WARNINGS = 3;

const USAGE = `Gives a built site its search: seed-search build [OPTIONS] FOLDER

FOLDER is the folder of the built site: public/, dist/, _site/, book/

      --output FOLDER       where to write, instead of FOLDER/search
      --config FILE         the file of settings, instead of ./${SETTINGS}
      --base-url URL        what precedes a file's path in its address
      --addresses RULE      how a page's address is made of its path: file, html, clean, folder
      --include PATTERN     which files are read, such as '**/*.html' (may be given again)
      --exclude PATTERN     which files are not, such as 'tags/**' (may be given again)
      --content SELECTOR    what of a page is its content, as a selector of CSS
      --unpublished RULE    whether what is not published is read: skip, include
      --shards RULE         whether the index lies in many small files: never, always, auto
      --max-files N         how many files such an index has at most
      --keep                keep what pages ask for that were opened before this build
      --strict              fail if anything was altered, not understood or not readable
      --allow-warnings      exit with 0 where there are warnings
      --quiet               say nothing but what is wrong
      --json                print the summary as JSON, on one line
  -h, --help                print this
  -V, --version             print the version

It exits with 0 if all is well, with 3 if the search is written with warnings, with 1 if it failed and what was there is as it
was, and with 2 if it was called wrongly.
`;

const text = { type: /** @type {const} */ ('string') };
const flag = { type: /** @type {const} */ ('boolean') };
const OPTIONS = {
  output: text,
  config: text,
  'base-url': text,
  addresses: text,
  include: { ...text, multiple: true },
  exclude: { ...text, multiple: true },
  content: text,
  unpublished: text,
  shards: text,
  'max-files': text,
  keep: flag,
  strict: flag,
  'allow-warnings': flag,
  quiet: flag,
  json: flag,
  help: { ...flag, short: 'h' },
  version: { ...flag, short: 'V' },
};
/** The flags that are settings as well. */
const SHARED = ['base-url', 'addresses', 'include', 'exclude', 'content', 'unpublished', 'shards', 'max-files', 'strict'];

/** @type {(message: string, code: number) => never} */
function fail(message, code) {
  console.error(`seed-search: ${message}`);
  process.exit(code);
}

function given() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return fail(`${/** @type {Error} */ (error).message}\n\n${USAGE}`, 2);
  }
}

/** @param {string} folder */
function expectFolder(folder) {
  const expected = `expected the folder of a built site at ${folder}`;
  if (!existsSync(folder)) {
    throw new Error(`${expected}, found nothing there: build the site first, and give the folder that its generator writes`);
  }
  if (!statSync(folder).isDirectory()) {
    throw new Error(`${expected}, found a file: give the folder that holds its pages`);
  }
}

/** @type {(folder: string, options: any) => number} */
function build(folder, options) {
  expectFolder(folder);
  const output = options.output ?? join(folder, 'search');
  const file = options.config ?? (existsSync(SETTINGS) ? SETTINGS : undefined);
  // JSON of these values is TOML; a number is one as it is typed.
  const value = (/** @type {string} */ key) =>
    /^\d+$/.test(options[key]) && key === 'max-files' ? options[key] : JSON.stringify(options[key]);
  const flags = SHARED.filter((key) => options[key] !== undefined).map((key) => `${key} = ${value(key)}\n`);
  const settings = [...(file ? [readFileSync(file, 'utf8')] : []), flags.join('')];
  const builder = new Builder({ settings, below: below(folder, output) }).expectOutput(output).addFolder(folder);
  const said = (/** @type {string[]} */ lines) => options.json || lines.forEach((line) => console.error(line));
  const made = builder.make({ quiet: options.quiet, told: said });
  builder.write(made, output, { keep: options.keep });
  if (options.json) console.log(builder.summary(output, true));
  else if (!options.quiet) process.stdout.write(builder.summary(output));
  return made.warnings && !options['allow-warnings'] ? WITH_WARNINGS : 0;
}

const { values, positionals } = given();
const [command, folder, ...more] = positionals;
if (values.version) {
  console.log(JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).version);
} else if (values.help || !command) {
  console.log(USAGE);
} else if (command !== 'build' || !folder || more.length) {
  fail(`expected build and one folder, found ${positionals.join(' ')}\n\n${USAGE}`, 2);
} else {
  try {
    process.exitCode = build(folder, values);
  } catch (error) {
    fail(/** @type {Error} */ (error).message, 1);
  }
}

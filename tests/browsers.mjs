/** The browsers that are on the machine, for the stories and the benchmark. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Quiet, and able to run as root. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that `variable` names, or the first of these commands that is installed. */
function find(variable, what, commands) {
  const named = process.env[variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`${variable} names ${named}, and there is no such file`);
  }
  for (const name of commands) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: 'pipe' }).trim();
    } catch {
      // The next one, then.
    }
  }
  throw new Error(`no ${what} found: install one, or name it in ${variable} (${variable}=/path/to/it)`);
}

export const findChrome = () => find('CHROME', 'Chromium', ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome']);

export const findFirefox = () => find('FIREFOX', 'Firefox', ['firefox-esr', 'firefox']);

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

/** The file that `variable` names, or the first of these commands that is installed, or none. */
function installed(variable, commands) {
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
  return undefined;
}

/** The browser that `variable` names, or the first of these commands; without one there are no stories. */
function find(variable, what, commands) {
  const found = installed(variable, commands);
  if (!found) throw new Error(`no ${what} found: install one, or name it in ${variable} (${variable}=/path/to/it)`);
  return found;
}

export const findChrome = () => find('CHROME', 'Chromium', ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome']);

export const findFirefox = () => find('FIREFOX', 'Firefox', ['firefox-esr', 'firefox']);

/** The driver of WebKitGTK and the display for it, or nothing: not every system has them. */
export function findWebKit() {
  const [driver, display] = [installed('WEBKITDRIVER', ['WebKitWebDriver']), installed('XVFB', ['Xvfb'])];
  return driver && display && { driver, display };
}

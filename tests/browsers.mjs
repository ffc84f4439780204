/** The browser that is on the machine, for the stories and the benchmark. */
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

/** The browser that `CHROME` names, or the first that is installed. */
export function findChrome() {
  const { CHROME } = process.env;
  if (CHROME) {
    if (existsSync(CHROME)) return CHROME;
    throw new Error(`CHROME names ${CHROME}, and there is no such file`);
  }
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: 'pipe' }).trim();
    } catch {
      // The next one, then.
    }
  }
  throw new Error('no Chromium found: install one, or name it in CHROME (CHROME=/path/to/chrome)');
}

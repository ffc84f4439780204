/**
 * A page in WebKitGTK, over its own driver: no npm package that is here speaks WebDriver, and what the stories need of it is
 * little. The browser has a display of its own, which nobody sees.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { findWebKit } from '../browsers.mjs';
import { atEnd } from './sites.mjs';

const KEYS = { Enter: '\uE006', Escape: '\uE00C', ArrowUp: '\uE013', ArrowDown: '\uE015', Tab: '\uE004' };

/** Why there is no WebKit here, as node:test takes it to skip a story: false where there is one. */
export const lacksWebKit = () =>
  !findWebKit() && 'no WebKitGTK: install webkit2gtk-driver and xvfb (apt), or name WEBKITDRIVER=/path/to/it';

/** Runs a program until the story ends. */
function run(t, path, args, options) {
  const child = spawn(path, args, options);
  atEnd(t, async () => {
    if (child.exitCode === null && child.kill()) await once(child, 'exit');
  });
  return child;
}

async function aFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** A page with what Playwright and Puppeteer have of it: `goto`, `evaluate` and `keyboard`; and `click`, as a mouse does. */
export async function openWebKit(t) {
  const { driver, display } = findWebKit();
  const screen = run(t, display, ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await Promise.race([once(screen.stdio[3], 'data'), once(screen, 'exit').then(() => assert.fail('no display came'))]);
  const port = await aFreePort();
  run(t, driver, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: `:${String(number).trim()}` } });

  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; !(await ask('GET', '/status').catch(() => false)); tries += 1) {
    assert.ok(tries < 100, 'the driver of WebKit does not answer');
    await new Promise((done) => setTimeout(done, 100));
  }
  const { sessionId } = await ask('POST', '/session', { capabilities: {} });
  const send = (path, body) => ask('POST', `/session/${sessionId}/${path}`, body);
  // One that has gone by itself has failed its story already.
  atEnd(t, () => ask('DELETE', `/session/${sessionId}`).catch(() => {}));
  await send('window/rect', { width: 1280, height: 800 });

  const act = (type, id, actions) => send('actions', { actions: [{ type, id, actions }] });
  const strike = (keys) =>
    act(
      'key',
      'keys',
      keys.flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))),
    );
  const evaluate = (code, ...args) =>
    send('execute/sync', { script: typeof code === 'function' ? `return (${code})(...arguments)` : `return ${code}`, args });
  return {
    goto: (url) => send('url', { url }),
    evaluate,
    keyboard: { press: (key) => strike([KEYS[key] ?? key]), type: (text) => strike([...text]) },
    /** Moves the pointer onto the node that `code` gives, and presses. */
    click: async (code) =>
      act('pointer', 'mouse', [
        { type: 'pointerMove', origin: await evaluate(code), x: 0, y: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
  };
}

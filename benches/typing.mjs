/** Someone who types on the real page: how soon each key's results are seen, and what that does to the display. */
import { setTimeout as wait } from 'node:timers/promises';

/** What input methods send in the place of a key; the text comes by itself. */
const PROCESSED = { key: 'Process', windowsVirtualKeyCode: 229 };
/** What a trace calls a task. */
const TASK = 'ThreadControllerImpl::RunTask';

/** Opens a page with a field and waits until its engine is there; `attributes` are those of an element that stands alone. */
export async function desk(lab, path, slower, attributes = '') {
  const visit = await lab.page(path, { slower, script: watch });
  await visit.page.waitForFunction(() => document.querySelector('seed-search, input')?.isConnected);
  await visit.page.evaluate((names) => {
    const field = document.querySelector('seed-search, input');
    for (const name of names) field.toggleAttribute(name, true);
    field.ready?.catch(() => {});
  }, attributes.split(' ').filter(Boolean));
  await visit.page.waitForFunction(() => document.querySelector('seed-search, input')?.index);
  await visit.page.evaluate(() => document.querySelector('seed-search, input').focus());
  const strike = (character) =>
    /[a-z0-9]/i.test(character)
      ? visit.page.keyboard.press(character)
      : Promise.all([
          visit.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...PROCESSED }),
          visit.send('Input.insertText', { text: character }),
          visit.send('Input.dispatchKeyEvent', { type: 'keyUp', ...PROCESSED }),
        ]);
  return {
    /** Each word from an empty field, each key when the one before has been painted; of each `{ q, work, laid, frame }`. */
    async slowly(words) {
      const keys = [];
      await lab.trace(visit.page, ['toplevel', 'blink.user_timing']);
      for (const word of words) {
        for (const character of word) {
          const painted = visit.page.evaluate(() => window.painted());
          await visit.page.evaluate(() => {}); // Now it is being waited for.
          await strike(character);
          keys.push(await painted);
          // At any moment between two frames of the display.
          await wait(40 + ((keys.length * 7) % 17));
        }
        await visit.page.keyboard.press('Escape');
        await wait(50);
      }
      const works = work(await lab.traced());
      return keys.map((key, i) => ({ ...key, work: works[i] }));
    },
    /** A key each so many milliseconds, whatever has been painted: the times between frames, and long tasks. */
    async fast(words, pace) {
      await visit.page.evaluate(() => window.film());
      const struck = [];
      for (const word of words) {
        for (const character of word) {
          struck.push(strike(character));
          await wait(pace);
        }
        struck.push(visit.page.keyboard.press('Escape'));
        await wait(pace);
      }
      await Promise.all(struck);
      return visit.page.evaluate(() => window.cut());
    },
    /** Layout shifts so far: `{ value, input }`, `input` where the browser excuses them by a key that came before. */
    shifts: () => visit.page.evaluate(() => window.shifts),
    /** Brings the page before the others of its browser. */
    front: () => visit.page.bringToFront(),
    close: visit.close,
  };
}

/**
 * Of each key the milliseconds of processor that the page's main thread spends on all its tasks, from the one that gets
 * the key to the one that makes the frame with its results.
 */
function work(events) {
  const marks = events.filter(({ cat, name }) => cat === 'blink.user_timing' && (name === 'struck' || name === 'shown'));
  marks.sort((a, b) => a.ts - b.ts);
  const [{ pid, tid }] = marks;
  const tasks = events.filter((event) => event.name === TASK && event.pid === pid && event.tid === tid);
  const ends = ({ ts, dur }) => ts + dur;
  return marks.flatMap((shown, i) => {
    if (shown.name !== 'shown') return [];
    const struck = marks[i - 1];
    const own = tasks.filter((task) => ends(task) >= struck.ts && task.ts <= shown.ts);
    // A task too short for the thread's clock has the wall's only.
    return own.reduce((sum, { dur, tdur = dur }) => sum + tdur, 0) / 1000;
  });
}

/** Runs on the page before its own scripts. */
function watch() {
  let struck;
  let typed;
  let tell;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      struck = timeStamp;
      performance.mark('struck');
    },
    { capture: true },
  );
  addEventListener('input', () => (typed = performance.now()), { capture: true });
  addEventListener('seed-results', ({ detail: { query } }) => {
    if (!query) return;
    const pressed = struck;
    const answered = performance.now() - typed;
    requestAnimationFrame(() => {
      const start = performance.now();
      void document.body.offsetHeight;
      const laid = answered + performance.now() - start;
      performance.mark('shown');
      // The next task comes after style, layout, paint and commit, which belong to the one of this callback.
      scheduler.postTask(() => tell?.({ q: query, laid, frame: performance.now() - pressed }), { priority: 'user-blocking' });
    });
  });
  window.painted = () => new Promise((done) => (tell = done));

  let frames;
  let tasks;
  window.film = () => {
    frames = [];
    tasks = [];
    const step = (now) => {
      frames?.push(now);
      if (frames) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };
  window.cut = () => {
    const film = { frames: frames.slice(1).map((now, i) => now - frames[i]), tasks };
    frames = undefined;
    return film;
  };
  new PerformanceObserver((list) => {
    tasks?.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });

  window.shifts = [];
  new PerformanceObserver((list) => {
    window.shifts.push(...list.getEntries().map(({ value, hadRecentInput }) => ({ value, input: hadRecentInput })));
  }).observe({ type: 'layout-shift' });
}

/** In a page: when an answer is painted whole, for its rest comes in a task after the first of it. */
export const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));

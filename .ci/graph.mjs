/**
 * Which files form a circle? The uses of files by files are a map: of each file, the files that it uses, each with the name and
 * the line that say so.
 */

/** The shortest way from a file back to itself, as the files on it. */
function circleFrom(start, uses) {
  const before = new Map();
  const queue = [start];
  for (const file of queue) {
    for (const next of uses.get(file)?.keys() ?? []) {
      if (next === start) {
        const circle = [file];
        while (circle[0] !== start) circle.unshift(before.get(circle[0]));
        return circle;
      }
      if (!before.has(next)) {
        before.set(next, file);
        queue.push(next);
      }
    }
  }
}

/** Circles of which none has a file in common with another. */
function circlesOf(uses) {
  const all = [...uses.keys()].map((file) => circleFrom(file, uses)).filter(Boolean);
  all.sort((a, b) => a.length - b.length);
  const told = new Set();
  return all.filter((circle) => {
    const isNew = !circle.some((file) => told.has(file));
    circle.forEach((file) => told.add(file));
    return isNew;
  });
}

/** What is to be said of the circles: for each of them one text. */
export function circlesIn(uses) {
  return circlesOf(uses).map((circle) => {
    const said = circle.map((file, i) => {
      const next = circle[(i + 1) % circle.length];
      const { name, line } = uses.get(file).get(next);
      return `  ${file}:${line} uses ${name === '*' ? 'all' : name} of ${next}`;
    });
    return `${circle.length} files form a circle; put what they share into a file of its own:\n${said.join('\n')}`;
  });
}

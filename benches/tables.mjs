/** Figures as text: aligned Markdown tables, quantiles, bytes in K and M of 1024. */

/** A table whose columns stand in line: names to the left, figures to the right. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell ?? '–')));
  const widths = head.map((_, i) => Math.max(3, ...cells.map((row) => row[i].length)));
  const isFigures = head.map((_, i) => i > 0 && cells.slice(1).some((row) => /^[\d–]/.test(row[i])));
  const line = (row) => `| ${row.map((cell, i) => (isFigures[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((n, i) => (isFigures[i] ? `${'-'.repeat(n + 1)}:` : `:${'-'.repeat(n + 1)}`)).join('|')}|`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n');
}

export function quantile(values, q) {
  if (!values.length) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
}

export const median = (values) => quantile(values, 0.5);
export const mean = (values) => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : NaN);

export const bytes = (n) => (n >= 1024 * 1024 ? `${(n / 1024 / 1024).toFixed(2)} M` : `${(n / 1024).toFixed(1)} K`);
export const ms = (t) => (Number.isNaN(t) ? '–' : t.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 3));
export const percent = (share) => (Number.isNaN(share) ? '–' : (share * 100).toFixed(share === 1 || share === 0 ? 0 : 2));

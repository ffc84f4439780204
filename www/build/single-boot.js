/**
 * Unpacks the one file: its script and its wasm stand in it as one deflated stream, a byte a character.
 *
 * The file is windows-1252, in which every byte is a character. `=` escapes the few that HTML would change: it and the
 * character 64 above (see `single.mjs`). A server may say another charset of the file; then its bytes are asked for.
 */
const FIRST = '<script type="seed-search">';

/** @param {string} text */
function bytesOf(text) {
  // Half of the characters from 0x80 to 0x9F are not what their bytes say.
  const byteOf = new Map();
  for (let byte = 128; byte < 160; byte += 1) {
    byteOf.set(new TextDecoder('windows-1252').decode(new Uint8Array([byte])).charCodeAt(0), byte);
  }
  return Uint8Array.from(text, (c) => byteOf.get(c.charCodeAt(0)) ?? c.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
function unescaped(bytes) {
  const out = new Uint8Array(PACKED);
  let at = 0;
  for (let i = 0; i < bytes.length && at < PACKED; i += 1) {
    out[at] = bytes[i] === 61 ? bytes[(i += 1)] - 64 : bytes[i];
    at += 1;
  }
  return out;
}

async function packed() {
  const data = document.querySelector('script[type=seed-search]')?.textContent ?? '';
  if (document.characterSet === 'windows-1252') return bytesOf(data);
  const file = new Uint8Array(await (await fetch(location.href)).arrayBuffer());
  const start = new TextDecoder('windows-1252').decode(file).indexOf(FIRST) + FIRST.length;
  return file.subarray(start);
}

async function boot() {
  const stream = new Blob([unescaped(await packed())]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  /** @type {any} */ (globalThis).seedSearch = bytes.subarray(SCRIPT);
  const script = document.createElement('script');
  script.textContent = new TextDecoder().decode(bytes.subarray(0, SCRIPT));
  document.head.append(script);
}

boot().catch((error) => {
  const words = '这个文件不完整，或者浏览器太旧，打不开其中的索引。This file is not complete, or the browser too old to unpack it. ';
  document.querySelector('#home')?.append(words + error);
});

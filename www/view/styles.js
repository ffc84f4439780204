/**
 * How the element looks. Font and language are the page's, and the colours follow it: text by currentColor, the rest by its
 * color-scheme, or by the attribute theme where the page states none. A match has a ground and a text of its own, so that it
 * is read whatever the text around it is.
 *
 * Whatever else a page lets its descendants inherit ends here, for a header is laid out otherwise than a list of hits. Size
 * and weight end at the host, where a rule of the page for the element itself still decides; the rest at the base. Each
 * stands by name: all: initial would take font and language with it. Two things follow the page's intent: direction is
 * that of the nearest dir, not of an inherited style; and a hidden header hides its field, though not the dialog that a key opens.
 *
 * N.B. The first grave accents of this file are those around the sheet: the bundler looks for them.
 */

const STYLES = `
:host {
  display: block;
  font-family: var(--seed-font, inherit);
  font-size: 1rem; font-weight: 400; font-style: normal; line-height: 1.7;
  direction: ltr; --turn: 45deg; --side: left;
  color: var(--seed-color, inherit);
  --accent: var(--seed-accent, light-dark(#17603f, #8fd6b0));
  --mark: var(--seed-mark, light-dark(#ffe695, #5d4b08));
  --ground: var(--seed-background, Canvas);
  --gap: var(--seed-gap, 1.5rem);
  --radius: var(--seed-radius, .75rem);
  --soft: color-mix(in srgb, currentColor 72%, transparent);
  --edge: 1px solid color-mix(in srgb, currentColor 55%, transparent);
  --line: 1px solid color-mix(in srgb, currentColor 20%, transparent);
}
:host(:dir(rtl)) { direction: rtl; --turn: -45deg; --side: right }
:host([theme=dark]) { color-scheme: dark }
:host([theme=light]) { color-scheme: light }
:host([theme=auto]) { color-scheme: light dark }
:host([hidden]), [hidden] { display: none !important }
* { box-sizing: border-box }
[part=base], .open, dialog {
  overflow-wrap: anywhere; text-align: start; text-indent: 0; text-transform: none; text-shadow: none; letter-spacing: normal; word-spacing: normal;
  white-space: normal; word-break: normal; cursor: auto; pointer-events: auto; -webkit-user-select: text; user-select: text;
}
[part=base] { position: relative }
[part=answers] { outline: 0 }
label { display: block; margin-bottom: .375rem; font-weight: 600 }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0 }
.box { position: relative }
.box::before, .box::after { content: ""; position: absolute; pointer-events: none; opacity: .62 }
.box::before { inset-inline-start: 1.1rem; top: calc(50% - .5rem); width: .8rem; height: .8rem; border: 2px solid; border-radius: 50% }
.box::after { inset-inline-start: 1.73rem; top: calc(50% + .3rem); width: .55rem; border-top: 2px solid; rotate: var(--turn) }
input {
  width: 100%; height: 3.25rem; margin: 0; padding: 0; padding-inline: 2.75rem 3.25rem;
  font: inherit; font-size: 1.0625rem; color: inherit; background: var(--seed-background, transparent);
  border: var(--edge); border-radius: var(--radius); appearance: none;
}
input::placeholder { opacity: 1 }
input::placeholder, .clear, [part=status], [part=empty], .chips, .meta, .weak, kbd, .keys { color: var(--soft) }
input:placeholder-shown { padding-inline-end: 1rem; text-overflow: ellipsis }
input:disabled { opacity: .6 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: .25rem }
input:focus-visible { outline-offset: -1px; border-radius: var(--radius); border-color: var(--accent) }
button { max-width: 100%; font: inherit; color: var(--accent); background: none; border: 0; cursor: pointer }
.clear { position: absolute; inset-inline-end: .375rem; top: .375rem; width: 2.5rem; height: 2.5rem; font-size: 1.375rem; line-height: 1 }
.wide { margin-top: .75rem; padding: .5rem 1.25rem; border: 1px solid; border-radius: var(--radius) }
button:is(.wide, .chips *):hover { background: color-mix(in srgb, var(--accent) 10%, transparent) }
[part=status] { min-height: 1.5rem; margin: .75rem 0 0; font-size: .875rem; line-height: 1.5rem }
[part=count] { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
[part=taken], [part~=rewrites] {
  display: flex; flex-wrap: wrap; column-gap: .75rem;
  button { padding: .125rem 0; text-align: start }
  button:hover { text-decoration-thickness: 2px }
}
[part=status] button, .plain { text-decoration: underline 1px; text-underline-offset: .2em }
[lang][dir] { text-align: var(--side) }
[part=literal]::before { content: "·" / ""; display: inline-block; width: 1em; margin-inline-start: -.5em; text-align: center }
[data-state$=ing] [part=status], [data-state$=ing] [part=answers]::after, progress { animation: late 0s .3s both }
/* Rows as they will be, so that the wait has a shape. */
[data-state$=ing] [part=answers]::after {
  content: ""; display: block; height: 18rem; margin-top: 1rem; opacity: .08;
  background: repeating-linear-gradient(currentColor 0 1.25rem, transparent 0 2rem, currentColor 0 2.75rem, transparent 0 5rem);
}
[data-state=none] [part=count] { white-space: normal }
[data-state=none] [part=status] { margin-top: 1.5rem; font-size: 1.125rem; line-height: 1.6; color: inherit }
[part=empty] { margin-top: .25rem; font-size: .9375rem }
/* In the space above the status: nothing moves when it comes and goes. */
progress { position: absolute; width: 100%; height: .25rem; margin-top: .25rem; accent-color: var(--accent) }
@keyframes late { from { visibility: hidden } }
/* One line each, of one height, so that nothing below moves when what is in them changes. */
.chips, .filters { display: flex; gap: .5rem; align-items: center; font-size: .875rem }
/* Its end fades, so that it is seen to go on. */
.chips { height: 2.75rem; padding-inline-end: 2rem; overflow-x: auto; scrollbar-width: none; white-space: nowrap; mask: linear-gradient(to var(--side), transparent, #000 2rem) }
.chips button, select { flex: none; max-width: min(16rem, 100%); overflow: hidden; text-overflow: ellipsis; min-height: 1.875rem; padding: .125rem .75rem; border: var(--line); border-radius: 1rem }
.chips .plain { border: 0; padding: .125rem .25rem }
/* What was searched before is nobody's business until the field is asked. */
[part=base]:not(:focus-within) .recent { visibility: hidden }
.filters { flex-wrap: wrap; margin-top: .5rem }
select { font: inherit; color: inherit; background: transparent; border-radius: var(--radius) }
ol { list-style: none; margin: 0; padding: 0 }
li { position: relative; display: flow-root; margin: var(--gap) 0 }
li:hover > [href], a:hover { text-decoration: underline }
a { color: var(--accent); text-decoration: none; text-underline-offset: .2em; text-decoration-thickness: 1px }
/* Words of a title stay together, in Chinese too: where they end it may break. */
li > a {
  display: block; word-break: keep-all; font-size: 1.125rem; font-weight: 600; line-height: 1.5; text-wrap: balance;
}
/* All of a row is its link; what lies above it can be chosen, or is a link of its own. */
li > a::after { content: ""; position: absolute; inset: -.5rem 0 }
.sections a { position: relative; z-index: 1 }
img { float: inline-end; width: 4.5rem; height: 4.5rem; margin-inline-start: 1rem; object-fit: cover; border-radius: .25rem }
.sections { display: flex; flex-wrap: wrap; gap: 0 1.25rem; font-size: .9375rem }
.sections a::before { content: "#" / ""; margin-inline-end: .25em; opacity: .62 }
p { margin: .25rem 0 0 }
.meta, kbd, .keys { font-size: .8125rem }
.weak { width: fit-content; margin-top: var(--gap); font-size: .875rem; cursor: pointer }
/* A passage is as long as the run that was asked: a pasted one would push the other hits away. */
[part=excerpt] { position: relative; z-index: 1; cursor: pointer; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 7; overflow: hidden }
.open { display: inline-flex; gap: .75rem; align-items: center; min-height: 2.5rem; padding: 0 1rem; border: var(--edge); border-radius: var(--radius); color: inherit }
kbd { font-family: inherit }
@media (hover: none) { kbd, .keys { display: none } }
select option, dialog, .drop-down [part=answers] { color: var(--seed-color, CanvasText); background: var(--ground) }
dialog, .drop-down [part=answers] { border: var(--line); border-radius: var(--radius); overflow-y: auto; overscroll-behavior: contain }
dialog {
  width: min(46rem, 100% - 2rem); max-height: calc(100dvh - 4rem); margin: 2rem auto; padding: 1rem;
  visibility: visible; scroll-padding-block: 6rem 1rem;
}
.keys { position: sticky; bottom: -1rem; z-index: 2; margin: 1rem -1rem -1rem; padding: .5rem 1rem; background: var(--ground) }
.drop-down [part=answers] {
  position: absolute; top: 100%; z-index: 99; margin-top: .25rem; padding: 0 1rem 1rem; box-shadow: 0 .5rem 1.5rem rgb(0 0 0 / .2);
}
.drop-down:not(:focus-within) [part=answers], .drop-down[data-state=idle] [part=answers]:not(:has(.chips > *)) { display: none }
dialog::backdrop { background: rgb(0 0 0 / .45) }
dialog .field { display: flex; gap: .5rem; position: sticky; top: -1rem; z-index: 1; margin: -1rem -1rem 0; padding: 1rem 1rem .5rem; background: var(--ground) }
dialog .box { flex: 1 }
@media (max-width: 40rem) { dialog { width: 100%; max-width: none; height: 100dvh; max-height: none; margin: 0; border: 0; border-radius: 0 } }
mark { color: var(--seed-mark-color, light-dark(#1c211e, #f4f6f3)); background: var(--mark); border-radius: .15em; box-decoration-break: clone }
@media (forced-colors: active) { mark { color: MarkText; background: Mark } }
`;

/**
 * One sheet for all elements: no `style` element, so a strict policy needs no exception.
 *
 * @type {CSSStyleSheet | undefined}
 */
let sheet;

export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}

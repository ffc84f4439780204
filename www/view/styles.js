/**
 * How the element looks. Font and language are the page's, and the colours follow it: text by currentColor, the rest by its
 * color-scheme, or by the attribute theme where the page states none. A match has a ground and a text of its own, so that it
 * is read whatever the text around it is.
 *
 * Size is that of the text where it stands, not the root's, which themes set to count by; at least 14 px, for some headers state
 * one that nothing in them is read in. All else counts from it, by em where it should grow with the text. A field is at least
 * 16 px, or phones zoom into it.
 *
 * Whatever else a page lets its descendants inherit ends here, for a header is laid out otherwise than a list of hits. Weight
 * ends at the host, where a rule of the page for the element itself still decides, as it does of the size; the rest at the base.
 * Each stands by name: all: initial would take font and language with it. Two things follow the page's intent: direction is
 * that of the nearest dir, not of an inherited style; and a hidden header hides its field, though not the dialog that a key opens.
 *
 * N.B. The first grave accents of this file are those around the sheet: the bundler looks for them.
 */

const STYLES = `
:host {
  display: block;
  font-family: var(--seed-font, inherit);
  font-size: max(1em, 14px); font-weight: 400; font-style: normal; line-height: 1.7;
  direction: ltr; --turn: 45deg; --side: left;
  color: var(--seed-color, inherit);
  --accent: var(--seed-accent, light-dark(#17603f, #8fd6b0));
  --mark: var(--seed-mark, light-dark(#ffe695, #5d4b08));
  --ground: var(--seed-background, Canvas);
  --gap: var(--seed-gap, 1.5em);
  --radius: var(--seed-radius, 12px);
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
label { display: block; margin-bottom: .375em; font-weight: 600 }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0 }
.box { position: relative }
.box::before, .box::after { content: ""; position: absolute; pointer-events: none; opacity: .62 }
.box::before { inset-inline-start: 1.1em; top: calc(50% - .5em); width: .8em; height: .8em; border: 2px solid; border-radius: 50% }
.box::after { inset-inline-start: 1.73em; top: calc(50% + .3em); width: .55em; border-top: 2px solid; rotate: var(--turn) }
input {
  width: 100%; height: 3.0589em; margin: 0; padding: 0; padding-inline: 2.5883em 3.0589em;
  font: inherit; font-size: max(1.0625em, 16px); color: inherit; background: var(--seed-background, transparent);
  border: var(--edge); border-radius: var(--radius); appearance: none;
}
input::placeholder { opacity: 1 }
input::placeholder, .clear, [part=status], [part=empty], .chips, .meta, .weak, kbd, .keys { color: var(--soft) }
input:placeholder-shown { padding-inline-end: 16px; text-overflow: ellipsis }
input:disabled { opacity: .6 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
input:focus-visible { outline-offset: -1px; border-radius: var(--radius); border-color: var(--accent) }
button { max-width: 100%; font: inherit; color: var(--accent); background: none; border: 0; cursor: pointer }
.clear { position: absolute; inset-inline-end: 6px; top: .273em; width: 1.8182em; height: 1.8182em; font-size: 1.375em; line-height: 1 }
.wide { margin-top: 12px; padding: 8px 20px; border: 1px solid; border-radius: var(--radius) }
button:is(.wide, .chips *):hover { background: color-mix(in srgb, var(--accent) 10%, transparent) }
[part=status] { min-height: 1lh; margin: 12px 0 0; font-size: .875em; line-height: 1.7143 }
[part=count] { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
[part=taken], [part~=rewrites] {
  display: flex; flex-wrap: wrap; column-gap: 12px;
  button { padding: 2px 0; text-align: start }
  button:hover { text-decoration-thickness: 2px }
}
[part=status] button, .plain { text-decoration: underline 1px; text-underline-offset: .2em }
[lang][dir] { text-align: var(--side) }
[part=literal]::before { content: "·" / ""; display: inline-block; width: 1em; margin-inline-start: -.5em; text-align: center }
[data-state$=ing] [part=status], [data-state$=ing] [part=answers]::after, progress { animation: late 0s .3s both }
/* Rows as they will be, so that the wait has a shape. */
[data-state$=ing] [part=answers]::after {
  content: ""; display: block; height: 18em; margin-top: 1em; opacity: .08;
  background: repeating-linear-gradient(currentColor 0 1.25em, transparent 0 2em, currentColor 0 2.75em, transparent 0 5em);
}
[data-state=none] [part=count] { white-space: normal }
[data-state=none] [part=status] { margin-top: 24px; font-size: 1.125em; line-height: 1.6; color: inherit }
[part=empty] { margin-top: 4px; font-size: .9375em }
/* In the space above the status: nothing moves when it comes and goes. */
progress { position: absolute; width: 100%; height: 4px; margin-top: 4px; accent-color: var(--accent) }
@keyframes late { from { visibility: hidden } }
/* One line each, of one height, so that nothing below moves when what is in them changes. */
.chips, .filters { display: flex; gap: .5em; align-items: center }
/* Its end fades, so that it is seen to go on. */
.chips { height: 2.75em; padding-inline-end: 2em; overflow-x: auto; scrollbar-width: none; white-space: nowrap; mask: linear-gradient(to var(--side), transparent, #000 2em) }
select { font: inherit; color: inherit; background: transparent }
.chips button, select { flex: none; max-width: min(18em, 100%); overflow: hidden; text-overflow: ellipsis; min-height: 2.143em; padding: 2px 12px; font-size: .875em; border: var(--line); border-radius: 16px }
.chips .plain { border: 0; padding: 2px 4px }
/* What was searched before is nobody's business until the field is asked. */
[part=base]:not(:focus-within) .recent { visibility: hidden }
.filters { flex-wrap: wrap; margin-top: .5em }
select { border-radius: var(--radius) }
ol { list-style: none; margin: 0; padding: 0 }
li { position: relative; display: flow-root; margin: var(--gap) 0 }
li:hover > [href], a:hover { text-decoration: underline }
a { color: var(--accent); text-decoration: none; text-underline-offset: .2em; text-decoration-thickness: 1px }
/* Words of a title stay together, in Chinese too: where they end it may break. */
li > a {
  display: block; word-break: keep-all; font-size: 1.125em; font-weight: 600; line-height: 1.5; text-wrap: balance;
}
/* All of a row is its link; what lies above it can be chosen, or is a link of its own. */
li > a::after { content: ""; position: absolute; inset: -8px 0 }
.sections a { position: relative; z-index: 1 }
img { float: inline-end; width: 4.5em; height: 4.5em; margin-inline-start: 1em; object-fit: cover; border-radius: 4px }
.sections { display: flex; flex-wrap: wrap; gap: 0 20px; font-size: .9375em }
.sections a::before { content: "#" / ""; margin-inline-end: .25em; opacity: .62 }
p { margin: 4px 0 0 }
.meta, kbd, .keys { font-size: .8125em }
details { margin-top: var(--gap) }
.weak { width: fit-content; font-size: .875em; cursor: pointer }
/* A passage is as long as the run that was asked: a pasted one would push the other hits away. */
[part=excerpt] { position: relative; z-index: 1; cursor: pointer; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 7; overflow: hidden }
.open { display: inline-flex; gap: .75em; align-items: center; min-height: 2.5em; padding: 0 1em; border: var(--edge); border-radius: var(--radius); color: inherit }
kbd { font-family: inherit }
@media (hover: none) { kbd, .keys { display: none } }
select option, dialog, .drop-down [part=answers] { color: var(--seed-color, CanvasText); background: var(--ground) }
dialog, .drop-down [part=answers] { border: var(--line); border-radius: var(--radius); overflow-y: auto; overscroll-behavior: contain }
dialog {
  width: min(46em, 100% - 2em); max-height: calc(100dvh - 4em); margin: 2em auto; padding: 16px;
  visibility: visible; scroll-padding-block: 6em 1em;
}
.keys { position: sticky; bottom: -16px; z-index: 2; margin: 16px -16px -16px; padding: 8px 16px; background: var(--ground) }
.drop-down [part=answers] {
  position: absolute; top: 100%; z-index: 99; margin-top: 4px; padding: 0 16px 16px; box-shadow: 0 8px 24px rgb(0 0 0 / .2);
}
.drop-down:not(:focus-within) [part=answers], .drop-down[data-state=idle] [part=answers]:not(:has(.chips > *)) { display: none }
dialog::backdrop { background: rgb(0 0 0 / .45) }
dialog .field { display: flex; gap: 8px; position: sticky; top: -16px; z-index: 1; margin: -16px -16px 0; padding: 16px 16px 8px; background: var(--ground) }
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

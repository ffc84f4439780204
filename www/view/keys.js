/** Whose is a key: the input method's, the writer's, or ours to take? */

/** Keys that an input method is still using. Safari ends the composition before the key: hence 229. */
export const composes = (event) => event.isComposing || event.keyCode === 229;

/** Whether a key goes into a field that is seen: that of a dialog just closed may have the focus until the next frame. */
export function writes(event) {
  const [target] = event.composedPath();
  return target.isContentEditable || (/^(input|textarea|select)$/.test(target.localName) && target.checkVisibility());
}

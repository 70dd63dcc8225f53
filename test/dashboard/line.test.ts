import { describe, expect, it } from 'vitest';
import { type EditLine, edited, lineOf } from '../../source/dashboard/prompt/line.ts';

/** `ab|c` is the text `abc` with the cursor before the `c`. */
function drawn({ text, cursor }: EditLine): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function parsed(drawing: string): EditLine {
  const cursor = drawing.indexOf('|');
  return { text: drawing.replace('|', ''), cursor };
}

describe('Editing a line', () => {
  it.each([
    ['|', 'a', 'a|'],
    ['a|c', 'b', 'ab|c'],
    ['a|', 'space', 'a |'],
    ['a|', 'é', 'aé|'],
    ['a|', '👩‍🚀', 'a👩‍🚀|'],
    ['ab|', 'backspace', 'a|'],
    ['👩‍🚀|', 'backspace', '|'],
    ['|ab', 'backspace', '|ab'],
    ['|ab', 'delete', '|b'],
    ['ab|', 'delete', 'ab|'],
    ['a👩‍🚀|b', 'left', 'a|👩‍🚀b'],
    ['|👩‍🚀b', 'right', '👩‍🚀|b'],
    ['ab|', 'right', 'ab|'],
    ['a|b', 'home', '|ab'],
    ['a|b', 'end', 'ab|'],
    ['a|b', 'ctrl+a', '|ab'],
    ['a|b', 'ctrl+e', 'ab|'],
    ['ab|c', 'ctrl+u', '|c'],
    ['a|bc', 'ctrl+k', 'a|'],
    ['get pods  |x', 'ctrl+w', 'get |x'],
  ])('%s and %s give %s', (before, key, after) => {
    expect(drawn(edited(parsed(before), key)!)).toBe(after);
  });

  it.each(['pgup', 'ctrl+d', '\u001b', '\u007f'])('has no use for %j', (key) => {
    expect(edited(lineOf('a'), key)).toBeUndefined();
  });
});

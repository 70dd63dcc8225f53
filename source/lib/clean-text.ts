/** Text from outside (manifests, logs, messages) is data: nothing in it may steer the terminal. */

const suspicious = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const escapeSequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
const spaces = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * One line, free of escape sequences, control characters and marks that turn the writing direction.
 * Tabs and line breaks become one space.
 */
export function cleanText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(escapeSequences, '').replace(spaces, ' ').replace(controls, '');
}

/** The lines of a text, each clean; a last line break ends the last line and starts no other. */
export function cleanLines(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r]/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines.map(cleanText);
}

/** Small ways to say a line of styled text. */
import { cleanText } from '../lib/clean-text.ts';
import type { Line, Tone } from './view.ts';

export function plain(text: string): Line {
  return [{ text: cleanText(text) }];
}

export function toned(tone: Tone, text: string): Line {
  return [{ text: cleanText(text), tone }];
}

/** `1 pod`, `3 pods`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

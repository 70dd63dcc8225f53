import { hash32 } from '../lib/hash.ts';

/** 64 hexadecimal digits that follow from the text, where a runtime would have a SHA-256. */
export function digest(text: string): string {
  let digits = '';
  for (let part = 0; part < 8; part += 1) digits += hash32(`${part} ${text}`).toString(16).padStart(8, '0');
  return digits;
}

/** Letters of made-up names: no vowels and no digits that look like letters, so that no words appear (util/rand). */
export const safeAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

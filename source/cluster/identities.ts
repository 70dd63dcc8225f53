/** Names and uids that the API server makes up, drawn from named random streams. */
import { safeAlphabet } from '../kubernetes/safe-alphabet.ts';

export interface Identities {
  /** A version 4 UUID. */
  uid(): string;
  /** The next number in [0, 1) for the suffix of a generated name. */
  nameDigit(): number;
  /** The next number in [0, 1) for an address or a port of a Service. */
  address(): number;
}

const suffixLength = 5;
const longestPrefix = 63 - suffixLength;

export function createIdentities(random: (stream: string) => number): Identities {
  return {
    uid: () => {
      const word = () => Math.floor(random('uid') * 0x1_0000_0000);
      const [a, b, c, d] = [word(), word(), word(), word()].map((part) => part.toString(16).padStart(8, '0'));
      const variant = '89ab'[Number.parseInt(c![0]!, 16) & 3];
      return `${a}-${b!.slice(0, 4)}-4${b!.slice(5)}-${variant}${c!.slice(1, 4)}-${c!.slice(4)}${d}`;
    },
    nameDigit: () => random('names'),
    address: () => random('addresses'),
  };
}

/** `web-` → `web-2xk8p`; a long prefix is cut, so that the name stays a DNS label. */
export function generatedName(prefix: string, identities: Identities): string {
  let name = prefix.slice(0, longestPrefix);
  for (let index = 0; index < suffixLength; index += 1) {
    name += safeAlphabet[Math.floor(identities.nameDigit() * safeAlphabet.length)];
  }
  return name;
}

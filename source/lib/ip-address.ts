/** IP addresses and ranges as numbers, so that they can be compared and counted. */

export type IpFamily = 'IPv4' | 'IPv6';

export interface IpAddress {
  readonly family: IpFamily;
  readonly value: bigint;
}

/** All addresses that share their first `prefix` bits with `address`. */
export interface IpRange {
  readonly address: IpAddress;
  readonly prefix: number;
}

const widths: Readonly<Record<IpFamily, number>> = { IPv4: 32, IPv6: 128 };

export function parseIp(text: string): IpAddress | undefined {
  const isNew = text.includes(':');
  const value = isNew ? parseGroups(text) : parseOctets(text);
  return value === undefined ? undefined : { family: isNew ? 'IPv6' : 'IPv4', value };
}

/** `10.96.0.0/12`; bits beyond the prefix may be set, and do not count. */
export function parseCidr(text: string): IpRange | undefined {
  const [, base = '', length] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseIp(base);
  if (address === undefined || Number(length) > widths[address.family]) return undefined;
  return { address, prefix: Number(length) };
}

export function isWithin(address: IpAddress, range: IpRange): boolean {
  const { family } = address;
  const rest = BigInt(widths[family] - range.prefix);
  return family === range.address.family && address.value >> rest === range.address.value >> rest;
}

/** The text of an IPv4 address. */
export function octets(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}

function parseOctets(text: string): bigint | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.some((part) => part > 255) ? undefined : joined(parts, 8n);
}

function parseGroups(text: string): bigint | undefined {
  const [head = '', tail, ...more] = withoutOctets(text)?.split('::') ?? [];
  if (head === '' && tail === undefined) return undefined;
  const [left, right] = [groups(head), groups(tail ?? '')];
  const missing = 8 - left.length - right.length;
  // Two colons stand for at least one group of zeros, and can do so once.
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const all = [...left, ...Array<string>(missing).fill('0'), ...right];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return joined(
    all.map((group) => Number.parseInt(group, 16)),
    16n,
  );
}

/** The last two groups may be written as an IPv4 address. */
function withoutOctets(text: string): string | undefined {
  if (!text.includes('.')) return text;
  const start = text.lastIndexOf(':') + 1;
  const value = parseOctets(text.slice(start));
  if (value === undefined) return undefined;
  return `${text.slice(0, start)}${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

function joined(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((value, part) => (value << bits) | BigInt(part), 0n);
}

import { describe, expect, it } from 'vitest';
import { isWithin, octets, parseCidr, parseIp } from '../../source/lib/ip-address.ts';

describe('An address', () => {
  it.each([
    ['10.9.8.7', 'IPv4', 0x0a090807n],
    ['255.255.255.255', 'IPv4', 0xffffffffn],
    ['::', 'IPv6', 0n],
    ['::1', 'IPv6', 1n],
    ['2001:db8::ffff', 'IPv6', 0x20010db800000000000000000000ffffn],
    ['1:2:3:4:5:6:7:8', 'IPv6', 0x00010002000300040005000600070008n],
    ['::ffff:10.0.0.1', 'IPv6', 0xffff0a000001n],
  ])('%s is read', (text, family, value) => {
    expect(parseIp(text)).toEqual({ family, value });
  });

  it.each([
    '',
    'None',
    '10.9.8',
    '10.9.8.256',
    '10.9.8.7.6',
    '10.9.8.x',
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1::2::3',
    '1:2:3:4:5:6:7::8',
    'g::1',
    '12345::',
  ])('can not be %j', (text) => {
    expect(parseIp(text)).toBeUndefined();
  });

  it('of the old kind is written as it is read', () => {
    expect(octets(parseIp('10.96.0.10')!.value)).toBe('10.96.0.10');
  });
});

describe('A range', () => {
  it.each([
    ['10.96.0.1', '10.96.0.0/12', true],
    ['10.111.255.255', '10.96.0.0/12', true],
    ['10.112.0.0', '10.96.0.0/12', false],
    ['8.8.8.8', '0.0.0.0/0', true],
    ['10.0.0.1', '10.0.0.1/32', true],
    ['10.0.0.2', '10.0.0.1/32', false],
    ['fe80::1', 'fe80::/10', true],
    ['::1', '0.0.0.0/0', false],
  ])('%s in %s: %s', (address, range, expected) => {
    expect(isWithin(parseIp(address)!, parseCidr(range)!)).toBe(expected);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/', '::/129', '/8'])('can not be %j', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

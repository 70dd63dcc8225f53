/**
 * Quantities that are added up and given back as text (apimachinery, resource.Quantity): exact to a billionth, and
 * written in the notation in which they came, `500m` + `1` as `1500m`, `1Gi` + `512Mi` as `1536Mi`.
 */

export interface Quantity {
  /** Billionths of a unit. */
  readonly nanos: bigint;
  readonly notation: 'decimal' | 'binary' | 'exponent';
}

const unit = 1_000_000_000n;
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** From billionths up, each a thousand times the one before. */
const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

const grammar = /^([+-]?)(\d*)\.?(\d*)(?:([KMGTPE]i)|[eE]([+-]?\d{1,2})|([numkMGTPE]))?$/;

export const zero: Quantity = { nanos: 0n, notation: 'decimal' };

export function quantityOf(count: number): Quantity {
  return { nanos: BigInt(count) * unit, notation: 'decimal' };
}

/** Text that is no quantity counts as nothing: validation complains about it. */
export function readQuantity(text: string | number): Quantity {
  const [, sign, whole = '', part = '', binary, exponent, decimal = ''] = grammar.exec(`${text}`) ?? [];
  if (whole === '' && part === '') return zero;
  const digits = BigInt(`${sign}${whole}${part}`);
  if (binary !== undefined) {
    const factor = 1024n ** BigInt(binarySuffixes.indexOf(binary));
    return { nanos: shifted(digits * factor, 9 - part.length), notation: 'binary' };
  }
  const power = exponent === undefined ? 3 * decimalSuffixes.indexOf(decimal) : 9 + Number(exponent);
  return {
    nanos: shifted(digits, power - part.length),
    notation: exponent === undefined ? 'decimal' : 'exponent',
  };
}

/** Nothing takes the notation of what is added to it. */
export function plus(one: Quantity, other: Quantity): Quantity {
  const { notation } = one.nanos === 0n ? other : one;
  return { nanos: one.nanos + other.nanos, notation };
}

export function minus(one: Quantity, other: Quantity): Quantity {
  return plus(one, { ...other, nanos: -other.nanos });
}

/** The canonical text: the largest suffix with which no fraction is left. */
export function writeQuantity({ nanos, notation }: Quantity): string {
  const isSmall = nanos > -1024n * unit && nanos < 1024n * unit;
  return notation === 'binary' && !isSmall ? inBinary(nanos) : inDecimal(nanos, notation === 'exponent');
}

function inBinary(nanos: bigint): string {
  let amount = shifted(nanos, -9);
  let power = 0;
  while (amount % 1024n === 0n && power + 1 < binarySuffixes.length) {
    amount /= 1024n;
    power += 1;
  }
  return `${amount}${binarySuffixes[power]}`;
}

function inDecimal(nanos: bigint, asExponent: boolean): string {
  if (nanos === 0n) return '0';
  let amount = nanos;
  let power = 0;
  while (amount % 1000n === 0n && power + 1 < decimalSuffixes.length) {
    amount /= 1000n;
    power += 1;
  }
  const suffix = asExponent && power !== 3 ? `e${3 * power - 9}` : decimalSuffixes[power];
  return `${amount}${suffix}`;
}

/** Times a power of ten; what is left below the last digit is rounded away from zero. */
function shifted(amount: bigint, power: number): bigint {
  if (power >= 0) return amount * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  const rest = amount % divisor;
  return amount / divisor + (rest === 0n ? 0n : rest > 0n ? 1n : -1n);
}

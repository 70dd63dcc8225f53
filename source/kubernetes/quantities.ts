/** Quantities: `500m`, `1.5Gi`, `2e3`. Parsed to plain numbers; CPU counts in thousandths of a core, the rest in units. */

const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const grammar = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

/** The amount in whole units (`500m` is 0.5), or undefined where the text is no quantity (apimachinery, resource.Quantity). */
export function parseQuantity(text: string | number): number | undefined {
  if (typeof text === 'number') return Number.isFinite(text) ? text : undefined;
  const match = grammar.exec(text);
  if (match === null) return undefined;
  const [, amount, suffix = '', exponent] = match;
  if (exponent !== undefined) return Number(`${amount}e${exponent}`);
  return scale(Number(amount), suffix);
}

/** Small suffixes divide, so that `100m` is 0.1 and not a neighbour of it. */
function scale(amount: number, suffix: string): number {
  const factor = suffixes[suffix]!;
  return factor < 1 ? amount / Math.round(1 / factor) : amount * factor;
}

/** Thousandths of a core, rounded up; 0 where missing or no quantity. */
export function milliCpu(quantity: string | number | undefined): number {
  if (quantity === undefined) return 0;
  return roundUp((parseQuantity(quantity) ?? 0) * 1000);
}

/** Whole bytes (or whole units of any other resource), rounded up; 0 where missing or no quantity. */
export function bytes(quantity: string | number | undefined): number {
  if (quantity === undefined) return 0;
  return roundUp(parseQuantity(quantity) ?? 0);
}

function roundUp(amount: number): number {
  return Math.ceil(Number(amount.toFixed(6)));
}

/** `250m`, or whole cores: `2`. */
export function formatCpu(milli: number): string {
  return milli % 1000 === 0 ? `${milli / 1000}` : `${milli}m`;
}

/** The largest binary unit that divides evenly: `8Gi`, `1536Mi`, `1000`. */
export function formatBytes(amount: number): string {
  for (const unit of ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki']) {
    const factor = suffixes[unit]!;
    if (amount >= factor && amount % factor === 0) return `${amount / factor}${unit}`;
  }
  return `${amount}`;
}

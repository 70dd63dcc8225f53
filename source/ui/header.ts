/** The line at the top: whose cluster, what time it is there and how fast it goes, and its health in one glance. */
import type { HeaderView } from '../dashboard/view.ts';
import { fitLine, lineWidth, type Piece, type PieceLine } from './line.ts';

/** From the most generous form to the smallest; the first that fits is taken. */
const forms: readonly { readonly brand: boolean; readonly words: boolean; readonly gap: string }[] = [
  { brand: true, words: true, gap: '   ' },
  { brand: true, words: true, gap: '  ' },
  { brand: false, words: true, gap: '  ' },
  { brand: false, words: false, gap: '  ' },
  { brand: false, words: false, gap: ' ' },
];

export function headerLine(header: HeaderView, width: number): PieceLine {
  for (const form of forms) {
    const left = [...nameOf(header, form.brand), { text: form.gap }, ...clockOf(header)];
    const right = healthOf(header, form);
    const space = width - lineWidth(left) - lineWidth(right) - 1;
    if (space >= form.gap.length) return [...left, { text: ' '.repeat(space) }, ...right, { text: ' ' }];
  }
  const smallest = [...clockOf(header), { text: ' ' }, ...healthOf(header, forms.at(-1)!)];
  return fitLine([{ text: ' ' }, ...smallest], width);
}

function nameOf({ cluster }: HeaderView, brand: boolean): Piece[] {
  const name = { text: cluster, bold: true };
  return brand
    ? [{ text: ' kubarium', tone: 'accent', bold: true }, { text: ' · ', tone: 'dim' }, name]
    : [{ text: ' ' }, name];
}

/** As wide while time stands still as while it runs. */
function clockOf({ paused, speed, clock }: HeaderView): Piece[] {
  return paused
    ? [{ text: `⏸ ${speed} ${clock}`, tone: 'notice', bold: true }]
    : [{ text: '▶ ', tone: 'good' }, { text: speed, bold: true }, { text: ` ${clock}` }];
}

function healthOf({ nodes, pods, namespace }: HeaderView, { words, gap }: (typeof forms)[number]): Piece[] {
  const text = words ? `${nodes.ready} of ${nodes.total} nodes` : `${nodes.ready}/${nodes.total} nodes`;
  return [
    nodes.ready < nodes.total ? { text, tone: 'bad', bold: true } : { text },
    { text: gap },
    count('✔', pods.healthy, 'good'),
    { text: gap },
    count('◌', pods.busy, 'busy'),
    { text: gap },
    count('✖', pods.broken, 'bad'),
    { text: gap },
    { text: 'ns:', tone: 'dim' },
    { text: words ? ` ${namespace}` : namespace },
  ];
}

function count(symbol: string, amount: number, tone: 'good' | 'busy' | 'bad'): Piece {
  return { text: `${symbol} ${amount}`, tone: amount === 0 ? 'dim' : tone };
}

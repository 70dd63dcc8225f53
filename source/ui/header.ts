/** The line at the top: whose cluster, what time it is there and how fast it goes, and its health in one glance. */
import type { HeaderView } from '../dashboard/view.ts';
import { fitLine, lineWidth, type Piece, type PieceLine } from './line.ts';

/** From the most generous form to the smallest; the first that fits is taken. */
interface Form {
  readonly brand: boolean;
  /** Says that the counts are of the whole cluster, whatever the list below shows. */
  readonly scope: string;
  readonly words: boolean;
  readonly gap: string;
}

const forms: readonly Form[] = [
  { brand: true, scope: 'whole cluster: ', words: true, gap: '   ' },
  { brand: true, scope: 'cluster: ', words: true, gap: '  ' },
  { brand: false, scope: 'cluster: ', words: true, gap: '  ' },
  { brand: false, scope: '', words: true, gap: '  ' },
  { brand: false, scope: '', words: false, gap: '  ' },
  { brand: false, scope: '', words: false, gap: ' ' },
];

export function headerLine(header: HeaderView, width: number): PieceLine {
  for (const form of forms) {
    const left = [
      ...nameOf(header, form.brand),
      { text: form.gap },
      ...clockOf(header),
      ...apiOf(header, form),
    ];
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

/** Small: the help says how kubectl gets there. */
function apiOf({ port }: HeaderView, { brand, gap }: Form): Piece[] {
  return port === undefined || !brand ? [] : [{ text: `${gap}API ${port}`, tone: 'dim' }];
}

/** The counts stand in places of one width: nothing moves while they change. */
function healthOf({ nodes, pods }: HeaderView, { scope, words, gap }: Form): Piece[] {
  const places = `${pods.healthy + pods.busy + pods.broken}`.length;
  const ready: Piece = { text: `nodes ${nodes.ready}/${nodes.total}` };
  return [
    { text: scope, tone: 'dim' },
    nodes.ready < nodes.total ? { ...ready, tone: 'bad', bold: true } : ready,
    { text: gap },
    ...(words ? [{ text: 'pods ' }] : []),
    count('✔', pods.healthy, places, 'good'),
    { text: ' ' },
    count('◌', pods.busy, places, 'busy'),
    { text: ' ' },
    count('✖', pods.broken, places, 'bad'),
  ];
}

function count(symbol: string, amount: number, places: number, tone: 'good' | 'busy' | 'bad'): Piece {
  return { text: `${symbol} ${amount}`.padEnd(places + 2), tone: amount === 0 ? 'dim' : tone };
}

/** The line on top: which cluster, how it is doing, and what time it is there. */
import { holds } from '../kubernetes/conditions.ts';
import type { Pod } from '../kubernetes/objects.ts';
import { cleanText } from '../lib/clean-text.ts';
import { rowHealth } from '../printers/index.ts';
import { clock, clockWithMilliseconds } from './clock.ts';
import type { Model } from './model.ts';
import type { HeaderView, Line, Span } from './view.ts';
import type { World } from './world.ts';

export function headerView({ namespace, pace }: Model, { cluster, served }: World): HeaderView {
  const nodes = cluster.read.list('Node');
  const ready = nodes.filter(({ status }) => holds(status.conditions, 'Ready'));
  return {
    cluster: cleanText(cluster.name),
    namespace: namespace ?? 'all',
    clock: clock(cluster.now - cluster.startTime),
    speed: `${pace.speed}x`,
    paused: pace.paused,
    nodes: { ready: ready.length, total: nodes.length },
    pods: podCounts(cluster.read.list('Pod')),
    ...(served && { port: portOf(served.url) }),
  };
}

function portOf(url: string): string {
  return url.slice(url.lastIndexOf(':'));
}

/** The line of a paused clock: the ways on. */
export function pausedLine({ pace }: Model, { cluster }: World): Line | undefined {
  if (!pace.paused) return undefined;
  const time = clockWithMilliseconds(cluster.now - cluster.startTime);
  const key = (text: string): Span => ({ text, tone: 'accent' });
  return [
    { text: `⏸ ${time}  `, tone: 'notice', bold: true },
    ...(cluster.nextEventTime === undefined
      ? [{ text: 'nothing is due  ', tone: 'dim' as const }]
      : [key('.'), { text: ' next change  ' }]),
    key('space'),
    { text: ` go on at ${pace.speed}x  ` },
    key('< >'),
    { text: ' speed' },
  ];
}

type PodCounts = HeaderView['pods'];

const counted = new WeakMap<readonly Pod[], PodCounts>();

/** Lists keep their identity until one of their pods changes. */
function podCounts(pods: readonly Pod[]): PodCounts {
  let counts = counted.get(pods);
  if (counts === undefined) {
    counts = count(pods);
    counted.set(pods, counts);
  }
  return counts;
}

function count(pods: readonly Pod[]): PodCounts {
  let busy = 0;
  let broken = 0;
  for (const pod of pods) {
    const health = rowHealth('Pod', pod);
    if (health === 'bad') broken += 1;
    else if (health === 'busy' || health === 'gone') busy += 1;
  }
  return { healthy: pods.length - busy - broken, busy, broken };
}

import { expect, test } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import { createDashboard } from '../../source/dashboard/dashboard.ts';

/** Changes the title of the window, colours, clears the screen, and turns the writing direction. */
const hostile = 'a\u001b]0;gotcha\u0007b\u001b[31mc\u009b2Jd\u202ee\rf';

const labels = { app: 'web' };
const annotations = { 'kubernetes.io/change-cause': hostile, note: hostile };
const container = {
  name: 'main',
  image: hostile,
  command: ['sh', '-c', `echo '${hostile}'; sleep 1000`],
  env: [{ name: 'TEXT', value: hostile }],
};
const manifests = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', annotations },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels, annotations }, spec: { containers: [container] } },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'writer', annotations },
    spec: { containers: [{ ...container, image: 'busybox' }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'told' },
    involvedObject: { kind: hostile, name: hostile, namespace: 'default' },
    reason: hostile,
    message: hostile,
    type: hostile,
  },
];

const back = ['esc', 'esc', 'esc', 'esc'];

test.each([
  ['pods', [':', ...'pods', 'enter']],
  ['the log', [':', ...'pods', 'enter', 'end', 'l']],
  ['YAML', ['y']],
  ['describe', ['d']],
  ['why', ['w']],
  ['containers', ['enter']],
  ['events', [':', ...'events', 'enter']],
  ['an event', [':', ...'events', 'enter', 'd']],
  ['the history', [':', ...'deployments', 'enter', 'H']],
  ['the image dialog', [':', ...'deployments', 'enter', 'i']],
  ['the undo dialog', [':', ...'deployments', 'enter', 'u']],
  ['the commands so far', ['K']],
  ['what is typed', [':', '\u009b', '\u202e', '\u001b']],
])('no text of a manifest steers the terminal: %s', (_, keys) => {
  const cluster = createCluster({ name: hostile, manifests });
  cluster.advance(60_000);
  const dashboard = createDashboard({ cluster });
  for (const key of [...back, ...keys]) dashboard.press(key);
  dashboard.paste(hostile);
  expect(textsIn(dashboard.view()).filter((text) => /[\p{Cc}\u2028-\u202e]/u.test(text))).toEqual([]);
});

test('a namespace from the command line does not either', () => {
  const dashboard = createDashboard({ cluster: createCluster(), namespace: hostile });
  expect(textsIn(dashboard.view()).filter((text) => /\p{Cc}/u.test(text))).toEqual([]);
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

import { describe, expect, test } from 'vitest';
import { nodeUsage } from '../../source/kubernetes/node-usage.ts';
import type { Pod } from '../../source/kubernetes/objects.ts';
import { podRequests, podScoringRequests, qosClass } from '../../source/kubernetes/pod-resources.ts';

type Amounts = Record<string, string>;

const container = (requests?: Amounts, limits?: Amounts, more: object = {}) => ({
  name: 'c',
  resources: { ...(requests && { requests }), ...(limits && { limits }) },
  ...more,
});
const podOf = (spec: object): Pod => ({ metadata: {}, spec, status: {} }) as unknown as Pod;
const sidecar = { restartPolicy: 'Always' };

describe('What a pod requests', () => {
  test.each([
    [
      'the sum of its containers',
      { containers: [container({ cpu: '1' }), container({ cpu: '500m' })] },
      { cpu: 1500 },
    ],
    [
      'the largest init container where that is more',
      {
        initContainers: [container({ cpu: '3' }), container({ cpu: '2' })],
        containers: [container({ cpu: '1' })],
      },
      { cpu: 3000 },
    ],
    [
      'sidecars together with the rest',
      {
        initContainers: [container({ cpu: '1' }, undefined, sidecar)],
        containers: [container({ cpu: '1' })],
      },
      { cpu: 2000 },
    ],
    [
      'a sidecar beside the init container after it',
      {
        initContainers: [container({ cpu: '1' }, undefined, sidecar), container({ cpu: '4' })],
        containers: [container({ cpu: '1' })],
      },
      { cpu: 5000 },
    ],
    [
      'its overhead on top',
      { overhead: { cpu: '250m', memory: '1Ki' }, containers: [container({ cpu: '1' })] },
      { cpu: 1250, memory: 1024 },
    ],
    [
      'numbers, whatever a resource is called',
      { containers: [container({ constructor: '2' }), container({ constructor: '1' })] },
      { constructor: 3 },
    ],
    ['nothing where nothing is said', { containers: [container()] }, {}],
  ])('is %s', (_, spec, amounts) => {
    expect(podRequests(podOf(spec))).toEqual(amounts);
  });

  test('counts a little for scoring where nothing is said', () => {
    expect(podScoringRequests(podOf({ containers: [container()] }))).toEqual({
      cpu: 100,
      memory: 209_715_200,
    });
  });

  test('is derived once for a spec', () => {
    const pod = podOf({ containers: [container({ cpu: '1' })] });
    expect(podRequests(pod)).toBe(podRequests(pod));
  });
});

describe('The class of service', () => {
  const both = { cpu: '1', memory: '1Gi' };

  test.each([
    ['BestEffort', [container()]],
    ['BestEffort', [container({ 'example.com/gpu': '1' })]],
    ['Guaranteed', [container(both, both)]],
    ['Guaranteed', [container(undefined, both)]],
    ['Burstable', [container(both)]],
    ['Burstable', [container({ cpu: '1' }, { cpu: '1' })]],
    ['Burstable', [container(both, both), container()]],
    ['Burstable', [container({ cpu: '500m', memory: '1Gi' }, both)]],
  ])('is %s for %j', (expected, containers) => {
    expect(qosClass(podOf({ containers }))).toBe(expected);
  });
});

test('finished pods take nothing of their node', () => {
  const spec = {
    containers: [container({ cpu: '1' }, undefined, { ports: [{ containerPort: 80, hostPort: 8080 }] })],
  };
  const pods = ['Running', 'Succeeded', 'Failed'].map(
    (phase) => ({ ...podOf(spec), status: { phase } }) as Pod,
  );
  expect(nodeUsage(pods)).toEqual({
    requests: { cpu: 1000 },
    scoringRequests: { cpu: 1000, memory: 209_715_200 },
    pods: 1,
    hostPorts: [{ ip: '0.0.0.0', port: 8080, protocol: 'TCP' }],
  });
});

import { describe, expect, it } from 'vitest';
import { applyDefaults, applyJobIdentity } from '../../../source/kubernetes/defaults/index.ts';
import { apiVersionOf, type StoredKind } from '../../../source/kubernetes/kinds.ts';
import type { Manifest } from '../../../source/kubernetes/objects.ts';

type Parts = Record<string, unknown>;

const labels = { app: 'web' };
const bare = { name: 'app', image: 'nginx' };

function defaulted(kind: StoredKind, spec: Parts): Manifest {
  return applyDefaults({ apiVersion: apiVersionOf(kind), kind, metadata: { name: 'web' }, spec });
}

function specOf(kind: StoredKind, spec: Parts) {
  return defaulted(kind, spec).spec as Parts;
}

/** The template as a person reads it back who wrote only a container. */
const template = {
  metadata: { labels },
  spec: {
    containers: [
      {
        name: 'app',
        image: 'nginx',
        imagePullPolicy: 'Always',
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ],
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  },
};
const written = { metadata: { labels }, spec: { containers: [bare] } };
const selector = { matchLabels: labels };

describe('A minimal manifest reads back with all that holds of it', () => {
  it.each([
    [
      'Deployment',
      { selector, template: written },
      {
        progressDeadlineSeconds: 600,
        replicas: 1,
        revisionHistoryLimit: 10,
        selector,
        strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' }, type: 'RollingUpdate' },
        template,
      },
    ],
    ['ReplicaSet', { selector, template: written }, { replicas: 1, selector, template }],
    ['ReplicationController', { template: written }, { replicas: 1, selector: labels, template }],
    [
      'DaemonSet',
      { selector, template: written },
      {
        revisionHistoryLimit: 10,
        selector,
        template,
        updateStrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 }, type: 'RollingUpdate' },
      },
    ],
    [
      'StatefulSet',
      { selector, template: written, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] },
      {
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        podManagementPolicy: 'OrderedReady',
        replicas: 1,
        revisionHistoryLimit: 10,
        selector,
        template,
        updateStrategy: { rollingUpdate: { partition: 0 }, type: 'RollingUpdate' },
        volumeClaimTemplates: [
          {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            metadata: { name: 'data' },
            spec: { resources: {}, volumeMode: 'Filesystem' },
            status: { phase: 'Pending' },
          },
        ],
      },
    ],
    [
      'Job',
      { template: written },
      {
        backoffLimit: 6,
        completionMode: 'NonIndexed',
        completions: 1,
        manualSelector: false,
        parallelism: 1,
        podReplacementPolicy: 'TerminatingOrFailed',
        suspend: false,
        template,
      },
    ],
    [
      'CronJob',
      { schedule: '* * * * *', jobTemplate: { spec: { template: written } } },
      {
        concurrencyPolicy: 'Allow',
        failedJobsHistoryLimit: 1,
        jobTemplate: { metadata: {}, spec: { template } },
        schedule: '* * * * *',
        successfulJobsHistoryLimit: 3,
        suspend: false,
      },
    ],
  ] as const)('%s', (kind, given, expected) => {
    expect(specOf(kind, given)).toEqual(expected);
  });

  it('and stays the same object once it has', () => {
    const once = defaulted('StatefulSet', { selector, template: written });
    expect(applyDefaults(once)).toBe(once);
  });
});

function container(fields: Parts): Parts {
  const spec = specOf('Pod', { containers: [{ ...bare, ...fields }] });
  return (spec.containers as Parts[])[0]!;
}

function volume(fields: Parts): Parts {
  const spec = specOf('Pod', { containers: [bare], volumes: [{ name: 'v', ...fields }] });
  return (spec.volumes as Parts[])[0]!;
}

describe('A container', () => {
  it.each([
    [
      { imagePullPolicy: '', terminationMessagePolicy: '' },
      { imagePullPolicy: 'Always', terminationMessagePolicy: 'File' },
    ],
    [{ ports: [{ containerPort: 80 }] }, { ports: [{ containerPort: 80, protocol: 'TCP' }] }],
    [
      { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] },
      { env: [{ name: 'A', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } }] },
    ],
    [
      { env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }] },
      { env: [{ name: 'A', valueFrom: { resourceFieldRef: { divisor: '0', resource: 'limits.cpu' } } }] },
    ],
    [
      { startupProbe: { grpc: { port: 1 }, periodSeconds: 0 } },
      {
        startupProbe: {
          failureThreshold: 3,
          grpc: { port: 1, service: '' },
          periodSeconds: 10,
          successThreshold: 1,
          timeoutSeconds: 1,
        },
      },
    ],
    [
      { lifecycle: { preStop: { httpGet: { port: 80 } } } },
      { lifecycle: { preStop: { httpGet: { path: '/', port: 80, scheme: 'HTTP' } } } },
    ],
  ])('%j reads back as %j', (given, expected) => {
    expect(container(given)).toMatchObject(expected);
  });
});

describe('A quantity', () => {
  it.each([
    ['cpu', 0.5, '500m'],
    ['cpu', '0.5', '500m'],
    ['cpu', '1000m', '1'],
    ['cpu', '100u', '1m'],
    ['cpu', '2000', '2k'],
    ['memory', '1024Mi', '1Gi'],
    ['memory', '1.5Gi', '1536Mi'],
    ['memory', '1e3', '1e3'],
    ['memory', '128974848', '128974848'],
    ['memory', 'lots', 'lots'],
    ['memory', '64Mi', '64Mi'],
  ])('of %s written as %j reads back as %j', (name, given, expected) => {
    expect(container({ resources: { requests: { [name]: given } } })).toMatchObject({
      resources: { requests: { [name]: expected } },
    });
  });
});

describe('A volume', () => {
  it.each([
    [{}, { emptyDir: {} }],
    [{ emptyDir: null }, { emptyDir: {} }],
    [{ emptyDir: { sizeLimit: 1024 } }, { emptyDir: { sizeLimit: '1024' } }],
    [{ hostPath: { path: '/a' } }, { hostPath: { path: '/a', type: '' } }],
    [{ configMap: { name: 'c' } }, { configMap: { defaultMode: 420, name: 'c' } }],
    [
      { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.labels' } }] } },
      {
        downwardAPI: {
          defaultMode: 420,
          items: [{ path: 'a', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.labels' } }],
        },
      },
    ],
    [
      { projected: { sources: [{ serviceAccountToken: { path: 't' } }] } },
      {
        projected: {
          defaultMode: 420,
          sources: [{ serviceAccountToken: { expirationSeconds: 3600, path: 't' } }],
        },
      },
    ],
    [
      { ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } } },
      {
        ephemeral: {
          volumeClaimTemplate: {
            metadata: {},
            spec: { accessModes: ['ReadWriteOnce'], resources: {}, volumeMode: 'Filesystem' },
          },
        },
      },
    ],
    [{ image: { reference: 'data:1' } }, { image: { pullPolicy: 'IfNotPresent', reference: 'data:1' } }],
  ])('%j reads back as %j', (given, expected) => {
    expect(volume(given)).toEqual({ name: 'v', ...expected });
  });
});

describe('A Job', () => {
  it('takes a rule about a condition to be about one that holds', () => {
    const rules = [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }];
    expect(specOf('Job', { template: written, podFailurePolicy: { rules } })).toMatchObject({
      podFailurePolicy: { rules: [{ onPodConditions: [{ status: 'True', type: 'DisruptionTarget' }] }] },
      podReplacementPolicy: 'Failed',
    });
  });

  it('keeps labels that somebody has given, for the validation to judge', () => {
    const born = defaulted('Job', { template: { metadata: { labels: { 'controller-uid': 'mine' } } } });
    const { spec } = applyJobIdentity({ ...born, metadata: { name: 'pi', uid: 'u-1' } });
    expect(spec).toMatchObject({
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': 'u-1' } },
      template: { metadata: { labels: { 'controller-uid': 'mine', 'job-name': 'pi' } } },
    });
  });
});

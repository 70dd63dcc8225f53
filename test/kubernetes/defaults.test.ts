import { describe, expect, it } from 'vitest';
import { defaultPullPolicy } from '../../source/kubernetes/defaults/container.ts';
import { applyDefaults, applyJobIdentity } from '../../source/kubernetes/defaults/index.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';

const container = { name: 'app', image: 'nginx:1.27' };
const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };

function manifest(apiVersion: string, kind: string, spec: object): Manifest {
  return { apiVersion, kind, metadata: { name: 'web' }, spec };
}

function specOf(object: Manifest) {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into parts of many shapes
  return object.spec as any;
}

function podSpec(spec: object = {}) {
  return specOf(applyDefaults(manifest('v1', 'Pod', { containers: [container], ...spec })));
}

describe('A pod', () => {
  it('gets the fields that a person sees in its YAML', () => {
    expect(podSpec()).toEqual({
      containers: [
        {
          ...container,
          imagePullPolicy: 'IfNotPresent',
          resources: {},
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
        },
      ],
      dnsPolicy: 'ClusterFirst',
      enableServiceLinks: true,
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
    });
  });

  it('requests what it limits, where it does not say how much it requests', () => {
    const resources = { limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: '200m' } };
    expect(podSpec({ containers: [{ ...container, resources }] }).containers[0].resources).toEqual({
      limits: { cpu: '1', memory: '1Gi' },
      requests: { cpu: '200m', memory: '1Gi' },
    });
  });

  it.each(['serviceAccount', 'serviceAccountName'])('has one account under two names: %s', (name) => {
    expect(podSpec({ [name]: 'robot' })).toMatchObject({
      serviceAccount: 'robot',
      serviceAccountName: 'robot',
    });
  });

  it('takes the same port of the host on the host network', () => {
    const ports = [{ containerPort: 80 }];
    const { containers } = podSpec({ hostNetwork: true, containers: [{ ...container, ports }] });
    expect(containers[0].ports).toEqual([{ containerPort: 80, hostPort: 80, protocol: 'TCP' }]);
  });

  it('has probes with all their numbers, and volumes with a source', () => {
    const livenessProbe = { httpGet: { port: 8080 }, periodSeconds: 3 };
    const volumes = [{ name: 'scratch' }, { name: 'secret', secret: { secretName: 's' } }];
    const spec = podSpec({ containers: [{ ...container, livenessProbe }], volumes });
    expect(spec.containers[0].livenessProbe).toEqual({
      failureThreshold: 3,
      httpGet: { path: '/', port: 8080, scheme: 'HTTP' },
      periodSeconds: 3,
      successThreshold: 1,
      timeoutSeconds: 1,
    });
    expect(spec.volumes).toEqual([
      { name: 'scratch', emptyDir: {} },
      { name: 'secret', secret: { secretName: 's', defaultMode: 420 } },
    ]);
  });

  it('stays the same object once it has its defaults', () => {
    const once = applyDefaults(manifest('v1', 'Pod', { containers: [container], volumes: [{ name: 'a' }] }));
    expect(applyDefaults(once)).toBe(once);
  });
});

describe('The pull policy follows the image', () => {
  it.each([
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    ['localhost:5000/nginx', 'Always'],
    ['localhost:5000/nginx:1', 'IfNotPresent'],
    ['nginx:1.27', 'IfNotPresent'],
    ['nginx@sha256:0123', 'IfNotPresent'],
    ['nginx:latest@sha256:0123', 'Always'],
  ])('%s: %s', (image, policy) => {
    expect(defaultPullPolicy(image)).toBe(policy);
  });
});

describe('A controller', () => {
  it('that is a Deployment rolls in quarters', () => {
    const deployment = manifest('apps/v1', 'Deployment', {
      template,
      strategy: { rollingUpdate: { maxSurge: 0 } },
    });
    expect(specOf(applyDefaults(deployment))).toMatchObject({
      progressDeadlineSeconds: 600,
      replicas: 1,
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '25%' } },
    });
  });

  it('that recreates has no rolling figures', () => {
    const deployment = manifest('apps/v1', 'Deployment', { template, strategy: { type: 'Recreate' } });
    expect(specOf(applyDefaults(deployment)).strategy).toEqual({ type: 'Recreate' });
  });

  it('gives its template less than a pod gets', () => {
    const limited = { containers: [{ ...container, resources: { limits: { cpu: '1' } } }] };
    const set = manifest('apps/v1', 'ReplicaSet', { template: { spec: limited } });
    const { spec } = specOf(applyDefaults(set)).template;
    expect(spec).toMatchObject({ restartPolicy: 'Always', schedulerName: 'default-scheduler' });
    expect(spec).not.toHaveProperty('tolerations');
    expect(spec).not.toHaveProperty('enableServiceLinks');
    expect(spec.containers[0].resources).toEqual({ limits: { cpu: '1' } });
  });

  it('of the oldest kind takes selector and labels from its template', () => {
    const controller = applyDefaults(manifest('v1', 'ReplicationController', { template }));
    expect(controller).toMatchObject({
      metadata: { labels: { app: 'web' } },
      spec: { selector: { app: 'web' } },
    });
  });
});

describe('A Job', () => {
  it.each([
    [{}, [1, 1]],
    [{ completions: 5 }, [1, 5]],
    [{ parallelism: 2 }, [2, undefined]],
  ])('with %j has %j as parallelism and completions', (given, expected) => {
    const spec = specOf(applyDefaults(manifest('batch/v1', 'Job', { template, ...given })));
    expect([spec.parallelism, spec.completions]).toEqual(expected);
  });

  it('retries six times, is not suspended and counts whoever completes', () => {
    expect(specOf(applyDefaults(manifest('batch/v1', 'Job', { template })))).toMatchObject({
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      manualSelector: false,
      podReplacementPolicy: 'TerminatingOrFailed',
      suspend: false,
    });
  });

  it('selects by its own uid', () => {
    const born = { ...manifest('batch/v1', 'Job', { template }), metadata: { name: 'pi', uid: 'u-1' } };
    const spec = specOf(applyJobIdentity(applyDefaults(born)));
    expect(spec.selector).toEqual({ matchLabels: { 'batch.kubernetes.io/controller-uid': 'u-1' } });
    expect(spec.template.metadata.labels).toEqual({
      app: 'web',
      'batch.kubernetes.io/controller-uid': 'u-1',
      'batch.kubernetes.io/job-name': 'pi',
      'controller-uid': 'u-1',
      'job-name': 'pi',
    });
  });

  it('without labels reads with those of its pods, identity included', () => {
    const bare = { template: { spec: { containers: [container] } } };
    const born = { ...manifest('batch/v1', 'Job', bare), metadata: { name: 'pi', uid: 'u-1' } };
    expect(applyJobIdentity(applyDefaults(born)).metadata.labels).toMatchObject({ 'job-name': 'pi' });
    const labelled = { ...born, metadata: { ...born.metadata, labels: { tier: 'batch' } } };
    expect(applyJobIdentity(applyDefaults(labelled)).metadata.labels).toEqual({ tier: 'batch' });
  });

  it('with a selector of its own keeps it', () => {
    const own = { template, manualSelector: true, selector: { matchLabels: { app: 'web' } } };
    const born = { ...manifest('batch/v1', 'Job', own), metadata: { name: 'pi', uid: 'u-1' } };
    expect(applyJobIdentity(born)).toBe(born);
  });
});

describe('Other kinds', () => {
  it('a Service is a ClusterIP that sends to the port it listens on', () => {
    const service = manifest('v1', 'Service', { ports: [{ port: 80 }] });
    expect(specOf(applyDefaults(service))).toMatchObject({
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
      sessionAffinity: 'None',
      type: 'ClusterIP',
    });
  });

  it('a Namespace carries its name as a label', () => {
    const namespace = applyDefaults({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
    expect(namespace.metadata.labels).toEqual({ 'kubernetes.io/metadata.name': 'shop' });
  });

  it('a Secret keeps what it was given as text in base64', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { key: 'süß' } };
    const stored = applyDefaults(secret);
    expect(stored).toMatchObject({ type: 'Opaque', data: { key: 'c8O8w58=' } });
    expect(stored).not.toHaveProperty('stringData');
  });

  it('a LimitRange fills its defaults from its bounds', () => {
    const limits = [{ type: 'Container', max: { cpu: '1' }, min: { memory: '64Mi' } }];
    expect(specOf(applyDefaults(manifest('v1', 'LimitRange', { limits }))).limits[0]).toMatchObject({
      default: { cpu: '1' },
      defaultRequest: { cpu: '1', memory: '64Mi' },
    });
  });

  it('leaves what it does not know, and what is badly typed, as it is', () => {
    const foreign = manifest('example.com/v1', 'Widget', {});
    const broken = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: 'text' };
    expect(applyDefaults(foreign)).toBe(foreign);
    expect(applyDefaults(broken)).toBe(broken);
  });
});

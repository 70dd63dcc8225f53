import { describe, expect, it } from 'vitest';
import { createCluster } from '../../source/cluster/create.ts';
import type { LocalCluster } from '../../source/cluster/local-cluster.ts';
import type { Deployment, Manifest } from '../../source/kubernetes/objects.ts';
import { StatusError } from '../../source/kubernetes/status-error.ts';
import { entriesOf, ownersOf } from '../support/managed-fields.ts';
import { deployment, pod } from '../support/manifests.ts';

interface Wish {
  readonly manager?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

function apply(
  cluster: LocalCluster,
  body: Manifest,
  { manager = 'me', force = false, dryRun = false }: Wish = {},
) {
  const patch = { type: 'apply' as const, body, force };
  return cluster.patch('Deployment', 'default', body.metadata.name ?? '', patch, {
    fieldManager: manager,
    dryRun,
  });
}

function web(spec: object): Manifest {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec };
}

function scale(cluster: LocalCluster, replicas: number, fieldManager: string): void {
  cluster.patchScale(
    'Deployment',
    'default',
    'web',
    { type: 'merge', body: { spec: { replicas } } },
    { fieldManager },
  );
}

function refusal(work: () => unknown): StatusError {
  try {
    work();
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
  throw new Error('it was carried out');
}

const { replicas: _, ...unsized } = deployment('web').spec as Record<string, unknown>;

describe('Who applies what is not there', () => {
  it('makes it, with defaults that nobody owns', () => {
    const cluster = createCluster();
    const made = apply(cluster, deployment('web', { replicas: 2 }));
    expect(made.spec).toMatchObject({
      replicas: 2,
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate' },
    });
    expect(ownersOf(made)).toEqual({
      'me Apply': [
        '.spec.replicas',
        '.spec.selector',
        '.spec.template.metadata.labels.app',
        '.spec.template.spec.containers[name="main"]',
        '.spec.template.spec.containers[name="main"].image',
        '.spec.template.spec.containers[name="main"].name',
      ],
    });
  });

  it('changes nothing by applying the same again', () => {
    const cluster = createCluster();
    const made = apply(cluster, deployment('web', { cpu: '0.5' }));
    expect(apply(cluster, deployment('web', { cpu: '0.5' }))).toBe(made);
    cluster.advance(60_000);
    const [settled, { revision }] = [cluster.get('Deployment', 'default', 'web'), cluster];
    expect(apply(cluster, deployment('web', { cpu: '0.5' }))).toBe(settled);
    expect(cluster.revision).toBe(revision);
  });

  it('is refused what is not valid, and then there is nothing', () => {
    const cluster = createCluster();
    expect(refusal(() => apply(cluster, web({ replicas: 3 }))).reason).toBe('Invalid');
    expect(cluster.read.get('Deployment', 'default', 'web')).toBeUndefined();
  });

  it('leaves it unmade in a dry run', () => {
    const cluster = createCluster();
    expect(apply(cluster, deployment('web'), { dryRun: true }).metadata.name).toBe('web');
    expect(cluster.read.get('Deployment', 'default', 'web')).toBeUndefined();
  });
});

describe('Who applies what others wrote', () => {
  it('is refused their fields, and the state stays as it is', () => {
    const cluster = createCluster();
    cluster.create(deployment('web', { replicas: 3 }), { fieldManager: 'kubectl-create' });
    const { state } = cluster.checkpoint();
    const error = refusal(() => apply(cluster, web({ replicas: 5 })));
    expect(error).toMatchObject({
      code: 409,
      message: 'Apply failed with 1 conflict: conflict with "kubectl-create" using apps/v1: .spec.replicas',
    });
    expect(cluster.checkpoint().state).toBe(state);
  });

  it('takes them by force', () => {
    const cluster = createCluster();
    cluster.create(deployment('web', { replicas: 3 }), { fieldManager: 'kubectl-create' });
    const taken = apply(cluster, web({ replicas: 5 }), { force: true });
    expect(taken.spec.replicas).toBe(5);
    expect(taken.metadata.generation).toBe(2);
    expect(ownersOf(taken)['kubectl-create Update']).not.toContain('.spec.replicas');
  });

  it('leaves the size to an autoscaler by leaving it out', () => {
    const cluster = createCluster();
    apply(cluster, deployment('web', { replicas: 3 }));
    scale(cluster, 7, 'hpa');
    const conflict = refusal(() => apply(cluster, deployment('web', { replicas: 3 })));
    expect(conflict.message).toBe(
      'Apply failed with 1 conflict: conflict with "hpa" with subresource "scale" using apps/v1: .spec.replicas',
    );
    const left = apply(cluster, web(unsized));
    expect(left.spec.replicas).toBe(7);
    expect(ownersOf(left)).toMatchObject({ 'hpa Update scale': ['.spec.replicas'] });
  });

  it('hands the size over by letting it be owned twice for a while', () => {
    const cluster = createCluster();
    apply(cluster, deployment('web', { replicas: 3 }));
    apply(cluster, web({ replicas: 3 }), { manager: 'handover' });
    const left = apply(cluster, web(unsized));
    expect(left.spec.replicas).toBe(3);
    expect(ownersOf(left)['handover Apply']).toEqual(['.spec.replicas']);
  });

  it('gets the default where it alone had set a field and leaves it out', () => {
    const cluster = createCluster();
    apply(cluster, deployment('web', { replicas: 3, spec: { revisionHistoryLimit: 2 } }));
    const left = apply(cluster, web(unsized));
    expect(left.spec).toMatchObject({ replicas: 1, revisionHistoryLimit: 10 });
  });
});

describe('The version that is applied to', () => {
  it.each([
    ['resourceVersion', '1', { code: 409, reason: 'Conflict' }, 'the object has been modified'],
    ['uid', 'another', { code: 422, reason: 'Invalid' }, 'Invalid value: "another": field is immutable'],
  ])('is the one that %s names, or the request is refused', (field, value, refused, message) => {
    const cluster = createCluster();
    const made = apply(cluster, deployment('web'));
    const body = (own: unknown): Manifest => ({ ...web({}), metadata: { name: 'web', [field]: own } });
    const error = refusal(() => apply(cluster, body(value)));
    expect(error).toMatchObject(refused);
    expect(error.message).toContain(message);
    expect(
      apply(cluster, { ...deployment('web'), metadata: { name: 'web', [field]: made.metadata[field] } }),
    ).toBe(made);
  });
});

describe('Owners of fields', () => {
  const names = (object: Parameters<typeof entriesOf>[0]) => entriesOf(object).map(({ manager }) => manager);

  it('are clients from the start, and what admission adds is nobody’s', () => {
    const cluster = createCluster();
    const made = cluster.create(pod('web'), { fieldManager: 'kubectl-run' });
    expect(made).toHaveProperty('spec.tolerations');
    expect(ownersOf(made)['kubectl-run Update']).not.toContain('.spec.tolerations');
    expect(names(made)).toEqual(['kubectl-run']);
  });

  it('are the control plane’s programs only where a client keeps track', () => {
    const cluster = createCluster();
    cluster.create(deployment('web', { replicas: 1 }), { fieldManager: 'kubectl-create' });
    cluster.advance(30_000);
    const [owned] = cluster.list('Deployment', { namespace: 'default' });
    expect(ownersOf(owned as Deployment)).toMatchObject({
      'kube-controller-manager Update': [
        '.metadata.annotations',
        '.metadata.annotations.deployment.kubernetes.io/revision',
      ],
      'kube-controller-manager Update status': expect.arrayContaining(['.status.readyReplicas']),
    });
    const unowned = [
      ...cluster.list('ReplicaSet', { namespace: 'default' }),
      ...cluster.list('Pod', { namespace: 'default' }),
    ];
    expect(unowned.length).toBe(2);
    expect(unowned.flatMap(names)).toEqual([]);
  });

  it('before the first apply are all told as one', () => {
    const cluster = createCluster();
    cluster.create(deployment('web', { replicas: 1 }));
    cluster.advance(30_000);
    const [{ metadata } = { metadata: { name: '' } }] = cluster.list('ReplicaSet', { namespace: 'default' });
    const body = {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: metadata.name },
      spec: { replicas: 4 },
    };
    const write = (force: boolean) =>
      cluster.patch(
        'ReplicaSet',
        'default',
        metadata.name,
        { type: 'apply', body, force },
        { fieldManager: 'me' },
      );
    expect(refusal(() => write(false)).message).toBe(
      'Apply failed with 1 conflict: conflict with "before-first-apply" using apps/v1: .spec.replicas',
    );
    expect(names(write(true))).toEqual(['me', 'before-first-apply']);
  });

  it('are forgotten on request, and not by leaving them out', () => {
    const cluster = createCluster();
    cluster.create(deployment('web'), { fieldManager: 'kubectl-create' });
    const { managedFields, ...metadata } = cluster.get('Deployment', 'default', 'web').metadata;
    const write = (told: object) =>
      cluster.update({
        ...cluster.get('Deployment', 'default', 'web'),
        metadata: { ...metadata, ...told },
      } as Manifest);
    const { revision } = cluster;
    write({});
    write({ managedFields: [] });
    expect(cluster.revision).toBe(revision);
    expect(cluster.get('Deployment', 'default', 'web').metadata.managedFields).toEqual(managedFields);
    expect(write({ managedFields: [{}] }).metadata).not.toHaveProperty('managedFields');
  });

  it('of the status are others', () => {
    const cluster = createCluster();
    apply(cluster, deployment('web'));
    const body = { ...web({ replicas: 9 }), status: { observedGeneration: 8 } };
    const patch = { type: 'apply' as const, body };
    const options = { fieldManager: 'reporter', subresource: 'status' as const };
    const reported = cluster.patch('Deployment', 'default', 'web', patch, options);
    expect(reported).toMatchObject({ spec: { replicas: 3 }, status: { observedGeneration: 8 } });
    expect(ownersOf(reported)['reporter Apply status']).toEqual(['.status.observedGeneration']);
  });
});

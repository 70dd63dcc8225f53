import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { session } from './session.ts';

const template = (image: string) => ({
  metadata: { labels: { app: 'db' } },
  spec: { containers: [{ name: 'main', image }] },
});

const workload = (kind: string): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'db' },
  spec: {
    selector: { matchLabels: { app: 'db' } },
    ...(kind === 'StatefulSet' && { serviceName: 'db' }),
    template: template('db:2'),
  },
});

/** Nobody writes them here: the history that a controller would have kept. */
function withHistory(kind: string) {
  const given = session({ manifests: [workload(kind)] });
  const { metadata, spec } = given.cluster.get(kind as 'StatefulSet', 'default', 'db');
  const { uid } = metadata;
  const { containers = [], ...pod } = spec.template.spec ?? {};
  const withImage = (image: string) => ({
    ...spec.template,
    spec: { ...pod, containers: containers.map((each) => ({ ...each, image })) },
  });
  for (const revision of [1, 2]) {
    given.cluster.create({
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: {
        name: `db-${revision}`,
        ownerReferences: [{ apiVersion: 'apps/v1', kind, name: 'db', uid, controller: true }],
        annotations: { 'kubernetes.io/change-cause': `change ${revision}` },
      },
      revision,
      data: { spec: { template: { $patch: 'replace', ...withImage(`db:${revision}`) } } },
    });
  }
  return given;
}

describe.each([
  ['StatefulSet', 'statefulset.apps/db'],
  ['DaemonSet', 'daemonset.apps/db'],
])('the history of a %s', (kind, name) => {
  it('is told', () => {
    const { out } = withHistory(kind);
    expect(out(`rollout history ${name}`)).toBe(
      `${name} \nREVISION  CHANGE-CAUSE\n1         change 1\n2         change 2\n`,
    );
    expect(out(`rollout history ${name} --revision=1`)).toMatch(
      new RegExp(`^${name} with revision #1\nPod Template:\n[\\s\\S]*Image: +db:1`),
    );
  });

  it('is gone back to', () => {
    const { out, cluster } = withHistory(kind);
    expect(out(`rollout undo ${name} --to-revision=2`)).toBe(
      `${name} skipped rollback (current template already matches revision 2)`,
    );
    expect(out(`rollout undo ${name}`)).toBe(`${name} rolled back`);
    const { template: now } = cluster.get(kind as 'StatefulSet', 'default', 'db').spec;
    expect(now.spec?.containers[0]?.image).toBe('db:1');
  });

  it('may lack what is asked for', () => {
    const { refused } = withHistory(kind);
    expect(refused(`rollout history ${name} --revision=7`)).toBe(
      'error: unable to find the specified revision',
    );
    expect(refused(`rollout undo ${name} --to-revision=7`)).toBe(
      'error: unable to find specified revision 7 in history',
    );
    const { out, refused: refusedToo } = session({ manifests: [workload(kind)] });
    expect(out(`rollout history ${name}`)).toBe(`${name} \nNo rollout history found.\n`);
    expect(refusedToo(`rollout undo ${name}`)).toBe('error: no last revision to roll back to');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { statusOf } from '../../source/kubectl/verbs/rollout-status.ts';
import type { AnyObject } from '../../source/kubernetes/objects.ts';
import { deployment, pod } from '../support/manifests.ts';
import { completed } from '../support/world.ts';
import { type Session, session } from './session.ts';

const minute = 60_000;

describe('a rollout on a living cluster', () => {
  let kubectl: Session;

  beforeEach(() => {
    kubectl = session({ manifests: [deployment('web', { replicas: 2 }), pod('p')], reconcilers: 'all' });
    kubectl.cluster.advance(minute);
  });

  const image = () =>
    kubectl.cluster.get('Deployment', 'default', 'web').spec.template.spec?.containers[0]?.image;

  function change(to: string): void {
    kubectl.out(`set image deploy/web main=${to} --record`);
    kubectl.cluster.advance(minute);
  }

  it('is followed until it is over', () => {
    kubectl.out('set image deploy/web main=nginx:1.17');
    expect(kubectl.run('rollout status deploy/web')).toEqual({
      stdout: ['Waiting for deployment spec update to be observed...'],
      stderr: [],
      exitCode: 0,
      pending: true,
    });
    kubectl.cluster.advance(minute);
    expect(kubectl.run('rollout status deploy/web')).toEqual({
      stdout: ['deployment "web" successfully rolled out'],
      stderr: [],
      exitCode: 0,
    });
  });

  it('is not waited for with --watch=false', () => {
    kubectl.out('set image deploy/web main=nginx:1.17');
    expect(kubectl.run('rollout status deploy/web --watch=false').pending).toBeUndefined();
  });

  it('leaves a history, with causes where they were recorded', () => {
    change('nginx:1.17');
    expect(kubectl.out('rollout history deploy/web').split('\n')).toEqual([
      'deployment.apps/web ',
      'REVISION  CHANGE-CAUSE',
      '1         <none>',
      '2         kubectl set image deploy/web main=nginx:1.17 --record',
      '',
    ]);
  });

  it('shows the template of a revision', () => {
    change('nginx:1.17');
    const text = kubectl.out('rollout history deploy/web --revision=1');
    expect(text).toMatch(/^deployment.apps\/web with revision #1\nPod Template:\n {2}Labels: +app=web\n/);
    expect(text).toMatch(/^ {4}Image: +nginx:1.16$/m);
  });

  it('can be undone, to the previous revision or to any other', () => {
    change('nginx:1.17');
    change('nginx:1.18');
    expect(kubectl.out('rollout undo deploy/web')).toBe('deployment.apps/web rolled back');
    expect(image()).toBe('nginx:1.17');
    kubectl.cluster.advance(minute);
    expect(kubectl.out('rollout undo deploy web --to-revision=1')).toBe('deployment.apps/web rolled back');
    expect(image()).toBe('nginx:1.16');
  });

  it('undone, uses its old ReplicaSet again', () => {
    change('nginx:1.17');
    kubectl.out('rollout undo deploy/web');
    kubectl.cluster.advance(minute);
    expect(kubectl.out('get rs -o name').split('\n')).toHaveLength(2);
    expect(kubectl.out('rollout history deploy/web')).toMatch(/^2 .*\n3 .*$/m);
  });

  it('is not undone where the template is that of the revision', () => {
    change('nginx:1.17');
    expect(kubectl.out('rollout undo deploy/web --to-revision=2')).toBe(
      'deployment.apps/web skipped rollback (current template already matches revision 2)',
    );
  });

  it('can be paused and resumed', () => {
    expect(kubectl.out('rollout pause deploy/web')).toBe('deployment.apps/web paused');
    expect(kubectl.refused('rollout pause deploy/web')).toBe(
      'error: deployments.apps "web" is already paused',
    );
    change('nginx:1.17');
    expect(kubectl.refused('rollout undo deploy/web --to-revision=1')).toMatch(
      /^error: you cannot rollback a paused deployment;/,
    );
    expect(kubectl.refused('rollout restart deploy/web')).toBe(
      'error: deployments.apps "web" can\'t restart paused deployment (run rollout resume first)',
    );
    expect(kubectl.out('rollout resume deploy/web')).toBe('deployment.apps/web resumed');
    expect(kubectl.refused('rollout resume deploy/web')).toBe('error: deployments.apps "web" is not paused');
  });

  it('starts anew with a restart', () => {
    expect(kubectl.out('rollout restart deploy/web')).toBe('deployment.apps/web restarted');
    expect(kubectl.cluster.get('Deployment', 'default', 'web').spec.template.metadata?.annotations).toEqual({
      'kubectl.kubernetes.io/restartedAt': '2026-01-01T00:01:00Z',
    });
    expect(kubectl.refused('rollout restart deploy/web')).toMatch(
      /restart has already been triggered within the past second/,
    );
  });

  it.each([
    ['rollout undo deploy/web', 'error: no rollout history found for deployment "web"'],
    ['rollout undo deploy/web --to-revision=7', 'error: unable to find specified revision 7 in history'],
    ['rollout history deploy/web --revision=7', 'error: unable to find the specified revision'],
    [
      'rollout status deploy/web --revision=7',
      'error: desired revision (7) is different from the running revision (1)',
    ],
    ['rollout status pod/p', 'error: no status viewer has been implemented for Pod'],
    ['rollout history pod/p', 'error: no history viewer has been implemented for "Pod"'],
    ['rollout undo pod/p', 'error: no rollbacker has been implemented for "Pod"'],
    ['rollout pause pod/p', 'error: pods "p" pausing is not supported'],
    ['rollout resume pod/p', 'error: pods "p" resuming is not supported'],
    ['rollout restart pod/p', 'error: pods "p" restarting is not supported'],
    ['rollout status deploy/nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['rollout status', 'error: required resource not specified'],
  ])('%s is refused', (line, message) => {
    expect(kubectl.refused(line)).toBe(message);
  });
});

describe('rollout status', () => {
  function status(kind: string, metadata: object, fields: { spec?: object; status?: object }) {
    const object = {
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: 'foo', generation: 1, ...metadata },
      ...fields,
    };
    return statusOf(completed(object) as unknown as AnyObject, 0);
  }

  describe('of a deployment', () => {
    const deploymentStatus = (counts: object, generation = 1) =>
      status(
        'Deployment',
        { generation },
        { spec: { replicas: 2 }, status: { observedGeneration: 1, ...counts } },
      );
    const waiting = (what: string) => `Waiting for deployment "foo" rollout to finish: ${what}...`;

    it.each<[string, object, number, string, boolean]>([
      ['a change not seen yet', {}, 2, 'Waiting for deployment spec update to be observed...', false],
      [
        'new replicas to come',
        { replicas: 2, updatedReplicas: 1 },
        1,
        waiting('1 out of 2 new replicas have been updated'),
        false,
      ],
      [
        'old replicas to go',
        { replicas: 3, updatedReplicas: 2, availableReplicas: 2 },
        1,
        waiting('1 old replicas are pending termination'),
        false,
      ],
      [
        'replicas to become available',
        { replicas: 2, updatedReplicas: 2, availableReplicas: 1 },
        1,
        waiting('1 of 2 updated replicas are available'),
        false,
      ],
      [
        'nothing',
        { replicas: 2, updatedReplicas: 2, availableReplicas: 2 },
        1,
        'deployment "foo" successfully rolled out',
        true,
      ],
    ])('waits for %s', (_, counts, generation, message, done) => {
      expect(deploymentStatus(counts, generation)).toEqual({ message, done });
    });

    it('fails past its deadline', () => {
      const conditions = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }];
      expect(() => deploymentStatus({ updatedReplicas: 1, conditions })).toThrow(
        'deployment "foo" exceeded its progress deadline',
      );
    });
  });

  describe('of a daemon set', () => {
    const daemonSetStatus = (counts: object, generation = 1) =>
      status(
        'DaemonSet',
        { generation },
        { status: { observedGeneration: 1, desiredNumberScheduled: 2, ...counts } },
      );
    const waiting = (what: string) => `Waiting for daemon set "foo" rollout to finish: ${what}...`;

    it.each<[string, object, number, string, boolean]>([
      ['a change not seen yet', {}, 2, 'Waiting for daemon set spec update to be observed...', false],
      ['new pods', { updatedNumberScheduled: 0 }, 1, waiting('0 out of 2 new pods have been updated'), false],
      [
        'pods to become available',
        { updatedNumberScheduled: 2, numberAvailable: 1 },
        1,
        waiting('1 of 2 updated pods are available'),
        false,
      ],
      [
        'nothing',
        { updatedNumberScheduled: 2, numberAvailable: 2 },
        1,
        'daemon set "foo" successfully rolled out',
        true,
      ],
    ])('waits for %s', (_, counts, generation, message, done) => {
      expect(daemonSetStatus(counts, generation)).toEqual({ message, done });
    });
  });

  describe('of a stateful set', () => {
    const statefulSetStatus = (counts: object, partition?: number) =>
      status(
        'StatefulSet',
        {},
        {
          spec: {
            replicas: 3,
            updateStrategy: { ...(partition !== undefined && { rollingUpdate: { partition } }) },
          },
          status: { observedGeneration: 1, readyReplicas: 3, ...counts },
        },
      );

    it.each<[string, object, number | undefined, string, boolean]>([
      [
        'a change not seen yet',
        { observedGeneration: 0 },
        undefined,
        'Waiting for statefulset spec update to be observed...',
        false,
      ],
      ['ready pods', { readyReplicas: 2 }, undefined, 'Waiting for 1 pods to be ready...', false],
      [
        'pods past the partition',
        { updatedReplicas: 0 },
        2,
        'Waiting for partitioned roll out to finish: 0 out of 1 new pods have been updated...',
        false,
      ],
      [
        'nothing past the partition',
        { updatedReplicas: 1 },
        2,
        'partitioned roll out complete: 1 new pods have been updated...',
        true,
      ],
      [
        'pods of the new revision',
        { updatedReplicas: 1, currentRevision: 'a', updateRevision: 'b' },
        undefined,
        'waiting for statefulset rolling update to complete 1 pods at revision b...',
        false,
      ],
      [
        'nothing',
        { currentReplicas: 3, currentRevision: 'a', updateRevision: 'a' },
        undefined,
        'statefulset rolling update complete 3 pods at revision a...',
        true,
      ],
    ])('waits for %s', (_, counts, partition, message, done) => {
      expect(statefulSetStatus(counts, partition)).toEqual({ message, done });
    });
  });

  it.each(['DaemonSet', 'StatefulSet'])('is not known of a %s that updates on delete', (kind) => {
    expect(() => status(kind, {}, { spec: { updateStrategy: { type: 'OnDelete' } } })).toThrow(
      'rollout status is only available for RollingUpdate strategy type',
    );
  });
});

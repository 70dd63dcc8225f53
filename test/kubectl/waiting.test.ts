import { beforeEach, describe, expect, it } from 'vitest';
import { deployment, pod } from '../support/manifests.ts';
import { type Followed, follow } from './followed.ts';
import { type Session, session } from './session.ts';

let kubectl: Session;
const start = (line: string): Followed => follow(line, kubectl.environment);

describe('wait', () => {
  beforeEach(() => {
    kubectl = session({ manifests: [deployment('web'), pod('p')], reconcilers: 'all' });
  });

  it.each([
    ['--for=condition=Available deploy/web', 'deployment.apps/web condition met'],
    ['--for=condition=available=True deploy web', 'deployment.apps/web condition met'],
    ["--for=jsonpath='{.status.phase}'=Running pod/p", 'pod/p condition met'],
    ["--for=jsonpath='{.status.podIP}' pod/p", 'pod/p condition met'],
    ['--for=create pod/p', 'pod/p condition met'],
  ])('%s is told when it is so', (rest, line) => {
    const wait = start(`wait ${rest}`).pass(60_000);
    expect([wait.lines, wait.session.exitCode]).toEqual([[line], 0]);
  });

  it('waits for every object of a selection', () => {
    kubectl.cluster.advance(1000);
    const wait = start('wait --for=condition=Ready pods -l app=web').pass(60_000);
    expect(wait.lines).toEqual(Array(3).fill(expect.stringMatching(/^pod\/web-\S+ condition met$/)));
  });

  it('waits for what is not there yet, and for what is to go', () => {
    const [created, deleted] = [start('wait --for=create cm/late'), start('wait --for=delete pod/p')];
    kubectl.out('create configmap late');
    kubectl.out('delete pod p');
    expect(created.pass(1).lines).toEqual(['configmap/late condition met']);
    expect(deleted.pass(60_000).lines).toEqual(['pod/p condition met']);
  });

  it('has nothing to say where what is to go is not there', () => {
    expect(kubectl.run('wait --for=delete pod/nobody')).toEqual({ stdout: [], stderr: [], exitCode: 0 });
  });

  it.each([
    ['--for=condition=Nope pod/p --timeout=3s', 3000],
    ['--for=delete pod/p', 30_000],
  ])('%s gives up in time', (rest, milliseconds) => {
    const started = kubectl.cluster.now;
    const wait = start(`wait ${rest}`).pass(60_000);
    expect(wait.complaints).toEqual(['error: timed out waiting for the condition on pods/p']);
    expect([wait.session.exitCode, kubectl.cluster.now - started]).toEqual([1, milliseconds]);
  });

  it('tells several objects that were waited for in vain as a list', () => {
    kubectl.out('run q --image=nginx');
    const wait = start('wait --for=condition=Nope pod/p pod/q --timeout=1s').pass(2000);
    expect(wait.complaints).toEqual([
      'timed out waiting for the condition on pods/p',
      'timed out waiting for the condition on pods/q',
    ]);
    expect(start('wait --for=create pod/x --timeout=1s').pass(2000).complaints).toEqual([
      'error: timed out waiting for the condition',
    ]);
  });

  it.each([
    ['wait pod/p', 'error: unrecognized condition: ""'],
    ['wait --for=ready pod/p', 'error: unrecognized condition: "ready"'],
    ['wait --for=jsonpath=phase pod/p', /^error: jsonpath wait format must be --for=jsonpath=/],
    ["wait --for=jsonpath='{.spec}'=x pod/p", /^error: jsonpath leads to a nested object or list/],
    ['wait --for=condition=Ready pod/nope', 'Error from server (NotFound): pods "nope" not found'],
    ['wait --for=condition=Ready pods -l app=none', 'error: no matching resources found'],
    ['wait --for=condition=Nope pod/p --timeout=0', 'error: condition not met for pods/p'],
    [
      'wait --for=condition=Ready pod/p --timeout=5',
      `error: invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"\nSee 'kubectl wait --help' for usage.`,
    ],
  ])('%s is refused', (line, message) => {
    expect(kubectl.refused(line)).toMatch(message);
  });
});

describe('delete', () => {
  beforeEach(() => {
    kubectl = session({ manifests: [pod('p')], reconcilers: 'all' });
    kubectl.cluster.advance(10_000);
  });

  it('says so at once, and waits until the pod is gone', () => {
    const deletion = start('delete pod p');
    expect(deletion.lines).toEqual(['pod "p" deleted from default namespace']);
    expect(deletion.session.isRunning).toBe(true);
    deletion.pass(60_000);
    expect(deletion.session.exitCode).toBe(0);
    expect(kubectl.cluster.list('Pod', { namespace: 'default' })).toEqual([]);
  });

  it('waits for finalizers, no longer than it is told', () => {
    kubectl.cluster.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kept', finalizers: ['example.com/later'] },
    });
    const deletion = start('delete cm kept --timeout=5s').pass(60_000);
    expect(deletion.complaints).toEqual(['error: timed out waiting for the condition on configmaps/kept']);
  });

  it('does not wait with --wait=false', () => {
    expect(start('delete pod p --wait=false').session.isRunning).toBe(false);
  });
});

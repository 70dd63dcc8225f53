import { beforeEach, describe, expect, it } from 'vitest';
import { startKubectl } from '../../source/kubectl/session.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { deployment, pod } from '../support/manifests.ts';
import { type Followed, follow } from './followed.ts';
import { type Session, session } from './session.ts';

const minute = 60_000;

const container = (fields: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'main', image: 'busybox', ...fields }] },
});
const talker = container({ command: ['sh', '-c', 'echo one; sleep 20; echo two; sleep 20; exit 3'] });

let kubectl: Session;
const start = (line: string): Followed => follow(line, kubectl.environment);

describe('A command that goes on', () => {
  beforeEach(() => {
    kubectl = session({ manifests: [pod('p')], reconcilers: 'all' });
  });

  it('is interrupted with the exit code of ctrl+c', () => {
    const { session: running } = start('get pods -w').interrupt();
    expect([running.isRunning, running.exitCode]).toEqual([false, 130]);
  });

  it('tells no more once it is over', () => {
    const watch = start('get pods -w').interrupt();
    kubectl.out('delete pod p --force');
    watch.session.resume();
    expect(watch.session.take().lines).toEqual([]);
  });

  it('keeps the last lines that nobody takes, and says how many there were before', () => {
    const running = startKubectl('get pods -w -o yaml', kubectl.environment);
    const each = running.take().lines.length;
    for (let round = 0; round < 100; round += 1) {
      kubectl.cluster.patch('Pod', 'default', 'p', {
        type: 'merge',
        body: { metadata: { annotations: { round: `${round}` } } },
      });
      running.resume();
    }
    const { lines, forgotten } = running.take();
    expect(lines.length).toBe(5000);
    expect(forgotten + lines.length).toBeGreaterThanOrEqual(100 * each);
  });

  it('prints the same, however often it is resumed', () => {
    const printed = [1, 7, 500].map((step) => {
      kubectl = session({ manifests: [deployment('web')], reconcilers: 'all' });
      const watch = start('rollout status deploy/web');
      for (let passed = 0; passed < minute; passed += step) watch.pass(step);
      return watch.lines;
    });
    expect(printed[0]!.length).toBeGreaterThan(2);
    expect(printed[1]).toEqual(printed[0]);
    expect(printed[2]).toEqual(printed[0]);
  });

  it('keeps its exit code, whoever leaves it afterwards', () => {
    const { session: ended } = start('wait --for=delete pod/p --timeout=1s').pass(2000);
    ended.leave();
    ended.interrupt();
    expect([ended.isRunning, ended.exitCode]).toEqual([false, 1]);
  });

  it('of which a key knows nothing is left where it waits', () => {
    expect(kubectl.run('get pods -w')).toMatchObject({ exitCode: 0, pending: true });
  });
});

describe('get -w', () => {
  beforeEach(() => {
    kubectl = session({ manifests: [pod('aa')] });
  });

  it('prints the header once, and columns that never get narrower', () => {
    const watch = start('get pods -w');
    kubectl.cluster.create(pod('a-much-longer-name'));
    watch.pass(1);
    kubectl.cluster.create(pod('b'));
    expect(watch.pass(1).lines).toEqual([
      'NAME   READY   STATUS    RESTARTS   AGE',
      'aa     0/1     Pending   0          0s',
      'a-much-longer-name   0/1     Pending   0          0s',
      'b                    0/1     Pending   0          0s',
    ]);
  });

  it('prints changes alone with --watch-only, and what is deleted once more', () => {
    const watch = start('get pods --watch-only --output-watch-events');
    expect(watch.lines).toEqual([]);
    kubectl.out('delete pod aa --force');
    expect(watch.pass(1).lines).toEqual([
      'EVENT     NAME   READY   STATUS    RESTARTS   AGE',
      'DELETED   aa     0/1     Pending   0          0s',
    ]);
  });

  it('follows one object, or those of a label', () => {
    const [one, labelled] = [start('get pod aa -w -o name'), start('get pods -l app=x -w -o name')];
    kubectl.cluster.create(pod('other', 'nginx', { app: 'x' }));
    expect(one.pass(1).lines).toEqual(['pod/aa']);
    expect(labelled.pass(1).lines).toEqual(['pod/other']);
  });

  it('separates documents, and aligns columns of one’s own', () => {
    const yaml = start('get pods -w -o yaml');
    const columns = start('get pods -w -o custom-columns=N:.metadata.name,I:.spec.containers[0].image');
    kubectl.cluster.create(pod('longer-name'));
    expect(yaml.pass(1).lines.filter((line) => line === '---')).toHaveLength(1);
    expect(columns.pass(1).lines).toEqual(['N     I', 'aa    nginx:1.16', 'longer-name   nginx:1.16']);
  });

  it('prints several objects, and follows none of them', () => {
    kubectl.cluster.create(pod('bb'));
    expect(kubectl.run('get pod aa bb -w -o name')).toEqual({
      stdout: ['pod/aa', 'pod/bb'],
      stderr: ['error: you may only watch a single resource or type of resource at a time'],
      exitCode: 1,
    });
  });

  it.each([
    ['get pods,services -w', 'error: you may only specify a single resource type'],
    ['get pod aa bb --watch-only', 'Error from server (NotFound): pods "bb" not found'],
    ['get pod nope -w', 'Error from server (NotFound): pods "nope" not found'],
  ])('%s is refused', (line, message) => {
    expect(kubectl.refused(line)).toMatch(message);
  });
});

describe('events -w', () => {
  it('prints what was and what comes', () => {
    kubectl = session({ reconcilers: 'all' });
    const watch = start('events -w');
    const before = watch.lines.length;
    kubectl.cluster.create(pod('late'));
    const news = watch.pass(minute).lines.slice(before);
    expect(watch.lines[0]).toMatch(/^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE$/);
    expect(news.map((line) => line.split(/\s+/)[2])).toEqual(
      expect.arrayContaining(['Scheduled', 'Started']),
    );
  });
});

describe('logs -f', () => {
  beforeEach(() => {
    kubectl = session({ manifests: [talker], reconcilers: 'all' });
    kubectl.cluster.advance(10_000);
  });

  it('prints what is written, and ends with the container, not with its next run', () => {
    const logs = start('logs -f p');
    expect(logs.lines).toEqual(['one']);
    expect(logs.pass(15_000).lines).toEqual(['one', 'two']);
    logs.pass(10 * minute);
    expect([logs.lines, logs.session.exitCode]).toEqual([['one', 'two'], 0]);
  });

  it('starts at the tail, with prefixes and stamps where they are wanted', () => {
    const logs = start('logs -f p --tail=0 --prefix --timestamps').pass(15_000);
    expect(logs.lines).toEqual([expect.stringMatching(/^\[pod\/p\/main\] 2026-01-01T00:00:2\dZ two$/)]);
  });

  it('ends where the pod is deleted', () => {
    const logs = start('logs -f p');
    kubectl.out('delete pod p --force');
    expect(logs.pass(1).session.isRunning).toBe(false);
  });

  it('follows a few pods at a time', () => {
    kubectl.cluster.create(deployment('web', { replicas: 6 }));
    kubectl.cluster.advance(10_000);
    expect(kubectl.refused('logs -f -l app=web')).toBe(
      'error: you are attempting to follow 6 log streams, but maximum allowed concurrency is 5, use --max-log-requests to increase the limit',
    );
    expect(start('logs -f -l app=web --max-log-requests=6').session.isRunning).toBe(true);
  });
});

describe('rollout status', () => {
  beforeEach(() => {
    kubectl = session({ manifests: [deployment('web', { replicas: 2 })], reconcilers: 'all' });
    kubectl.cluster.advance(minute);
  });

  it('says at every change what it waits for, until it is done', () => {
    kubectl.out('set image deploy/web main=nginx:1.17');
    const { lines, session: running } = start('rollout status deploy/web').pass(minute);
    expect(lines[0]).toBe('Waiting for deployment spec update to be observed...');
    expect(lines).toContain(
      'Waiting for deployment "web" rollout to finish: 1 out of 2 new replicas have been updated...',
    );
    expect(lines.at(-1)).toBe('deployment "web" successfully rolled out');
    expect(running.exitCode).toBe(0);
  });

  it('gives up at its timeout, to the millisecond', () => {
    kubectl.out('set image deploy/web main=nope:nope');
    const started = kubectl.cluster.now;
    const status = start('rollout status deploy/web --timeout=2500ms').pass(minute);
    expect(status.lines.at(-1)).toBe('error: timed out waiting for the condition');
    expect([status.session.exitCode, kubectl.cluster.now - started]).toEqual([1, 2500]);
  });

  it('ends where the object goes', () => {
    kubectl.out('set image deploy/web main=nope:nope');
    const status = start('rollout status deploy/web');
    kubectl.out('delete deploy web');
    expect(status.pass(1).complaints).toEqual(['error: object has been deleted']);
  });
});

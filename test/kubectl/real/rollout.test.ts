import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployment } from '../../support/manifests.ts';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

describe.skipIf(!newest).concurrent(`kubectl rollout${skipped}`, () => {
  let kubectl: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start();
  });
  afterAll(() => kubectl.close());

  const withWeb = async (namespace: string): Promise<Harness> => {
    const here = kubectl.in(namespace);
    kubectl.cluster.create(deployment('web', { replicas: 3, image: 'nginx:1.16' }), { namespace });
    await here.out('rollout status deploy web');
    return here;
  };
  const web = (namespace: string) => kubectl.cluster.get('Deployment', namespace, 'web');
  const imageOf = (namespace: string) => web(namespace).spec.template.spec!.containers[0]!.image;

  it('tells how it goes until it is done', async () => {
    const here = kubectl.in('status');
    const slow = deployment('web', { replicas: 3, image: 'nginx:1.16' });
    const manifest = { ...slow, spec: { ...(slow.spec as object), minReadySeconds: 40 } };
    kubectl.cluster.create(manifest, { namespace: 'status' });
    const first = await here.out('rollout status deployment/web');
    expect(first).toMatch(
      /^(Waiting for deployment "web" rollout to finish: [012] of 3 updated replicas are available\.\.\.\n)+deployment "web" successfully rolled out$/,
    );
    const { name } = web('status').spec.template.spec!.containers[0]!;
    await here.out(`set image deploy web ${name}=nginx:1.17`);
    const second = await here.out('rollout status deploy/web');
    expect(second).toMatch(
      /^Waiting for deployment "web" rollout to finish: \d out of 3 new replicas have been updated\.\.\.$/m,
    );
    expect(second).toMatch(
      /^Waiting for deployment "web" rollout to finish: \d old replicas are pending termination\.\.\.$/m,
    );
    expect(second).toMatch(/deployment "web" successfully rolled out$/);
    await here.out(`set image deploy web ${name}=nginx:broken`);
    expect(await here.refused('rollout status deploy web --timeout=300ms')).toBe(
      'error: timed out waiting for the condition',
    );
    kubectl.until(
      'the deadline is over',
      () =>
        (web('status').status.conditions ?? []).some(({ reason }) => reason === 'ProgressDeadlineExceeded'),
      30 * 60_000,
    );
    expect(await here.refused('rollout status deploy web')).toBe(
      'error: deployment "web" exceeded its progress deadline',
    );
  });

  it('remembers its revisions and goes back to one', async () => {
    const here = await withWeb('history');
    const { name } = web('history').spec.template.spec!.containers[0]!;
    const old = await here.run(`set image deploy web ${name}=nginx:1.17 --record`);
    expect(old.err).toBe('Flag --record has been deprecated, --record will be removed in the future\n');
    await here.out('rollout status deploy web');
    const history = await here.out('rollout history deploy web');
    expect(history).toMatch(
      /^deployment\.apps\/web \nREVISION +CHANGE-CAUSE\n1 +<none>\n2 +\S*kubectl\S* set image deploy web .* --record=true$/,
    );
    const revision = await here.out('rollout history deploy web --revision=1');
    expect(revision).toMatch(
      /^deployment\.apps\/web with revision #1\nPod Template:\n +Labels:\tapp=web\n\tpod-template-hash=/,
    );
    expect(revision).toContain('    Image:\tnginx:1.16\n');
    expect(await here.refused('rollout history deploy web --revision=9')).toBe(
      'error: unable to find the specified revision',
    );
    expect(await here.out('rollout undo deploy web --to-revision=1')).toBe('deployment.apps/web rolled back');
    expect(imageOf('history')).toBe('nginx:1.16');
    expect(await here.out('rollout undo deploy web --to-revision=3')).toMatch(
      /^deployment\.apps\/web skipped rollback \(current template already matches revision 3\)$/,
    );
    expect(await here.refused('rollout undo deploy web --to-revision=9')).toBe(
      'error: unable to find specified revision 9 in history',
    );
  });

  it('pauses, resumes and restarts', async () => {
    const here = await withWeb('pauses');
    const { name } = web('pauses').spec.template.spec!.containers[0]!;
    await here.out(`set image deploy web ${name}=nginx:1.17`);
    await here.out('rollout status deploy web');
    expect(await here.out('rollout pause deploy web')).toBe('deployment.apps/web paused');
    expect(await here.refused('rollout pause deploy web')).toBe(
      'error: deployments.apps "web" is already paused',
    );
    expect(await here.refused('rollout undo deploy web')).toBe(
      "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
    expect(await here.refused('rollout restart deploy web')).toContain("can't restart paused deployment");
    expect(await here.out('rollout resume deploy web')).toBe('deployment.apps/web resumed');
    expect(await here.refused('rollout resume deploy web')).toBe(
      'error: deployments.apps "web" is not paused',
    );
    expect(await here.out('rollout restart deploy web')).toBe('deployment.apps/web restarted');
    expect(web('pauses').spec.template.metadata?.annotations).toHaveProperty([
      'kubectl.kubernetes.io/restartedAt',
    ]);
    expect(await here.out('rollout status deploy web --watch=false')).toMatch(
      /^Waiting for deployment|^deployment "web" successfully rolled out/,
    );
    expect(await here.out('rollout status deploy web')).toMatch(/successfully rolled out$/);
  });

  it('is waited for by condition and by path', async () => {
    const here = kubectl.in('waits');
    kubectl.cluster.create(deployment('web', { replicas: 2 }), { namespace: 'waits' });
    const [available, replicas, created, pods] = await Promise.all([
      here.out('wait deploy/web --for=condition=Available --timeout=10s'),
      here.out("wait deploy/web '--for=jsonpath={.status.readyReplicas}=2'"),
      here.out('wait deploy/web --for=create'),
      here.out('wait pods -l app=web --for=condition=Ready'),
    ]);
    expect(available).toBe('deployment.apps/web condition met');
    expect(replicas).toBe('deployment.apps/web condition met');
    expect(created).toBe('deployment.apps/web condition met');
    expect(pods).toMatch(/^pod\/web-\S+ condition met\npod\/web-\S+ condition met$/);
    const [late, none] = await Promise.all([
      here.refused('wait deploy/web --for=condition=Nonsense --timeout=200ms'),
      here.refused('wait deploy/nope --for=condition=Available'),
    ]);
    expect(late).toBe('error: timed out waiting for the condition on deployments/web');
    expect(none).toBe('Error from server (NotFound): deployments.apps "nope" not found');
  });
});

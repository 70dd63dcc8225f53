import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployment, pod } from '../../support/manifests.ts';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

describe.skipIf(!newest).concurrent(`kubectl deletes${skipped}`, () => {
  let kubectl: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start();
  });
  afterAll(() => kubectl.close());

  /** A namespace with a Deployment `web` whose pods run. */
  const withWeb = (namespace: string, replicas = 2): Harness => {
    const here = kubectl.in(namespace);
    kubectl.cluster.create(deployment('web', { replicas }), { namespace });
    kubectl.until('its pods run', () => {
      const { readyReplicas } = kubectl.cluster.get('Deployment', namespace, 'web').status;
      return readyReplicas === replicas;
    });
    return here;
  };
  const count = (kind: 'Pod' | 'ReplicaSet', namespace: string) =>
    kubectl.cluster.list(kind, { namespace }).length;

  it('in the background, in the foreground, and leaving orphans', async () => {
    const [background, foreground, orphans] = ['background', 'foreground', 'orphans'].map((name) =>
      withWeb(name),
    );
    const printed = 'deployment.apps "web" deleted';
    expect(await background!.out('delete deploy web')).toContain(printed);
    kubectl.until(
      'its pods are gone',
      () => count('Pod', 'background') + count('ReplicaSet', 'background') === 0,
    );
    // It ends only when all that it owned is gone.
    expect(await foreground!.out('delete deploy web --cascade=foreground')).toContain(printed);
    expect(count('Pod', 'foreground')).toBe(0);
    expect(await orphans!.out('delete deploy web --cascade=orphan')).toContain(printed);
    expect(await orphans!.out('get all -o name')).toMatch(
      /^pod\/web-\S+\npod\/web-\S+\nreplicaset\.apps\/web-\S+$/,
    );
    const [set] = kubectl.cluster.list('ReplicaSet', { namespace: 'orphans' });
    expect(set?.metadata.ownerReferences ?? []).toEqual([]);
  });

  it('pods with grace, at once, and by force', async () => {
    const here = kubectl.in('grace');
    for (const name of ['one', 'two', 'three', 'four']) {
      kubectl.cluster.create(pod(name, 'nginx', { app: name }), { namespace: 'grace' });
    }
    kubectl.until('they run', () =>
      kubectl.cluster.list('Pod', { namespace: 'grace' }).every(({ status }) => status.phase === 'Running'),
    );
    const [grace, forced, waiting, missing, ignored] = await Promise.all([
      here.out('delete pod one --grace-period=5'),
      here.run('delete pod two --grace-period=0 --force'),
      here.out('delete po -l app=three --now --wait=false'),
      here.refused('delete pod nope'),
      here.out('delete pod nope --ignore-not-found'),
    ]);
    expect(grace).toContain('pod "one" deleted');
    expect(forced.err).toMatch(/^Warning: Immediate deletion does not wait for confirmation/);
    expect(forced.out).toMatch(/^pod "two" force deleted/);
    expect(waiting).toContain('pod "three" deleted');
    expect(missing).toBe('Error from server (NotFound): pods "nope" not found');
    expect(ignored).toBe('');
    // With -v=6 it tells when it has begun to watch.
    const gone = here.start('wait pod/four --for=delete --timeout=20s -v=6');
    await gone.heard(/watch=true/);
    await here.out('delete po --all');
    expect(await gone.printed).toMatchObject({ out: 'pod/four condition met\n', code: 0 });
    expect(count('Pod', 'grace')).toBe(0);
  });

  it('dry runs and namespaces with all that is in them', async () => {
    const here = withWeb('doomed');
    expect(await here.out('delete deploy web --dry-run=server')).toContain('deployment.apps "web" deleted');
    expect(count('Pod', 'doomed')).toBe(2);
    const held = { name: 'held', finalizers: ['example.com/hold'] };
    kubectl.cluster.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: held }, { namespace: 'doomed' });
    expect(await kubectl.out('delete ns doomed --wait=false')).toBe('namespace "doomed" deleted');
    expect(await kubectl.out('get ns doomed --no-headers')).toMatch(/^doomed +Terminating +\w+$/);
    expect(await kubectl.refused('create cm late -n doomed')).toBe(
      'error: failed to create configmap: configmaps "late" is forbidden: unable to create new content in namespace doomed because it is being terminated',
    );
    await here.out(`patch cm held --type merge -p '{"metadata":{"finalizers":null}}'`);
    kubectl.until(
      'it is gone',
      () => kubectl.cluster.read.get('Namespace', undefined, 'doomed') === undefined,
    );
    expect(await kubectl.refused('delete ns doomed')).toBe(
      'Error from server (NotFound): namespaces "doomed" not found',
    );
    expect(await kubectl.refused('delete ns kube-system')).toContain(
      'is forbidden: this namespace may not be deleted',
    );
  });
});

describe.skipIf(!newest)(`kubectl drain${skipped}`, () => {
  let kubectl: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start({ manifests: [deployment('web', { replicas: 3 }), pod('alone')] });
    kubectl.until('all run', () =>
      kubectl.cluster.list('Pod').every(({ status }) => status.phase === 'Running'),
    );
  });
  afterAll(() => kubectl.close());

  it('evicts what a budget allows, and waits for the rest', async () => {
    const { cluster } = kubectl;
    const node = cluster.get('Pod', 'default', 'alone').spec.nodeName!;
    const refused = await kubectl.refused(`drain ${node} --ignore-daemonsets`);
    expect(refused).toContain('cannot delete Pods that declare no controller');
    expect(refused).toContain('default/alone');
    expect(await kubectl.out('create pdb web --selector=app=web --min-available=3')).toBe(
      'poddisruptionbudget.policy/web created',
    );
    kubectl.until('the budget is counted', () => {
      const { expectedPods } = cluster.get('PodDisruptionBudget', 'default', 'web').status;
      return expectedPods === 3;
    });
    expect(await kubectl.out('get pdb web --no-headers')).toMatch(/^web +3 +N\/A +0 +\w+$/);
    const [busy] = cluster.list('Pod', { labelSelector: 'app=web' }).map(({ spec }) => spec.nodeName!);
    const drain = kubectl.start(`drain ${busy} --ignore-daemonsets --force --delete-emptydir-data`);
    await drain.heard(
      /error when evicting pods\/"web-\S+" -n "default" \(will retry after 5s\): Cannot evict pod as it would violate the pod's disruption budget\./,
    );
    cluster.patch('PodDisruptionBudget', 'default', 'web', {
      type: 'merge',
      body: { spec: { minAvailable: 1 } },
    });
    const { out, err, code } = await drain.printed;
    expect(code, err).toBe(0);
    expect(out).toMatch(new RegExp(`^node/${busy} (already )?cordoned\n`));
    expect(out).toMatch(/^pod\/web-\S+ evicted$/m);
    expect(out).toMatch(new RegExp(`node/${busy} drained\n$`));
    expect(await kubectl.out(`uncordon ${busy}`)).toBe(`node/${busy} uncordoned`);
    // It retries after five seconds of its own.
  }, 15_000);
});

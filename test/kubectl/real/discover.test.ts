import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

describe.skipIf(!newest).concurrent(`kubectl asks what there is${skipped}`, () => {
  let kubectl: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start({ fixtures: ['cluster-fixtures/workshop.yaml'] });
    kubectl.cluster.advance(5 * 60_000);
  });
  afterAll(() => kubectl.close());

  it('resources and versions', async () => {
    const [all, names, namespaced, versions] = await Promise.all([
      kubectl.out('api-resources'),
      kubectl.out('api-resources --api-group=apps -o name'),
      kubectl.out('api-resources --namespaced=false --verbs=list,create -o name'),
      kubectl.out('api-versions'),
    ]);
    expect(all).toMatch(/^NAME +SHORTNAMES +APIVERSION +NAMESPACED +KIND\n/);
    expect(all).toMatch(/^pods +po +v1 +true +Pod$/m);
    expect(all).toMatch(/^horizontalpodautoscalers +hpa +autoscaling\/v2 +true +HorizontalPodAutoscaler$/m);
    expect(names.split('\n')).toEqual(
      ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'].map(
        (name) => `${name}.apps`,
      ),
    );
    expect(namespaced.split('\n')).toContain('namespaces');
    expect(namespaced.split('\n')).not.toContain('pods');
    expect(versions.split('\n')).toEqual(
      expect.arrayContaining(['apps/v1', 'autoscaling/v1', 'autoscaling/v2', 'v1']),
    );
  });

  it('fields and what they mean', async () => {
    const [kind, field, tree, missing] = await Promise.all([
      kubectl.out('explain deployment'),
      kubectl.out('explain pods.spec.containers.livenessProbe.periodSeconds'),
      kubectl.out('explain cm --recursive'),
      kubectl.refused('explain pods.nonsense'),
    ]);
    expect(kind).toMatch(/^GROUP: +apps\nKIND: +Deployment\nVERSION: +v1\n\nDESCRIPTION:\n/);
    expect(kind).toMatch(/^FIELDS:\n +apiVersion\t<string>\n/m);
    expect(field).toMatch(/^KIND: +Pod\nVERSION: +v1\n\nFIELD: periodSeconds <integer>\n/);
    expect(tree).toMatch(/^ {2}metadata\t<ObjectMeta>\n {4}annotations\t<map\[string\]string>$/m);
    expect(missing).toBe('error: field "nonsense" does not exist');
  });

  it('versions, the cluster and its health', async () => {
    const [version, info, config, context] = await Promise.all([
      kubectl.out('version -o json'),
      kubectl.out('cluster-info'),
      kubectl.out('config view --minify'),
      kubectl.out('config current-context'),
    ]);
    expect(JSON.parse(version).serverVersion).toMatchObject({
      major: '1',
      minor: '36',
      gitVersion: 'v1.36.0',
    });
    expect(info).toContain(`Kubernetes control plane is running at ${kubectl.url}`);
    expect(info).toContain('CoreDNS is running at');
    expect(config).toContain('token: REDACTED');
    expect(context).toBe('kubarium-test');
    // In a kubeconfig of its own.
    const own = kubectl.in('elsewhere');
    expect(await own.out('config set-context --current --namespace=kube-system')).toBe(
      'Context "kubarium-test" modified.',
    );
    expect(await own.out('get po etcd-control-plane -o name')).toBe('pod/etcd-control-plane');
  });

  it('rights', async () => {
    const [can, list, who, nonResource] = await Promise.all([
      kubectl.out('auth can-i create deployments -n staging'),
      kubectl.out('auth can-i --list -n default'),
      kubectl.out('auth whoami'),
      kubectl.out('auth can-i get /healthz'),
    ]);
    expect([can, nonResource]).toEqual(['yes', 'yes']);
    expect(list).toMatch(/^\*\.\* +\[\] +\[\] +\[\*\]$/m);
    expect(who).toMatch(
      /^ATTRIBUTE +VALUE\nUsername +kubernetes-admin\nGroups +\[.*system:authenticated\]$/m,
    );
  });

  it('measurements', async () => {
    const [nodes, pods, containers, sorted] = await Promise.all([
      kubectl.out('top nodes'),
      kubectl.out('top pods -A --sum'),
      kubectl.out('top pod toolbox --containers'),
      kubectl.out('top pods -n kube-system --sort-by=memory --no-headers'),
    ]);
    expect(nodes).toMatch(
      /^NAME +CPU\(cores\) +CPU\(%\) +MEMORY\(bytes\) +MEMORY\(%\) *\ncontrol-plane +\d+m +\d+% +\d+Mi +\d+% *$/m,
    );
    expect(pods).toMatch(/^kube-system +etcd-control-plane +\d+m +\d+Mi *$/m);
    expect(containers).toMatch(
      /^POD +NAME +CPU\(cores\) +MEMORY\(bytes\) *\ntoolbox +toolbox +\d+m +\d+Mi *$/,
    );
    expect(sorted).toMatch(/^kube-apiserver-control-plane /);
  });

  it('events', async () => {
    const [events, warnings, about, got] = await Promise.all([
      kubectl.out('events'),
      kubectl.out('events --types=Warning'),
      kubectl.out('events --for pod/giant'),
      kubectl.out("get events --field-selector involvedObject.name=giant --sort-by='.lastTimestamp'"),
    ]);
    expect(events).toMatch(/^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n/);
    expect(warnings).not.toMatch(/^\S.* Normal /m);
    expect(about).toMatch(/Warning +FailedScheduling +Pod\/giant +0\/4 nodes are available: /);
    expect(got).toMatch(
      /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n\S+ +Warning +FailedScheduling +pod\/giant +0\/4/,
    );
    const follow = kubectl.start('events --for deployment/cart --watch');
    await follow.heard(/Scaled up replica set cart-\S+ from 0 to 2/);
    kubectl.cluster.patch('Deployment', 'default', 'cart', {
      type: 'merge',
      body: { spec: { replicas: 4 } },
    });
    await follow.heard(/from 2 to 4/);
    await follow.interrupt();
  });
});

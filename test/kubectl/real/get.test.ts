import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

describe.skipIf(!newest).concurrent(`kubectl get and describe${skipped}`, () => {
  let kubectl: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start({ fixtures: ['cluster-fixtures/workshop.yaml'] });
    kubectl.cluster.advance(60_000);
  });
  afterAll(() => kubectl.close());

  it('prints the columns of the server', async () => {
    const [plain, wide, bare, labelled] = await Promise.all([
      kubectl.out('get pods -l app=web'),
      kubectl.out('get po -o wide --show-labels -l app=toolbox'),
      kubectl.out('get po toolbox --no-headers'),
      kubectl.out('get deploy web -L app,tier'),
    ]);
    const [head, ...rows] = plain.split('\n');
    expect(head).toMatch(/^NAME +READY +STATUS +RESTARTS +AGE$/);
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).toMatch(/^web-784b86d57c-\w{5} +1\/1 +Running +0 +\d+m?\w* *$/);
    expect(wide.split('\n')[0]).toMatch(
      /^NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES +LABELS$/,
    );
    expect(wide).toMatch(/toolbox .* 10\.244\.\d+\.\d+ +node-\d +<none> +<none> +app=toolbox$/);
    expect(bare).toMatch(/^toolbox +1\/1 +Running +0 +\w+$/);
    expect(labelled).toMatch(
      /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE +APP +TIER\nweb +4\/4 +4 +4 +\w+ +web *$/,
    );
  });

  it('gets all, kind by kind', async () => {
    const text = await kubectl.out('get all -A');
    const kindsOf = [...text.matchAll(/^\S+ +([a-z.]+)\//gm)].map(([, kind]) => kind);
    expect([...new Set(kindsOf)]).toEqual([
      'pod',
      'service',
      'deployment.apps',
      'replicaset.apps',
      'job.batch',
    ]);
    expect(text).toMatch(/^NAMESPACE +NAME +TYPE +CLUSTER-IP +EXTERNAL-IP +PORT\(S\) +AGE$/m);
    expect(text).toMatch(/^default +service\/kubernetes +ClusterIP +10\.96\.0\.1 +<none> +443\/TCP +\w+$/m);
  });

  it('knows every form of output', async () => {
    const all = '-l app=web';
    const [names, yaml, json, path, range, template, columns, kinds] = await Promise.all([
      kubectl.out('get deploy/web pod/toolbox svc/web -o name'),
      kubectl.out('get deploy web -o yaml'),
      kubectl.out(`get deploy ${all} -o json`),
      kubectl.out(`get po ${all} -o 'jsonpath={.items[*].status.phase}'`),
      kubectl.out(`get deploy -o 'jsonpath={range .items[*]}{.metadata.name}={.spec.replicas}{"\\n"}{end}'`),
      kubectl.out(`get deploy -o go-template='{{range .items}}{{.metadata.name}} {{end}}'`),
      kubectl.out(
        'get deploy web -o custom-columns=NAME:.metadata.name,IMAGE:.spec.template.spec.containers[0].image',
      ),
      kubectl.out('get deploy,job --show-kind --no-headers'),
    ]);
    const stored = kubectl.cluster.get('Deployment', 'default', 'web');
    expect(names.split('\n').sort()).toEqual(['deployment.apps/web', 'pod/toolbox', 'service/web']);
    const { managedFields: _hidden, ...metadata } = stored.metadata;
    expect(parse(yaml)).toEqual(JSON.parse(JSON.stringify({ ...stored, metadata })));
    const list = JSON.parse(json);
    expect([list.kind, list.apiVersion]).toEqual(['List', 'v1']);
    expect(list.items[0]).toMatchObject({ kind: 'Deployment', apiVersion: 'apps/v1', spec: { replicas: 4 } });
    expect(path).toBe('Running Running Running Running');
    expect(range).toBe('api=4\ncart=2\nmailer=1\nweb=4');
    expect(template).toBe('api cart mailer web');
    expect(columns).toBe('NAME   IMAGE\nweb    nginx:1.27');
    expect(kinds).toMatch(/^deployment\.apps\/api [\s\S]*job\.batch\/migrate /);
  });

  it('shows managed fields where they are asked for', async () => {
    const managed = parse(await kubectl.out('get deploy web -o yaml --show-managed-fields'));
    expect(managed.metadata.managedFields[0]).toMatchObject({ operation: 'Update', fieldsType: 'FieldsV1' });
  });

  it('selects by labels and fields, sorts, and takes lists in pages', async () => {
    const [sets, absent, phase, name, sorted, whole, pages] = await Promise.all([
      kubectl.out("get deploy -l 'app in (web,cart)' -o name"),
      kubectl.out("get pods -l '!app,job-name' -o name"),
      kubectl.out('get po --field-selector=status.phase=Pending -l app!=cart -o name'),
      kubectl.out('get po -A --field-selector metadata.name=etcd-control-plane -o name'),
      kubectl.out('get deploy --sort-by=.spec.replicas -o name'),
      kubectl.out('get events,po -n kube-system -o name --chunk-size=0'),
      kubectl.out('get events,po -n kube-system -o name --chunk-size=3'),
    ]);
    expect(sets).toBe('deployment.apps/cart\ndeployment.apps/web');
    expect(absent).toMatch(/^pod\/backup-\w+\npod\/migrate-\w+$/);
    expect(phase).toBe('pod/giant');
    expect(name).toBe('pod/etcd-control-plane');
    expect(sorted.split('\n')[0]).toBe('deployment.apps/mailer');
    expect(pages.split('\n').length).toBeGreaterThan(20);
    expect(pages).toBe(whole);
  });

  it('follows what changes', async () => {
    const watch = kubectl.start('get deploy cart -w');
    const events = kubectl.start('get deploy cart -w --output-watch-events');
    await Promise.all([watch.heard(/^cart +0\/2/m), events.heard(/^ADDED +cart +0\/2/m)]);
    await expect.poll(() => kubectl.streams.count('watch')).toBe(2);
    kubectl.cluster.patch('Deployment', 'default', 'cart', {
      type: 'merge',
      body: { spec: { replicas: 3 } },
    });
    await Promise.all([watch.heard(/^cart +0\/3 +3 +0 /m), events.heard(/^MODIFIED +cart +0\/3 +3 +0 /m)]);
    const [{ out }] = await Promise.all([watch.interrupt(), events.interrupt()]);
    expect(out.match(/NAME/g)).toHaveLength(1);
  });

  it('says what is not there', async () => {
    const [missing, kind, form, selector, field, empty, ignored] = await Promise.all([
      kubectl.refused('get deploy nope'),
      kubectl.refused('get nonsense'),
      kubectl.refused('get po -o nonsense'),
      kubectl.refused("get po -l 'a b'"),
      kubectl.refused('get po --field-selector=spec.nonsense=1'),
      kubectl.run('get po -n kube-public'),
      kubectl.run('get deploy nope --ignore-not-found'),
    ]);
    expect(missing).toBe('Error from server (NotFound): deployments.apps "nope" not found');
    expect(kind).toBe('error: the server doesn\'t have a resource type "nonsense"');
    expect(form).toContain('unable to match a printer suitable for the output format "nonsense"');
    expect(selector).toMatch(
      /^Error from server \(BadRequest\): Unable to find "\/v1, Resource=pods" that match label selector "a b"/,
    );
    expect(field).toMatch(/^Error from server \(BadRequest\): .*field label not supported: spec\.nonsense$/);
    expect(empty).toEqual({ out: '', err: 'No resources found in kube-public namespace.\n', code: 0 });
    expect(ignored).toEqual({ out: '', err: '', code: 0 });
  });

  it('serves raw paths', async () => {
    const [health, pod, missing] = await Promise.all([
      kubectl.out('get --raw /readyz'),
      kubectl.out('get --raw /api/v1/namespaces/default/pods/toolbox'),
      kubectl.refused('get --raw /apis/nonsense'),
    ]);
    expect(health).toBe('ok');
    expect(JSON.parse(pod)).toMatchObject({ kind: 'Pod', metadata: { name: 'toolbox' } });
    expect(missing).toBe('Error from server (NotFound): the server could not find the requested resource');
  });

  it('describes with events and what belongs to it', async () => {
    const [deployment, pod, node, several, missing] = await Promise.all([
      kubectl.out('describe deploy web'),
      kubectl.out('describe po -l app=cart'),
      kubectl.out('describe node node-1'),
      kubectl.out('describe svc,job'),
      kubectl.refused('describe po nope'),
    ]);
    expect(deployment).toMatch(
      /^Replicas: +4 desired \| 4 updated \| 4 total \| 4 available \| 0 unavailable$/m,
    );
    expect(deployment).toMatch(/^NewReplicaSet: +web-784b86d57c \(4\/4 replicas created\)$/m);
    expect(deployment).toMatch(/deployment-controller +Scaled up replica set web-784b86d57c from 0 to 4$/m);
    expect(pod).toMatch(/^ +Reason: +(ImagePullBackOff|ErrImagePull)$/m);
    expect(pod).toMatch(/Warning +Failed +\S.* +kubelet +Error: ErrImagePull/);
    expect(node).toMatch(/^Allocated resources:$/m);
    expect(node).toMatch(/^ +cpu +\d+m \(\d+%\) +/m);
    expect(several).toMatch(/^Name: +kubernetes$[\s\S]*^Name: +backup$[\s\S]*^Name: +migrate$/m);
    expect(missing).toBe('Error from server (NotFound): pods "nope" not found');
  });
});

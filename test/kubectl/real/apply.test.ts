import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { root } from '../../rules/sources.ts';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

const workshop = readFileSync(path.join(root, 'cluster-fixtures/workshop.yaml'), 'utf8');

/** A ConfigMap `settings`. */
const settings = (data: object, metadata: object = {}): string =>
  stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', ...metadata }, data });

const pod = (fields: object, metadata: object = { name: 'web' }): string =>
  stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: { containers: [{ name: 'web', image: 'nginx' }], ...fields },
  });

describe.skipIf(!newest).concurrent(`kubectl apply${skipped}`, () => {
  let kubectl: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start();
  });
  afterAll(() => kubectl.close());

  it('takes the workshop, and finds it unchanged afterwards', async () => {
    const here = kubectl.in('workshop');
    const manifests = workshop.slice(workshop.indexOf('---\n'));
    const file = here.file(
      'workshop.yaml',
      manifests.replaceAll('namespace: staging', 'namespace: workshop'),
    );
    // Two of its Deployments are of the same name once they share a namespace.
    const twice = await here.out(`apply -f ${file} --dry-run=server`);
    expect(twice).toMatch(/^deployment\.apps\/web created \(server dry run\)$/m);
    const first = await here.out(`apply -f ${file} --prune=false`);
    expect(first.split('\n')).toEqual([
      'deployment.apps/web created',
      'service/web created',
      'replicaset.apps/api-v1 created',
      'deployment.apps/api created',
      'deployment.apps/cart created',
      'deployment.apps/mailer created',
      'job.batch/backup created',
      'job.batch/migrate created',
      'pod/giant created',
      'pod/toolbox created',
      'namespace/staging created',
      'deployment.apps/web configured',
      'deployment.apps/cache created',
    ]);
    const again = await here.out(`apply -f ${file}`);
    const configured = [...again.matchAll(/^(\S+) configured$/gm)].map(([, name]) => name!);
    // One is there twice, one names its strategy in part, and a controller has scaled the third.
    const may = ['deployment.apps/web', 'deployment.apps/api', 'replicaset.apps/api-v1'];
    expect(configured.filter((name) => !may.includes(name))).toEqual([]);
    expect(again.match(/ unchanged$/gm)!.length + configured.length).toBe(13);
  });

  it('takes two hundred objects of a folder, and finds them unchanged afterwards', async () => {
    const here = kubectl.in('many');
    for (let index = 0; index < 200; index++) {
      const name = `role-${String(index).padStart(3, '0')}`;
      const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
      const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name }, rules };
      here.file(`many/${name}.yaml`, stringify(role));
    }
    const first = await here.out('apply -f many');
    expect(first.match(/^role\.rbac\.authorization\.k8s\.io\/role-\d{3} created$/gm)).toHaveLength(200);
    const again = await here.out('apply -f many --validate=false');
    expect(again.match(/^role\.rbac\.authorization\.k8s\.io\/role-\d{3} unchanged$/gm)).toHaveLength(200);
    expect(kubectl.cluster.list('Role', { namespace: 'many' })).toHaveLength(200);
  });

  it('keeps what others wrote and drops what the manifest no longer has', async () => {
    const here = kubectl.in('merging');
    const apply = (data: object) => here.out('apply -f -', { stdin: settings(data) });
    expect(await apply({ one: '1', two: '2' })).toBe('configmap/settings created');
    await here.out(`patch cm settings --type merge -p '{"data":{"other":"3"}}'`);
    expect(await apply({ one: '1' })).toBe('configmap/settings configured');
    const { data, metadata } = kubectl.cluster.get('ConfigMap', 'merging', 'settings');
    expect(data).toEqual({ one: '1', other: '3' });
    const last = metadata.annotations?.['kubectl.kubernetes.io/last-applied-configuration'];
    expect(JSON.parse(last ?? '')).toMatchObject({ data: { one: '1' }, metadata: { namespace: 'merging' } });
    expect(await here.out('apply view-last-applied cm settings -o json')).toContain('"one": "1"');
    const warned = await here.run('apply -f -', { stdin: settings({}, { name: 'kube-root-ca.crt' }) });
    expect(warned.err).toMatch(
      /^Warning: resource configmaps\/kube-root-ca\.crt is missing the .* annotation/,
    );
  });

  it('shows what would change', async () => {
    const here = kubectl.in('differing');
    const none = await here.run('diff -f -', { stdin: settings({ key: 'old' }) });
    expect([none.code, none.out]).toEqual([1, expect.stringMatching(/^\+ {2}key: old$/m)]);
    expect(none.out).not.toContain('resourceVersion');
    await here.out('apply -f -', { stdin: settings({ key: 'old' }) });
    const [same, other] = await Promise.all([
      here.run('diff -f -', { stdin: settings({ key: 'old' }) }),
      here.run('diff -f -', { stdin: settings({ key: 'new' }) }),
    ]);
    expect(same).toEqual({ out: '', err: '', code: 0 });
    expect(other.code).toBe(1);
    expect(other.out).toMatch(/^- {2}key: old\n\+ {2}key: new$/m);
    expect(other.out.match(/^[-+] /gm)).toHaveLength(2);
    expect(kubectl.cluster.get('ConfigMap', 'differing', 'settings').data).toEqual({ key: 'old' });
  });

  it('knows owners of fields on the server side', async () => {
    const here = kubectl.in('owners');
    const apply = (flags: string, value: string) =>
      here.run(`apply --server-side ${flags} -f -`, { stdin: settings({ key: value }) });
    expect((await apply('', '1')).out).toBe('configmap/settings serverside-applied\n');
    expect((await apply('', '1')).out).toBe('configmap/settings serverside-applied\n');
    const conflict = await apply('--field-manager=other', '2');
    expect(conflict.code).toBe(1);
    expect(conflict.err).toMatch(
      /^error: Apply failed with 1 conflict: conflict with "kubectl": \.data\.key\nPlease review the fields above/,
    );
    expect((await apply('--field-manager=other --force-conflicts', '2')).code).toBe(0);
    const { data, metadata } = kubectl.cluster.get('ConfigMap', 'owners', 'settings');
    expect(data).toEqual({ key: '2' });
    expect(metadata.managedFields).toMatchObject([{ manager: 'other', operation: 'Apply' }]);
    expect((await apply('--field-manager=other --dry-run=server', '3')).out).toBe(
      'configmap/settings serverside-applied (server dry run)\n',
    );
  });

  it('refuses what is not valid, cause by cause', async () => {
    const here = kubectl.in('invalid');
    const create = (stdin: string, flags = '') => here.run(`create ${flags} -f -`, { stdin });
    const [several, name, strict, warned, ignored, version, type, kind, again] = await Promise.all([
      create(pod({ restartPolicy: 'Sometimes', containers: [{ name: 'web' }] })),
      create(pod({}, { name: 'Not_A_Name' })),
      create(pod({ restartPolice: 'Always', hostnam: 'x' }, { name: 'strict' })),
      create(pod({ restartPolice: 'Always' }, { name: 'warned' }), '--validate=warn'),
      create(pod({ restartPolice: 'Always' }, { name: 'ignored' }), '--validate=ignore'),
      create('apiVersion: v9\nkind: Pod\nmetadata:\n  name: web\n'),
      create(pod({ activeDeadlineSeconds: 'soon' })),
      create('apiVersion: v1\nkind: Nonsense\nmetadata:\n  name: web\n'),
      create(settings({}, { name: 'kube-root-ca.crt' })),
    ]);
    expect(several.err).toMatch(/^The Pod "web" is invalid: \n/);
    expect(several.err).toMatch(/^\* spec\.containers\[0\]\.image: Required value$/m);
    expect(several.err).toMatch(
      /^\* spec\.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"$/m,
    );
    expect(name.err).toMatch(
      /^The Pod "Not_A_Name" is invalid: metadata\.name: Invalid value: "Not_A_Name": a lowercase RFC 1123 subdomain must/,
    );
    expect(strict.err).toBe(
      'Error from server (BadRequest): error when creating "STDIN": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.hostnam", unknown field "spec.restartPolice"\n',
    );
    expect(warned).toEqual({
      out: 'pod/warned created\n',
      err: 'Warning: unknown field "spec.restartPolice"\n',
      code: 0,
    });
    expect(ignored).toEqual({ out: 'pod/ignored created\n', err: '', code: 0 });
    expect(version.err).toContain('no matches for kind "Pod" in version "v9"');
    expect(type.err).toMatch(
      /^Error from server \(BadRequest\): error when creating "STDIN": Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal string into Go struct field/,
    );
    expect(kind.err).toContain('no matches for kind "Nonsense" in version "v1"');
    expect(again.err).toBe(
      'Error from server (AlreadyExists): error when creating "STDIN": configmaps "kube-root-ca.crt" already exists\n',
    );
  });

  it('replaces, by force where it must', async () => {
    const here = kubectl.in('replacing');
    const stdin = settings({ key: '1' });
    expect(await here.refused('replace -f -', { stdin })).toBe(
      'Error from server (NotFound): error when replacing "STDIN": configmaps "settings" not found',
    );
    await here.out('create -f -', { stdin });
    const { uid } = kubectl.cluster.get('ConfigMap', 'replacing', 'settings').metadata;
    expect(await here.out('replace -f -', { stdin: settings({ key: '2' }) })).toBe(
      'configmap/settings replaced',
    );
    const stale = settings({ key: '3' }, { resourceVersion: '1' });
    expect(await here.refused('replace -f -', { stdin: stale })).toMatch(
      /^Error from server \(Conflict\): .*Operation cannot be fulfilled on configmaps "settings": the object has been modified; please apply your changes to the latest version and try again$/,
    );
    expect(await here.out('replace --force -f -', { stdin })).toBe(
      'configmap "settings" deleted\nconfigmap/settings replaced',
    );
    expect(kubectl.cluster.get('ConfigMap', 'replacing', 'settings').metadata.uid).not.toBe(uid);
  });

  it('prunes and deletes by manifest', async () => {
    const here = kubectl.in('pruning');
    const [one, two] = ['one', 'two'].map((name) => settings({}, { name, labels: { set: 'a' } }));
    await here.out('apply -f -', { stdin: `${one}---\n${two}` });
    const pruned = await here.out('apply --prune -l set=a --prune-allowlist=core/v1/ConfigMap -f -', {
      stdin: one!,
    });
    expect(pruned).toBe('configmap/one unchanged\nconfigmap/two pruned');
    expect(await here.out('delete -f -', { stdin: one! })).toBe('configmap "one" deleted');
    expect(await here.out('delete -f - --ignore-not-found', { stdin: one! })).toBe('');
    here.file('kustomized/kustomization.yaml', 'resources: [one.yaml]\nnamePrefix: my-\n');
    here.file('kustomized/one.yaml', one!);
    expect(await here.out('apply -k kustomized')).toBe('configmap/my-one created');
  });
});

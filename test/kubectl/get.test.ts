import { describe, expect, it } from 'vitest';
import { deployment, pod } from '../support/manifests.ts';
import { session } from './session.ts';

const { out, refused, run } = session({
  manifests: [
    pod('web-1', 'nginx:1.16', { app: 'web' }),
    pod('web-2', 'nginx:1.16', { app: 'web' }),
    pod('api', 'kubia', { app: 'api', 'example.com/tier': 'back' }),
    deployment('shop', { replicas: 2 }),
  ],
});

describe('get', () => {
  it('prints a table', () => {
    expect(out('kubectl get pods')).toBe(
      [
        'NAME    READY   STATUS    RESTARTS   AGE',
        'api     0/1     Pending   0          0s',
        'web-1   0/1     Pending   0          0s',
        'web-2   0/1     Pending   0          0s',
      ].join('\n'),
    );
  });

  it('takes the line without the word kubectl, and short names', () => {
    expect(out('get po web-1')).toBe(out('kubectl get pod/web-1'));
  });

  it('prints several kinds one after the other, names with their kind', () => {
    expect(out('get pod,deploy --no-headers')).toMatch(
      /^pod\/api .*\npod\/web-1 .*\npod\/web-2 .*\n\ndeployment.apps\/shop +0\/2 /,
    );
  });

  it('understands all', () => {
    expect(out('get all')).toMatch(/pod\/web-1[\s\S]*deployment.apps\/shop/);
  });

  it('prints objects of several kinds by name', () => {
    expect(out('get pod/api deploy/shop -o name')).toBe('pod/api\ndeployment.apps/shop');
  });

  it('selects by label', () => {
    expect(out("get pods -l 'app in (web)' -o name")).toBe('pod/web-1\npod/web-2');
  });

  it('selects by field', () => {
    expect(out('get pods --field-selector metadata.name!=api -o name')).toBe('pod/web-1\npod/web-2');
  });

  it('looks into another namespace, or into all', () => {
    expect(out('get pods -n kube-system -o name')).toContain('pod/etcd-control-plane');
    expect(out('get pods -A')).toMatch(/^NAMESPACE +NAME[\s\S]*^default +api [\s\S]*^kube-system +/m);
  });

  it('shows labels', () => {
    expect(out('get pods web-1 --show-labels')).toMatch(/LABELS\nweb-1 .* app=web$/);
    expect(out('get pods api -L example.com/tier,none')).toMatch(/AGE +TIER +NONE\napi .* back +$/);
  });

  it('sorts by a field', () => {
    expect(out('get pods --sort-by=.metadata.labels.app -o name')).toBe('pod/api\npod/web-1\npod/web-2');
    expect(out("get pods --sort-by='{.metadata.uid}' -o name").split('\n')).toHaveLength(3);
  });

  it('shows more with -o wide', () => {
    expect(out('get deploy -o wide')).toMatch(/CONTAINERS +IMAGES +SELECTOR\n.* main +nginx:1.16 +app=shop$/);
  });

  it('prints one object, or a list of them, as YAML and JSON', () => {
    expect(out('get pod api -o yaml')).toMatch(/^apiVersion: v1\nkind: Pod\nmetadata:/);
    expect(out('get pods -o yaml')).toMatch(
      /^apiVersion: v1\nitems:\n- apiVersion: v1\n {2}kind: Pod\n[\s\S]*kind: List\n/,
    );
    expect(JSON.parse(out('get pod api -o json'))).toMatchObject({ kind: 'Pod', metadata: { name: 'api' } });
  });

  it('leaves out who owns which fields unless asked', () => {
    expect(out('get pods -o yaml')).not.toContain('managedFields');
    expect(out('get pod api -o json --show-managed-fields')).toContain('"managedFields": [');
  });

  it.each([
    ["-o jsonpath='{.items[*].metadata.name}'", 'api web-1 web-2'],
    ['api -o jsonpath=\'{.metadata.labels.example\\.com/tier}{"!"}\'', 'back!'],
    ['api -o jsonpath={.spec.containers[0].image}', 'kubia'],
  ])('picks fields with %s', (flags, text) => {
    expect(out(`get pods ${flags}`)).toBe(text);
  });

  it.each([
    ["-o jsonpath-as-json='{.items[*].metadata.name}'", /^\[\n {4}"api",\n/],
    [`-o go-template='{{range .items}}{{.metadata.name}};{{end}}'`, 'api;web-1;web-2;'],
    ["--template='{{len .items}}'", '3'],
    ["-o template --template='{{.kind}}'", 'List'],
    [
      `-o jsonpath='{range .items[*]}{.metadata.name}{"\\t"}{.kind}{"\\n"}{end}'`,
      /^api {5}Pod\nweb-1 {3}Pod\n/,
    ],
    ['--chunk-size=1 -o name --server-print=false', 'pod/api\npod/web-1\npod/web-2'],
    ['api --subresource=status -o name', 'pod/api'],
  ])('shows objects with %s', (flags, text) => {
    expect(out(`get pods ${flags}`)).toMatch(text);
  });

  it('makes columns of fields', () => {
    expect(out('get pods web-1 -o custom-columns=N:.metadata.name,X:.spec.nothing')).toBe(
      'N       X\nweb-1   <none>',
    );
  });

  it('says when there is nothing, and where', () => {
    expect(run('get jobs')).toMatchObject({
      stdout: [],
      stderr: ['No resources found in default namespace.'],
      exitCode: 0,
    });
    expect(run('get jobs -A').stderr).toEqual(['No resources found']);
    expect(run('get jobs -o name')).toMatchObject({ stdout: [], stderr: [] });
  });

  it('prints what it finds besides what is missing', () => {
    expect(run('get pods api nope -o name')).toEqual({
      stdout: ['pod/api'],
      stderr: ['Error from server (NotFound): pods "nope" not found'],
      exitCode: 1,
    });
  });

  it('does not mind what is missing where told so', () => {
    expect(run('get pods nope --ignore-not-found')).toEqual({ stdout: [], stderr: [], exitCode: 0 });
  });

  it.each([
    ['get foo', 'error: the server doesn\'t have a resource type "foo"'],
    ['get deploy nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['get pod/a b', /^error: there is no need to specify a resource type as a separate argument/],
    ['get pod/', 'error: arguments in resource/name form must have a single resource and name'],
    ['get pods x -A', 'error: a resource cannot be retrieved by name across all namespaces'],
    ['get pods x -l a=b', 'error: name cannot be provided when a selector is specified'],
    ['get', /^You must specify the type of resource to get\.[\s\S]*error: Required resource not specified\./],
    [
      'get pods -o foo',
      'error: unable to match a printer suitable for the output format "foo", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,wide,yaml',
    ],
    ['get pods -o jsonpath', 'error: template format specified but no template given'],
    ['get pods -o go-template=', 'error: template format specified but no template given'],
    ['get pods -o jsonpath-file=x', 'error: -o jsonpath-file is not supported here yet: '],
    [
      'get pods api --subresource=foo',
      'Error from server (NotFound): the server could not find the requested resource',
    ],
    ['get pods -k .', 'error: -k, --kustomize is not supported here yet'],
    ['get pods --foo', "error: unknown flag: --foo\nSee 'kubectl get --help' for usage."],
    [
      "get deploy -l 'a b'",
      `Error from server (BadRequest): Unable to find "apps/v1, Resource=deployments" that match label selector "a b", field selector "": unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt`,
    ],
    [
      'get pods --field-selector spec.x=y',
      'Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "", field selector "spec.x=y": field label not supported: spec.x',
    ],
  ])('%s is refused', (line, message) => {
    expect(refused(line)).toMatch(message);
  });
});

describe('the command line', () => {
  it.each([
    ['foo', 'error: unknown command "foo" for "kubectl"'],
    ['kubectl edit pod x', 'error: kubectl edit is not supported here, there is no editor in this line: '],
    ['kubectl rollout foo', 'error: unknown command "foo"\nSee \'kubectl rollout -h\' for help and examples'],
    ['kubectl get pods --local', 'error: unknown flag: --local'],
    ['kubectl toString', 'error: unknown command "toString" for "kubectl"'],
    ['kubectl get pods | head', 'error: | is not supported here, only one kubectl command at a time'],
    ["kubectl get 'pods", "error: unclosed quote ' in the command line"],
    ['kubectl', /^error: a command must be named/],
  ])('%s is refused', (line, message) => {
    expect(refused(line)).toMatch(message);
  });

  it('explains the flags of a command', () => {
    expect(out('kubectl rollout undo --help')).toMatch(
      /^Usage:\n {2}kubectl rollout undo [\s\S]*--to-revision=/,
    );
  });

  it('tells of versions, kinds and the control plane', () => {
    expect(out('version')).toContain('Server Version: v1.36');
    expect(out('api-resources')).toMatch(/^deployments +deploy +apps\/v1 +true +Deployment$/m);
    expect(out('cluster-info')).toMatch(/^Kubernetes control plane is running at https:\/\//);
  });
});

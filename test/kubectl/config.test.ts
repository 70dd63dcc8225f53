import { describe, expect, it } from 'vitest';
import { runKubectl } from '../../source/kubectl/run.ts';
import { pod } from '../support/manifests.ts';
import { session } from './session.ts';

const fresh = () => session({ manifests: [pod('web', 'nginx', { app: 'web' })] });

describe('kubectl config', () => {
  it('shows the one context there is', () => {
    const { out, cluster } = fresh();
    const name = `kubarium-${cluster.name}`;
    expect(out('config current-context')).toBe(name);
    expect(out('config get-clusters')).toBe(`NAME\n${name}`);
    expect(out('config get-users')).toBe(`NAME\n${name}-admin`);
    expect(out('config get-contexts -o name')).toBe(name);
    expect(out('config get-contexts --no-headers').trimEnd()).toMatch(
      new RegExp(`^\\* +${name} +${name} +${name}-admin$`),
    );
    expect(out('config view')).toMatch(
      /^apiVersion: v1\nclusters:\n- cluster:\n {4}certificate-authority-data: DATA\+OMITTED/,
    );
    expect(out('config view -o jsonpath={.current-context}')).toBe(name);
    expect(out(`config use-context ${name}`)).toBe(`Switched to context "${name}".`);
  });

  it('switches the namespace in which the next lines look', () => {
    const { environment, cluster } = fresh();
    const { namespace, stdout } = runKubectl(
      'config set-context --current --namespace=kube-system',
      environment,
    );
    expect(namespace).toBe('kube-system');
    expect(stdout).toEqual([`Context "kubarium-${cluster.name}" modified.`]);
    const there = { ...environment, namespace: 'kube-system' };
    expect(runKubectl('config view -o jsonpath={.contexts[0].context.namespace}', there).stdout).toEqual([
      'kube-system',
    ]);
    expect(runKubectl('get pods', environment).namespace).toBeUndefined();
  });

  it.each([
    ['use-context nope', 'error: no context exists with the name: "nope"'],
    ['set-context', 'error: you must specify a non-empty context name or --current'],
    ['set-context nope --namespace=x', 'error: no context exists with the name: "nope"'],
    ['set-context a --current', 'error: you cannot specify both a context name and --current'],
    ['get-contexts nope', 'error: context nope not found'],
    ['set-credentials x', /^error: kubectl config set-credentials is not supported here: /],
    ['foo', 'error: unknown command "foo"\nSee \'kubectl config -h\' for help and examples'],
  ])('config %s is refused', (line, complaint) => {
    const said = fresh().refused(`config ${line}`);
    if (typeof complaint === 'string') expect(said).toBe(complaint);
    else expect(said).toMatch(complaint);
  });
});

describe('the flags of every command', () => {
  it.each([
    '-n default get pods -o name',
    'kubectl --namespace default get pods -o name',
    'get -v=6 pods --request-timeout=5s -o name',
    'get pods -o name --namespace= --context=kubarium-kubarium',
    'get pods -o name --insecure-skip-tls-verify --cache-dir=/x --warnings-as-errors',
    'get pods -o name # and a remark',
    'get pods \\\n  -o name',
  ])('%j works', (line) => {
    expect(fresh().out(line)).toBe('pod/web');
  });

  it.each([
    ['get pods --context nope', 'error: context was not found for specified context: nope'],
    ['get pods --cluster x', 'error: no server found for cluster "x"'],
    ['get pods --user x', 'error: auth info "x" does not exist'],
    ['get pods --request-timeout=x', /^error: Invalid timeout value\./],
    ['get pods --kubeconfig x', /^error: --kubeconfig is not supported here: the line is always connected/],
    ['get pods --as x', /^error: --as is not supported here/],
    ['get pods -s x', /^error: --server is not supported here/],
    ['get pods -v', "error: flag needs an argument: 'v' in -v\nSee 'kubectl get --help' for usage."],
    ['get pods -v=a', /^error: invalid argument "a" for "-v, --v" flag: strconv.ParseInt: parsing "a"/],
    ['ge pods', 'error: unknown command "ge" for "kubectl"\n\nDid you mean this?\n get'],
  ])('%s is refused', (line, complaint) => {
    const said = fresh().refused(line);
    if (typeof complaint === 'string') expect(said).toBe(complaint);
    else expect(said).toMatch(complaint);
  });
});

describe('commands about the cluster', () => {
  it('name the versions of the API', () => {
    const versions = fresh().out('api-versions').split('\n');
    expect(versions).toEqual(versions.toSorted());
    expect(versions).toEqual(
      expect.arrayContaining(['apps/v1', 'authorization.k8s.io/v1', 'autoscaling/v1', 'v1']),
    );
  });

  it('name the resources', () => {
    const { out } = fresh();
    expect(out('api-resources -o name --api-group=batch')).toBe('cronjobs.batch\njobs.batch');
    expect(out('api-resources --categories=all --sort-by=kind -o name').split('\n')).toHaveLength(10);
    expect(out('api-resources --verbs=create --api-group=metrics.k8s.io --no-headers')).toBe('');
    expect(out('api-resources --api-group=batch -o wide')).toMatch(/VERBS +CATEGORIES\ncronjobs .* all\n/);
  });

  it('name versions and options', () => {
    const { out } = fresh();
    expect(JSON.parse(out('version -o json'))).toMatchObject({ serverVersion: { gitVersion: 'v1.36.0' } });
    expect(out('version --client -o yaml')).not.toContain('serverVersion');
    expect(out('options')).toMatch(/^The following options can be passed to any command:\n[\s\S]*--context=/);
  });

  it('answer paths of the API', () => {
    const { out } = fresh();
    expect(out('get --raw /readyz')).toBe('ok');
    expect(JSON.parse(out('get --raw /api/v1/namespaces/default/pods/web'))).toMatchObject({ kind: 'Pod' });
    expect(JSON.parse(out('get --raw /apis/apps/v1/deployments?limit=5'))).toMatchObject({
      kind: 'DeploymentList',
    });
    expect(JSON.parse(out('get --raw /api/v1/namespaces/kube-system'))).toMatchObject({ kind: 'Namespace' });
  });

  it.each([
    ['get --raw /nope', 'Error from server (NotFound): the server could not find the requested resource'],
    ['get --raw version', 'error: --raw must be a valid URL path: parse "version": invalid URI for request'],
    ['get pods --raw /x', 'error: arguments may not be passed when --raw is specified'],
    ['api-resources x', /^error: unexpected arguments: \[x\]/],
    ['api-resources -o foo', 'error: --output foo is not available'],
    ['api-resources --sort-by=x', 'error: --sort-by accepts only name or kind'],
    ['api-versions x', /^error: unexpected arguments: \[x\]/],
    ['version x', 'error: extra arguments: [x]'],
    ['version -o foo', "error: --output must be 'yaml' or 'json'"],
    ['plugin list', 'error: unable to find any kubectl plugins in your PATH'],
    ['certificate approve x', 'error: the server doesn\'t have a resource type "certificatesigningrequests"'],
  ])('%s is refused', (line, complaint) => {
    const said = fresh().refused(line);
    if (typeof complaint === 'string') expect(said).toBe(complaint);
    else expect(said).toMatch(complaint);
  });

  it.each([
    ['edit deploy web', 'patch'],
    ['cp web:/etc/hostname x', 'exec'],
    ['port-forward web 8080:80 --address 0.0.0.0', 'kubarium serve'],
    ['proxy --port=8001', 'kubarium serve'],
    ['debug -it web --image=busybox', 'kubectl run'],
    ['kustomize .', 'apply'],
    ['completion bash', 'tab'],
    ['cluster-info dump', 'kubectl logs'],
    ['auth reconcile -f x', 'kubectl apply'],
  ])('%s is refused in words that name %s', (line, instead) => {
    const said = fresh().refused(line);
    expect(said).toMatch(/^error: kubectl [a-z -]+ is not supported here/);
    expect(said).toContain(instead);
  });
});

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { session } from './session.ts';

const cronJob = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly' },
  spec: {
    schedule: '0 3 * * *',
    jobTemplate: {
      spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'busybox' }] } } },
    },
  },
};

const certificate = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';
const privateKey = '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n';

const fresh = () =>
  session({
    manifests: [cronJob],
    texts: {
      test: '1234',
      'etc/a.conf': 'a',
      'etc/b.conf': 'b',
      env: '# settings\nA=1\n\nB=two words\n',
      'tls.crt': certificate,
      'tls.key': privateKey,
    },
  });

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('kubectl create', () => {
  it.each<[string, string, object]>([
    [
      'cronjob tick --image=busybox --schedule="*/5 * * * *" --restart=Never -- date',
      'cronjob.batch/tick',
      {
        spec: {
          schedule: '*/5 * * * *',
          jobTemplate: {
            spec: {
              template: {
                spec: { restartPolicy: 'Never', containers: [{ name: 'tick', command: ['date'] }] },
              },
            },
          },
        },
      },
    ],
    [
      'job now --from=cronjob/nightly',
      'job.batch/now',
      { metadata: { annotations: { 'cronjob.kubernetes.io/instantiate': 'manual' } } },
    ],
    ['configmap c --from-file=test', 'configmap/c', { data: { test: '1234' } }],
    ['cm c --from-file=key=test --from-literal=a=1', 'configmap/c', { data: { key: '1234', a: '1' } }],
    ['cm c --from-file=etc', 'configmap/c', { data: { 'a.conf': 'a', 'b.conf': 'b' } }],
    ['cm c --from-env-file=env', 'configmap/c', { data: { A: '1', B: 'two words' } }],
    [
      'secret generic s --from-literal=p=x --type=my/type',
      'secret/s',
      { type: 'my/type', data: { p: base64('x') } },
    ],
    [
      'secret docker-registry r --docker-server=reg --docker-username=u --docker-password=p --docker-email=e',
      'secret/r',
      {
        type: 'kubernetes.io/dockerconfigjson',
        data: {
          '.dockerconfigjson': base64(
            `{"auths":{"reg":{"username":"u","password":"p","email":"e","auth":"${base64('u:p')}"}}}`,
          ),
        },
      },
    ],
    [
      'secret tls t --cert=tls.crt --key=tls.key',
      'secret/t',
      {
        type: 'kubernetes.io/tls',
        data: { 'tls.crt': base64(certificate), 'tls.key': base64(privateKey) },
      },
    ],
    [
      'service clusterip s --tcp=80:8080 --tcp=443',
      'service/s',
      {
        spec: {
          type: 'ClusterIP',
          selector: { app: 's' },
          ports: [
            { name: '80-8080', port: 80, targetPort: 8080 },
            { name: '443', port: 443, targetPort: 443 },
          ],
        },
      },
    ],
    ['svc clusterip s --clusterip=None', 'service/s', { spec: { clusterIP: 'None' } }],
    [
      'svc nodeport s --tcp=80 --node-port=30080',
      'service/s',
      { spec: { type: 'NodePort', ports: [{ nodePort: 30080 }] } },
    ],
    ['svc loadbalancer s --tcp=80:http', 'service/s', { spec: { ports: [{ targetPort: 'http' }] } }],
    [
      'svc externalname s --external-name=a.b',
      'service/s',
      { spec: { type: 'ExternalName', externalName: 'a.b' } },
    ],
    [
      "ingress i --rule='a.com/x=web:80,tls=cert' --rule='a.com/y*=web:http' --class=nginx --annotation=k=v",
      'ingress.networking.k8s.io/i',
      {
        metadata: { annotations: { k: 'v' } },
        spec: {
          ingressClassName: 'nginx',
          tls: [{ hosts: ['a.com'], secretName: 'cert' }],
          rules: [
            {
              host: 'a.com',
              http: {
                paths: [
                  { path: '/x', pathType: 'Exact', backend: { service: { port: { number: 80 } } } },
                  { path: '/y', pathType: 'Prefix', backend: { service: { port: { name: 'http' } } } },
                ],
              },
            },
          ],
        },
      },
    ],
    ['quota q --hard=cpu=1,pods=2', 'resourcequota/q', { spec: { hard: { cpu: '1', pods: '2' } } }],
    ['serviceaccount robot', 'serviceaccount/robot', {}],
    [
      'role r --verb=get,list --resource=pods,deploy,pods/log --resource-name=a',
      'role.rbac.authorization.k8s.io/r',
      {
        rules: [
          { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'], resourceNames: ['a'] },
          { apiGroups: ['apps'], resources: ['deployments'] },
        ],
      },
    ],
    [
      'rolebinding b --clusterrole=view --user=u --group=g --serviceaccount=ns:sa',
      'rolebinding.rbac.authorization.k8s.io/b',
      {
        roleRef: { kind: 'ClusterRole', name: 'view' },
        subjects: [
          { kind: 'User', name: 'u' },
          { kind: 'Group', name: 'g' },
          { kind: 'ServiceAccount', name: 'sa', namespace: 'ns' },
        ],
      },
    ],
    [
      'clusterrole c --verb=get --non-resource-url=/x/*',
      'clusterrole.rbac.authorization.k8s.io/c',
      { rules: [{ nonResourceURLs: ['/x/*'], verbs: ['get'] }] },
    ],
    [
      'clusterrolebinding c --clusterrole=view --group=g',
      'clusterrolebinding.rbac.authorization.k8s.io/c',
      { roleRef: { name: 'view' } },
    ],
    [
      'priorityclass p --value=5 --description=hi',
      'priorityclass.scheduling.k8s.io/p',
      { value: 5, description: 'hi', preemptionPolicy: 'PreemptLowerPriority' },
    ],
    [
      "pdb p --selector='a=b,c in (d)' --min-available=50%",
      'poddisruptionbudget.policy/p',
      {
        spec: {
          minAvailable: '50%',
          selector: {
            matchLabels: { a: 'b' },
            matchExpressions: [{ key: 'c', operator: 'In', values: ['d'] }],
          },
        },
      },
    ],
    ['ns team --save-config', 'namespace/team', { metadata: { name: 'team' } }],
  ])('create %s', (line, name, expected) => {
    const { out } = fresh();
    expect(out(`create ${line}`)).toBe(`${name} created`);
    expect(JSON.parse(out(`get ${name} -o json`))).toMatchObject(expected);
  });

  it.each<[string, string | RegExp]>([
    ['cronjob c --image=x', 'error: required flag(s) "schedule" not set'],
    ['cronjob c', 'error: required flag(s) "image", "schedule" not set'],
    ['job j --image=x --from=cronjob/y', 'error: either --image or --from must be specified'],
    ['cm c --from-literal=a', 'error: invalid literal source a, expected key=value'],
    [
      'cm c --from-literal=a=1 --from-literal=a=2',
      'error: cannot add key "a", another key by that name already exists in Data for ConfigMap "c"',
    ],
    [
      "cm c --from-literal='a b=1'",
      /^error: "a b" is not a valid key name for a ConfigMap: a valid config key/,
    ],
    ['cm c --from-file=nope', 'error: error reading nope: no such file or directory'],
    ['cm c --from-file=a=b=c', "error: key names or file paths cannot contain '='"],
    [
      'cm c --from-file=test --from-env-file=env',
      'error: from-env-file cannot be combined with from-file or from-literal',
    ],
    ['cm c --append-hash', 'error: --append-hash is not supported here yet'],
    ['secret', 'error: kubectl create secret wants one of: generic, docker-registry, tls'],
    ['secret foo', 'error: unknown command "foo"\nSee \'kubectl create secret -h\' for help and examples'],
    [
      'secret generic',
      "error: exactly one NAME is required, got 0\nSee 'kubectl create secret generic -h' for help and examples",
    ],
    [
      'secret docker-registry r --docker-username=u',
      'error: either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
    ],
    ['secret tls t', 'error: key and cert must be specified'],
    ['secret tls t --cert=test --key=test', 'error: tls: failed to find any PEM data in certificate input'],
    ['svc clusterip s', 'error: at least one tcp port specifier must be provided'],
    ['svc clusterip s --tcp=a', 'error: strconv.ParseUint: parsing "a": invalid syntax'],
    ['svc clusterip s --tcp=70000', 'error: strconv.ParseUint: parsing "70000": value out of range'],
    ['svc externalname s', 'error: required flag(s) "external-name" not set'],
    ['ingress i', /^error: not enough information provided: every ingress has to either specify/],
    [
      'ingress i --rule=a',
      'error: rule a is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]',
    ],
    ['ingress i --default-backend=a', 'error: default-backend should be in format servicename:serviceport'],
    ['quota q --hard=cpu', 'error: Invalid argument syntax cpu, expected <resource>=<value>'],
    ['quota q --hard=cpu=x', /^error: quantities must match the regular expression/],
    ['role r', 'error: at least one verb must be specified'],
    ['role r --verb=get', 'error: at least one resource must be specified'],
    ['role r --verb=get --resource=foo', 'error: the server doesn\'t have a resource type "foo"'],
    ['rolebinding b', 'error: exactly one of clusterrole or role must be specified'],
    ['rolebinding b --role=r --serviceaccount=x', 'error: serviceaccount must be <namespace>:<name>'],
    ['clusterrole c --verb=get', 'error: one of resource or nonResourceURL must be specified'],
    [
      'clusterrole c --aggregation-rule=a=b --verb=get',
      'error: aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
    ],
    ['clusterrolebinding c', 'error: required flag(s) "clusterrole" not set'],
    ['pdb p', 'error: a selector must be specified'],
    ['pdb p --selector=a=b', 'error: one of min-available or max-unavailable must be specified'],
    [
      'pdb p --selector=a=b --min-available=1 --max-unavailable=1',
      'error: min-available and max-unavailable cannot be both specified',
    ],
    ['token nope', 'error: failed to create token: serviceaccounts "nope" not found'],
    [
      'token default --duration=x',
      'error: invalid argument "x" for "--duration" flag: time: invalid duration "x"\nSee \'kubectl create token --help\' for usage.',
    ],
    [
      'token default --bound-object-kind=Foo',
      'error: supported --bound-object-kind values are Node, Pod, Secret',
    ],
    ['foo', "error: Unexpected args: [foo]\nSee 'kubectl create -h' for help and examples"],
    ['ns x y', /^error: exactly one NAME is required, got 2/],
    ['ns x --dry-run=foo', /^error: Invalid dry-run value \(foo\)/],
    [
      'ns x -o foo',
      /^error: unable to match a printer suitable for the output format "foo", allowed formats are: go-template,go-template-file,json,/,
    ],
  ])('create %s is refused', (line, complaint) => {
    const said = fresh().refused(`create ${line}`);
    if (typeof complaint === 'string') expect(said).toBe(complaint);
    else expect(said).toMatch(complaint);
  });

  it('warns of verbs that nobody knows', () => {
    expect(fresh().run('create role r --verb=foo --resource=pods')).toMatchObject({
      stderr: ["Warning: 'foo' is not a standard resource verb"],
      exitCode: 0,
    });
  });

  it('shows a token that says whose it is', () => {
    const { out } = fresh();
    out('create sa robot');
    const token = out('create token robot --duration=1h --audience=me');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ aud: ['me'], sub: 'system:serviceaccount:default:robot' });
    expect(claims.exp - claims.iat).toBe(3600);
  });

  it('a client dry run shows what it would send, with a namespace that is named', () => {
    const { out, cluster } = fresh();
    const before = cluster.revision;
    expect(parse(out('create deploy web --image=nginx -n kube-system --dry-run=client -o yaml'))).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { labels: { app: 'web' }, name: 'web', namespace: 'kube-system' },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'web' } },
        strategy: {},
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ image: 'nginx', name: 'nginx', resources: {} }] },
        },
      },
      status: {},
    });
    expect(out('create ns x --dry-run')).toBe('namespace/x created (dry run)');
    expect(out('create ns x --dry-run=client -o jsonpath={.kind}')).toBe('Namespace');
    expect(cluster.revision).toBe(before);
  });
});

describe('kubectl run', () => {
  it.each<[string, object]>([
    ['--port=80', { spec: { containers: [{ ports: [{ containerPort: 80 }] }] } }],
    [
      '--env=A=1 --env=B=x=y',
      {
        spec: {
          containers: [
            {
              env: [
                { name: 'A', value: '1' },
                { name: 'B', value: 'x=y' },
              ],
            },
          ],
        },
      },
    ],
    [
      '--labels=a=b,c=d --annotations=e=f',
      { metadata: { labels: { a: 'b', c: 'd' }, annotations: { e: 'f' } } },
    ],
    ['--restart=OnFailure', { spec: { restartPolicy: 'OnFailure' } }],
    ['--command -- sleep 5', { spec: { containers: [{ command: ['sleep', '5'] }] } }],
    ['-- sleep 5', { spec: { containers: [{ args: ['sleep', '5'] }] } }],
    [
      '--privileged --image-pull-policy=Never',
      { spec: { containers: [{ imagePullPolicy: 'Never', securityContext: { privileged: true } }] } },
    ],
    [
      `--overrides='{"spec":{"nodeName":"node-1"}}'`,
      { spec: { nodeName: 'node-1', containers: [{ image: 'busybox' }] } },
    ],
    [
      `--override-type=json --overrides='[{"op":"add","path":"/spec/nodeName","value":"n"}]'`,
      { spec: { nodeName: 'n' } },
    ],
  ])('run box --image=busybox %s', (flags, expected) => {
    const { out } = fresh();
    expect(JSON.parse(out(`run box --image=busybox --dry-run=client -o json ${flags}`))).toMatchObject(
      expected,
    );
  });

  it('--expose puts a service in front', () => {
    const { out, cluster } = fresh();
    expect(out('run box --image=nginx --port=80 --expose')).toBe('service/box created\npod/box created');
    expect(cluster.get('Service', 'default', 'box').spec).toMatchObject({
      ports: [{ port: 80, targetPort: 80 }],
      selector: { run: 'box' },
    });
  });

  it.each([
    [
      '--image=x --expose',
      "error: --port must be set when exposing a service\nSee 'kubectl run -h' for help and examples",
    ],
    [
      '--image=x --restart=Foo',
      "error: invalid restart policy: Foo\nSee 'kubectl run -h' for help and examples",
    ],
    ['--image=x --env=A', 'error: invalid env: A'],
    ['--image=x -l a', 'error: unexpected label spec: a'],
    ["--image='a b'", 'error: Invalid image name "a b": invalid reference format'],
    ['--image=x --port=a', 'error: strconv.Atoi: parsing "a": invalid syntax'],
    ["--image=x --overrides='{'", 'error: Invalid JSON Patch'],
    ['--restart-Never', "error: unknown flag: --restart-Never\nSee 'kubectl run --help' for usage."],
  ])('run box %s is refused', (flags, complaint) => {
    expect(fresh().refused(`run box ${flags}`)).toBe(complaint);
  });
});

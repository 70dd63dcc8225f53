import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Kind } from '../../../source/kubernetes/kinds.ts';
import { deployment } from '../../support/manifests.ts';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

/** A line that makes an object, what it prints, and a part of what is then there. */
const generators: readonly (readonly [line: string, printed: string, kind: Kind, part: object])[] = [
  [
    'clusterrole reader --verb=get,list --resource=pods,deployments.apps',
    'clusterrole.rbac.authorization.k8s.io/reader created',
    'ClusterRole',
    { rules: [{ verbs: ['get', 'list'], apiGroups: [''], resources: ['pods'] }, { apiGroups: ['apps'] }] },
  ],
  [
    'clusterrolebinding readers --clusterrole=reader --group=people --user=ann',
    'clusterrolebinding.rbac.authorization.k8s.io/readers created',
    'ClusterRoleBinding',
    { roleRef: { name: 'reader' }, subjects: [{ kind: 'User', name: 'ann' }, { kind: 'Group' }] },
  ],
  [
    'configmap settings --from-literal=a=1 --from-literal=b=two --from-file=file.txt',
    'configmap/settings created',
    'ConfigMap',
    { data: { a: '1', b: 'two', 'file.txt': 'some text\n' } },
  ],
  [
    "cronjob tick --image=busybox --schedule='*/5 * * * *' -- date",
    'cronjob.batch/tick created',
    'CronJob',
    { spec: { schedule: '*/5 * * * *' } },
  ],
  [
    'deployment shop --image=nginx:1.27 --replicas=2 --port=80',
    'deployment.apps/shop created',
    'Deployment',
    { spec: { replicas: 2, selector: { matchLabels: { app: 'shop' } } } },
  ],
  [
    'ingress entry --class=nginx --rule=shop.example.com/*=shop:80 --annotation a=b',
    'ingress.networking.k8s.io/entry created',
    'Ingress',
    { spec: { ingressClassName: 'nginx', rules: [{ host: 'shop.example.com' }] } },
  ],
  ['job once --image=busybox -- echo done', 'job.batch/once created', 'Job', { spec: { completions: 1 } }],
  [
    'poddisruptionbudget budget --selector=app=shop --min-available=1',
    'poddisruptionbudget.policy/budget created',
    'PodDisruptionBudget',
    { spec: { minAvailable: 1, selector: { matchLabels: { app: 'shop' } } } },
  ],
  [
    'priorityclass urgent --value=1000 --description=soon',
    'priorityclass.scheduling.k8s.io/urgent created',
    'PriorityClass',
    { value: 1000, description: 'soon' },
  ],
  [
    'quota limits --hard=pods=50,cpu=10',
    'resourcequota/limits created',
    'ResourceQuota',
    { spec: { hard: { pods: '50', cpu: '10' } } },
  ],
  [
    'role reader --verb=get --resource=pods',
    'role.rbac.authorization.k8s.io/reader created',
    'Role',
    { rules: [{ verbs: ['get'], resources: ['pods'] }] },
  ],
  [
    'rolebinding readers --role=reader --serviceaccount=making:robot',
    'rolebinding.rbac.authorization.k8s.io/readers created',
    'RoleBinding',
    { subjects: [{ kind: 'ServiceAccount', name: 'robot', namespace: 'making' }] },
  ],
  [
    'secret generic password --from-literal=word=abc',
    'secret/password created',
    'Secret',
    { type: 'Opaque', data: { word: 'YWJj' } },
  ],
  [
    'secret docker-registry pull --docker-server=registry.example.com --docker-username=ann --docker-password=x',
    'secret/pull created',
    'Secret',
    { type: 'kubernetes.io/dockerconfigjson' },
  ],
  [
    'service clusterip inner --tcp=80:8080',
    'service/inner created',
    'Service',
    { spec: { type: 'ClusterIP' } },
  ],
  ['service nodeport outer --tcp=80', 'service/outer created', 'Service', { spec: { type: 'NodePort' } }],
  [
    'service loadbalancer balanced --tcp=80',
    'service/balanced created',
    'Service',
    { spec: { type: 'LoadBalancer' } },
  ],
  [
    'service externalname elsewhere --external-name=example.com',
    'service/elsewhere created',
    'Service',
    { spec: { type: 'ExternalName', externalName: 'example.com' } },
  ],
  ['serviceaccount robot', 'serviceaccount/robot created', 'ServiceAccount', {}],
];

describe.skipIf(!newest).concurrent(`kubectl makes objects${skipped}`, () => {
  let kubectl: Harness;
  let making: Harness;
  beforeAll(async () => {
    kubectl = await Harness.start();
    making = kubectl.in('making');
    making.file('file.txt', 'some text\n');
  });
  afterAll(() => kubectl.close());

  it.each(generators)('create %s', async (line, printed, kind, part) => {
    expect(await making.out(`create ${line}`)).toBe(printed);
    const name = printed.split(/[/ ]/)[1]!;
    expect(kubectl.cluster.get(kind, 'making', name)).toMatchObject(part);
  });

  it('creates a namespace, and writes manifests without creating', async () => {
    const [made, again, client, server] = await Promise.all([
      kubectl.out('create namespace fresh'),
      kubectl.refused('create ns default'),
      kubectl.out('create deploy dry --image=nginx --dry-run=client -o yaml'),
      kubectl.out('create deploy dry --image=nginx --dry-run=server -o yaml'),
    ]);
    expect(made).toBe('namespace/fresh created');
    expect(again).toBe('Error from server (AlreadyExists): namespaces "default" already exists');
    expect(parse(client)).toMatchObject({ kind: 'Deployment', spec: { replicas: 1 } });
    expect(parse(server)).toMatchObject({ kind: 'Deployment', spec: { progressDeadlineSeconds: 600 } });
    expect(parse(server).metadata).not.toHaveProperty('resourceVersion');
    expect(kubectl.cluster.read.get('Deployment', 'default', 'dry')).toBeUndefined();
  });

  it('exposes, autoscales and runs', async () => {
    const here = kubectl.in('running');
    kubectl.cluster.create(deployment('web'), { namespace: 'running' });
    const [inner, outer, scaled, pod, job, exposed] = await Promise.all([
      here.out('expose deploy web --port=80 --target-port=8080 --name=inner'),
      here.out('expose deploy web --type=NodePort --port=80'),
      here.out('autoscale deploy web --min=2 --max=5 --cpu-percent=80'),
      here.out('run single --image=nginx --labels=app=single --port=80 --env=A=b'),
      here.out('run worker --image=busybox --restart=Never -- sh -c "echo hi"'),
      here.out('run visible --image=nginx --port=80 --expose'),
    ]);
    expect(inner).toBe('service/inner exposed');
    expect(outer).toBe('service/web exposed');
    expect(scaled).toBe('horizontalpodautoscaler.autoscaling/web autoscaled');
    expect([pod, job, exposed]).toEqual([
      'pod/single created',
      'pod/worker created',
      'service/visible created\npod/visible created',
    ]);
    const { cluster } = kubectl;
    expect(cluster.get('Service', 'running', 'inner').spec).toMatchObject({
      selector: { app: 'web' },
      ports: [{ port: 80, targetPort: 8080 }],
    });
    expect(cluster.get('Service', 'running', 'web').spec.ports?.[0]?.nodePort).toBeGreaterThanOrEqual(30_000);
    expect(cluster.get('HorizontalPodAutoscaler', 'running', 'web').spec).toMatchObject({
      minReplicas: 2,
      metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 80 } } }],
    });
    expect(cluster.get('Pod', 'running', 'worker').spec).toMatchObject({
      restartPolicy: 'Never',
      containers: [{ args: ['sh', '-c', 'echo hi'] }],
    });
    expect(await here.out('get hpa web --no-headers')).toMatch(
      /^web +Deployment\/web +cpu: <unknown>\/80% +2 +5 +0 +\w+$/,
    );
    expect(await here.refused('expose deploy nope --port=80')).toBe(
      'Error from server (NotFound): deployments.apps "nope" not found',
    );
  });

  it('starts a job from a cron job', async () => {
    const here = kubectl.in('jobs');
    await here.out("create cronjob tick --image=busybox --schedule='@daily' -- date");
    expect(await here.out('create job now --from=cronjob/tick')).toBe('job.batch/now created');
    const { metadata } = kubectl.cluster.get('Job', 'jobs', 'now');
    expect(metadata.annotations).toEqual({ 'cronjob.kubernetes.io/instantiate': 'manual' });
    expect(metadata.ownerReferences).toMatchObject([{ kind: 'CronJob', name: 'tick' }]);
  });

  it('hands out tokens of service accounts', async () => {
    const here = kubectl.in('tokens');
    const [token, missing] = await Promise.all([
      here.out('create token default --duration=1h'),
      here.refused('create token nope'),
    ]);
    const [, claims] = token.split('.');
    expect(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())).toMatchObject({
      sub: 'system:serviceaccount:tokens:default',
    });
    expect(missing).toBe('error: failed to create token: serviceaccounts "nope" not found');
  });
});

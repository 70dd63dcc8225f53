import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { deployment, job, pod } from '../support/manifests.ts';
import { session } from './session.ts';

const containers = [{ name: 'main', image: 'nginx', ports: [{ containerPort: 8080, protocol: 'TCP' }] }];
const web: Manifest = {
  ...deployment('web'),
  metadata: { name: 'web', labels: { app: 'web', tier: 'front' } },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers } },
  },
};
const service: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'front' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, protocol: 'UDP' }] },
};

const fresh = () => session({ manifests: [web, deployment('plain'), service, pod('bare'), job('once')] });

describe('kubectl expose', () => {
  it.each<[string, object, object]>([
    [
      'deploy web',
      { name: 'web', labels: { app: 'web', tier: 'front' } },
      { ports: [{ port: 8080, targetPort: 8080, protocol: 'TCP' }], selector: { app: 'web' } },
    ],
    [
      'deployment plain --port=80 --target-port=http --name=p --type=NodePort',
      { name: 'p' },
      { ports: [{ port: 80, targetPort: 'http' }], type: 'NodePort', selector: { app: 'plain' } },
    ],
    [
      'deploy plain --port=80,443',
      { name: 'plain' },
      {
        ports: [
          { name: 'port-1', port: 80 },
          { name: 'port-2', port: 443 },
        ],
      },
    ],
    ['svc front --name=second', { name: 'second' }, { ports: [{ port: 80, protocol: 'UDP' }] }],
    [
      'pod bare --port=80 --selector=a=b --labels=q=r --protocol=UDP --session-affinity=ClientIP --cluster-ip=None',
      { labels: { q: 'r' } },
      { selector: { a: 'b' }, clusterIP: 'None', sessionAffinity: 'ClientIP', ports: [{ protocol: 'UDP' }] },
    ],
    [`deploy web --overrides='{"spec":{"type":"LoadBalancer"}}'`, { name: 'web' }, { type: 'LoadBalancer' }],
  ])('expose %s', (line, metadata, spec) => {
    const { out } = fresh();
    const made = out(`expose ${line}`);
    expect(made).toMatch(/^service\/[a-z]+ exposed$/);
    const [name = ''] = made.split(' ');
    expect(JSON.parse(out(`get ${name} -o json`))).toMatchObject({ metadata, spec });
  });

  it.each([
    ['', /^error: You must provide one or more resources by argument or filename\./],
    ['deploy plain', "error: couldn't find port via --port flag or introspection"],
    ['pod bare --port=80', /: the pod has no labels and cannot be exposed$/],
    ['node node-1 --port=1', 'error: cannot expose a Node'],
    ['job once --port=1', 'error: cannot expose a Job.batch'],
    ['deploy web --port=a', 'error: strconv.Atoi: parsing "a": invalid syntax'],
    ['svc front --port=1', 'Error from server (AlreadyExists): services "front" already exists'],
    ['deploy nope --port=1', 'Error from server (NotFound): deployments.apps "nope" not found'],
  ])('expose %s is refused', (line, complaint) => {
    const said = fresh().refused(`expose ${line}`);
    if (typeof complaint === 'string') expect(said).toBe(complaint);
    else expect(said).toMatch(complaint);
  });
});

describe('kubectl autoscale', () => {
  it('makes an autoscaler', () => {
    const { out, cluster } = fresh();
    expect(out('autoscale deploy web --min=2 --max=5 --cpu-percent=80')).toBe(
      'horizontalpodautoscaler.autoscaling/web autoscaled',
    );
    expect(cluster.get('HorizontalPodAutoscaler', 'default', 'web').spec).toMatchObject({
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 80, type: 'Utilization' } } }],
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    });
  });

  it('takes amounts of both resources', () => {
    const { out } = fresh();
    const line = 'autoscale deploy web --max=3 --cpu=500m --memory=70% --name=x --dry-run=client -o json';
    expect(JSON.parse(out(line))).toMatchObject({
      metadata: { name: 'x' },
      spec: {
        metrics: [
          { resource: { name: 'cpu', target: { averageValue: '500m' } } },
          { resource: { name: 'memory', target: { averageUtilization: 70 } } },
        ],
      },
    });
  });

  it.each([
    ['deploy web', 'error: required flag(s) "max" not set'],
    ['deploy web --max=0', 'error: --max=MAXPODS is required and must be at least 1, max: 0'],
    [
      'deploy web --min=6 --max=5',
      'error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: 5, min: 6',
    ],
    [
      'svc front --max=3',
      'error: cannot autoscale a Service: could not find scale subresource for /v1, Resource=services in discovery information',
    ],
    ['deploy nope --max=3', 'Error from server (NotFound): deployments.apps "nope" not found'],
  ])('autoscale %s is refused', (line, complaint) => {
    expect(fresh().refused(`autoscale ${line}`)).toBe(complaint);
  });
});

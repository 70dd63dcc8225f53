import { expect, describe as group, it } from 'vitest';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { described, manifest } from './described.ts';

/** An object that belongs to no namespace. */
function clusterWide(kind: string, name: string, fields: object = {}, metadata: object = {}): Manifest {
  return manifest(kind, name, fields, { ...metadata, namespace: undefined });
}

it('a disruption budget tells what it keeps and what it can spare', () => {
  const text = described(
    manifest('PodDisruptionBudget', 'zk', {
      spec: { minAvailable: 2, selector: { matchLabels: { app: 'zk' } } },
      status: { disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 3 },
    }),
  );
  expect(text).toBe(`Name:           zk
Namespace:      foo
Min available:  2
Selector:       app=zk
Status:
    Allowed disruptions:  1
    Current:              3
    Desired:              2
    Total:                3
Events:                   <none>`);
});

it('a disruption budget without a selector says so', () => {
  const text = described(manifest('PodDisruptionBudget', 'zk', { spec: { maxUnavailable: '50%' } }));
  expect(text).toContain('Max unavailable:  50%\nSelector:         <unset>\n');
});

group('an autoscaler', () => {
  const scaleTargetRef = { kind: 'Deployment', name: 'web' };

  it('tells what it measures and how it scales', () => {
    const text = described(
      manifest('HorizontalPodAutoscaler', 'web', {
        spec: {
          scaleTargetRef,
          minReplicas: 2,
          maxReplicas: 10,
          metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 80 } } }],
          behavior: {
            scaleDown: {
              stabilizationWindowSeconds: 300,
              selectPolicy: 'Min',
              policies: [{ type: 'Percent', value: 50, periodSeconds: 15 }],
            },
          },
        },
        status: {
          currentReplicas: 3,
          desiredReplicas: 4,
          currentMetrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', current: { averageUtilization: 90, averageValue: '180m' } },
            },
          ],
          conditions: [
            { type: 'AbleToScale', status: 'True', reason: 'ReadyForNewScale', message: 'may scale' },
          ],
        },
      }),
    );
    expect(text).toBe(`Name:                                                  web
Namespace:                                             foo
Labels:                                                <none>
Annotations:                                           <none>
CreationTimestamp:                                     Thu, 01 Jan 2026 00:00:00 +0000
Reference:                                             Deployment/web
Metrics:                                               ( current / target )
  resource cpu on pods  (as a percentage of request):  90% (180m) / 80%
Min replicas:                                          2
Max replicas:                                          10
Behavior:
  Scale Down:
    Stabilization Window: 300 seconds
    Select Policy: Min
    Policies:
      - Type: Percent  Value: 50  Period: 15 seconds
Deployment pods:       3 current / 4 desired
Conditions:
  Type         Status  Reason            Message
  ----         ------  ------            -------
  AbleToScale  True    ReadyForNewScale  may scale
Events:        <none>`);
  });

  const metric = { name: 'hits' };
  it.each<[object, string]>([
    [
      { type: 'Resource', resource: { name: 'memory', target: { averageValue: '1Gi' } } },
      'resource memory on pods: <unknown> / 1Gi',
    ],
    [
      {
        type: 'ContainerResource',
        containerResource: { name: 'cpu', container: 'app', target: { averageUtilization: 60 } },
      },
      'resource cpu of container "app" on pods (as a percentage of request): <unknown> / 60%',
    ],
    [{ type: 'Pods', pods: { metric, target: { averageValue: '5' } } }, '"hits" on pods: <unknown> / 5'],
    [
      { type: 'External', external: { metric, target: { averageValue: '5' } } },
      '"hits" (target average value): <unknown> / 5',
    ],
    [
      { type: 'External', external: { metric, target: { value: '5' } } },
      '"hits" (target value): <unknown> / 5',
    ],
    [
      {
        type: 'Object',
        object: { metric, describedObject: { kind: 'Ingress', name: 'main' }, target: { value: '5' } },
      },
      '"hits" on Ingress/main (target value): <unknown> / 5',
    ],
  ])('prints the metric %j on one line', (each, line) => {
    const spec = { scaleTargetRef, maxReplicas: 3, metrics: [each] };
    const text = described(manifest('HorizontalPodAutoscaler', 'web', { spec }));
    expect(text.replace(/ +/g, ' ')).toContain(`\n ${line}\nMin replicas: <unset>\n`);
  });
});

it('a network policy tells in words what it lets through', () => {
  const text = described(
    manifest('NetworkPolicy', 'db', {
      spec: {
        podSelector: { matchLabels: { app: 'db' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            ports: [{ port: 5432 }, { port: 'metrics', protocol: 'UDP' }],
            from: [
              {
                namespaceSelector: { matchLabels: { team: 'a' } },
                podSelector: { matchLabels: { app: 'web' } },
              },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.0/16'] } },
            ],
          },
          {},
        ],
      },
    }),
  );
  expect(text).toBe(`Name:         db
Namespace:    foo
Created on:   2026-01-01 00:00:00 +0000 UTC
Labels:       <none>
Annotations:  <none>
Spec:
  PodSelector:     app=db
  Allowing ingress traffic:
    To Port: 5432/TCP
    To Port: metrics/UDP
    From:
      NamespaceSelector: team=a
      PodSelector: app=web
    From:
      IPBlock:
        CIDR: 10.0.0.0/8
        Except: 10.1.0.0/16, 10.2.0.0/16
    ----------
    To Port: <any> (traffic allowed to all ports)
    From: <any> (traffic not restricted by source)
  Allowing egress traffic:
    <none> (Selected pods are isolated for egress connectivity)
  Policy Types: Ingress, Egress`);
});

it('a network policy for all pods says which way it does not look', () => {
  const text = described(
    manifest('NetworkPolicy', 'all', {
      spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ podSelector: {} }] }] },
    }),
  );
  expect(text).toContain(
    'PodSelector:     <none> (Allowing the specific traffic to all pods in this namespace)',
  );
  expect(text).toContain(`  Not affecting ingress traffic
  Allowing egress traffic:
    To Port: <any> (traffic allowed to all ports)
    To:
      PodSelector: <none>
  Policy Types: Egress`);
});

it('a priority class tells its value and what it is for', () => {
  const text = described(
    clusterWide('PriorityClass', 'high', {
      value: 1000,
      globalDefault: false,
      preemptionPolicy: 'Never',
      description: 'for the shop',
    }),
  );
  expect(text).toBe(`Name:              high
Value:             1000
GlobalDefault:     false
PreemptionPolicy:  Never
Description:       for the shop
Annotations:       <none>
Events:            <none>`);
});

group('a role', () => {
  it('has a line for each resource, with all that is allowed there', () => {
    const text = described(
      manifest('Role', 'reader', {
        rules: [
          { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get'] },
          { apiGroups: [''], resources: ['pods'], verbs: ['list', 'get'] },
          {
            apiGroups: ['apps'],
            resources: ['deployments/scale'],
            resourceNames: ['web'],
            verbs: ['update'],
          },
        ],
      }),
    );
    expect(text).toBe(`Name:         reader
Labels:       <none>
Annotations:  <none>
PolicyRule:
  Resources               Non-Resource URLs  Resource Names  Verbs
  ---------               -----------------  --------------  -----
  pods                    []                 []              [get list]
  pods/log                []                 []              [get]
  deployments.apps/scale  []                 [web]           [update]`);
  });

  it('of the cluster may be about what is no resource', () => {
    const text = described(
      clusterWide('ClusterRole', 'admin', {
        rules: [
          { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
          { nonResourceURLs: ['*'], verbs: ['*'] },
        ],
      }),
    );
    expect(text.split('\n').slice(3)).toEqual([
      'PolicyRule:',
      '  Resources  Non-Resource URLs  Resource Names  Verbs',
      '  ---------  -----------------  --------------  -----',
      '  *.*        []                 []              [*]',
      '             [*]                []              [*]',
    ]);
  });

  it('without rules has none to show', () => {
    expect(described(clusterWide('ClusterRole', 'none'))).toMatch(/-----$/);
  });
});

it('a binding tells which role it gives to whom', () => {
  const text = described(
    manifest('RoleBinding', 'ci', {
      roleRef: { kind: 'Role', name: 'reader' },
      subjects: [
        { kind: 'User', name: 'alice' },
        { kind: 'ServiceAccount', name: 'builder', namespace: 'ci' },
      ],
    }),
  );
  expect(text).toBe(`Name:         ci
Labels:       <none>
Annotations:  <none>
Role:
  Kind:  Role
  Name:  reader
Subjects:
  Kind            Name     Namespace
  ----            ----     ---------
  User            alice    
  ServiceAccount  builder  ci`);
});

it('a service account tells which of its secrets are there', () => {
  const token = manifest(
    'Secret',
    'token',
    { type: 'kubernetes.io/service-account-token' },
    {
      annotations: {
        'kubernetes.io/service-account.name': 'builder',
        'kubernetes.io/service-account.uid': 'builder',
      },
    },
  );
  const text = described(
    manifest('ServiceAccount', 'builder', {
      imagePullSecrets: [{ name: 'registry' }, { name: 'token' }],
      secrets: [{ name: 'gone' }],
    }),
    token,
    manifest('Secret', 'registry', { type: 'Opaque' }),
  );
  expect(text).toBe(`Name:                builder
Namespace:           foo
Labels:              <none>
Annotations:         <none>
Image pull secrets:  registry
                     token
Mountable secrets:   gone (not found)
Tokens:              token
Events:              <none>`);
});

it('a quota tells what is used, and which pods count', () => {
  const text = described(
    manifest('ResourceQuota', 'q', {
      spec: { scopes: ['NotTerminating', 'BestEffort'] },
      status: { hard: { pods: '4', 'limits.cpu': '2' }, used: { pods: '1' } },
    }),
  );
  expect(text).toMatch(
    /^Name: +q\nNamespace: +foo\nScopes: +BestEffort, NotTerminating\n \* Matches all pods that/,
  );
  expect(text).toContain(
    'Resource    Used  Hard\n--------    ----  ----\nlimits.cpu  0     2\npods        1     4',
  );
});

it('limits stand in a table', () => {
  const limits = [
    {
      type: 'Container',
      max: { cpu: '2' },
      default: { cpu: '500m', memory: '1Gi' },
      maxLimitRequestRatio: { cpu: '4' },
    },
  ];
  expect(described(manifest('LimitRange', 'l', { spec: { limits } }))).toBe(`Name:       l
Namespace:  foo
Type        Resource  Min  Max  Default Request  Default Limit  Max Limit/Request Ratio
----        --------  ---  ---  ---------------  -------------  -----------------------
Container   cpu       -    2    -                500m           4
Container   memory    -    -    -                1Gi            -`);
});

it('fields that say who owns what are left out where every field is shown', () => {
  const managedFields = [{ manager: 'kubectl', operation: 'Apply' }];
  const text = described(manifest('Lease', 'l', {}, { managedFields }));
  expect(text).toContain('Creation Timestamp');
  expect(text).not.toMatch(/Managed Fields|kubectl/);
});

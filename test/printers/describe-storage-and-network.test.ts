import { expect, describe as group, it } from 'vitest';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { ago, described, manifest } from './described.ts';

function clusterWide(kind: string, name: string, fields: object = {}, metadata: object = {}): Manifest {
  return manifest(kind, name, fields, { ...metadata, namespace: undefined });
}

group('endpoints', () => {
  it('stand in their sets, the ready ones apart', () => {
    const text = described(
      manifest('Endpoints', 'web', {
        subsets: [
          {
            addresses: [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }],
            notReadyAddresses: [{ ip: '10.0.0.3' }],
            ports: [
              { port: 80, protocol: 'TCP' },
              { name: 'dns', port: 53, protocol: 'UDP' },
            ],
          },
          { notReadyAddresses: [{ ip: '10.0.0.4' }] },
        ],
      }),
    );
    expect(text).toBe(`Name:         web
Namespace:    foo
Labels:       <none>
Annotations:  <none>
Subsets:
  Addresses:          10.0.0.1,10.0.0.2
  NotReadyAddresses:  10.0.0.3
  Ports:
    Name     Port  Protocol
    ----     ----  --------
    <unset>  80    TCP
    dns      53    UDP

  Addresses:          <none>
  NotReadyAddresses:  10.0.0.4

Events:  <none>`);
  });

  it('of a slice are told one by one', () => {
    const text = described(
      manifest('EndpointSlice', 'web-abc', {
        addressType: 'IPv4',
        ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
        endpoints: [
          {
            addresses: ['10.0.0.1'],
            conditions: { ready: true },
            targetRef: { kind: 'Pod', name: 'web-1' },
            nodeName: 'node-1',
            zone: 'a',
          },
          { addresses: ['10.0.0.2'], hostname: 'two' },
        ],
      }),
    );
    expect(text.slice(text.indexOf('AddressType'))).toBe(`AddressType:  IPv4
Ports:
  Name  Port  Protocol
  ----  ----  --------
  http  80    TCP
Endpoints:
  - Addresses:  10.0.0.1
    Conditions:
      Ready:    true
    Hostname:   <unset>
    TargetRef:  Pod/web-1
    NodeName:   node-1
    Zone:       a
  - Addresses:  10.0.0.2
    Conditions:
      Ready:   <unset>
    Hostname:  two
    NodeName:  <unset>
    Zone:      <unset>
Events:        <none>`);
  });

  it('of an empty slice are none', () => {
    const text = described(manifest('EndpointSlice', 'x', { addressType: 'IPv4', endpoints: [] }));
    expect(text).toContain('\nPorts: <unset>\nEndpoints: <none>\n');
  });
});

group('an ingress', () => {
  const service = manifest('Service', 'web', {
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  });
  const pod = manifest(
    'Pod',
    'web-1',
    {
      spec: { containers: [] },
      status: { podIP: '10.0.0.1', conditions: [{ type: 'Ready', status: 'True' }] },
    },
    { labels: { app: 'web' } },
  );
  const path = (where: string, name: string, port: object) => ({
    path: where,
    pathType: 'Prefix',
    backend: { service: { name, port } },
  });

  it('tells who answers for each path', () => {
    const text = described(
      manifest('Ingress', 'main', {
        spec: {
          ingressClassName: 'nginx',
          tls: [{ secretName: 'cert', hosts: ['a.com', 'b.com'] }, { hosts: ['c.com'] }],
          rules: [
            {
              host: 'a.com',
              http: { paths: [path('/', 'web', { number: 80 }), path('/api', 'gone', { name: 'x' })] },
            },
            { http: { paths: [path('/', 'web', { name: 'http' })] } },
          ],
        },
        status: { loadBalancer: { ingress: [{ ip: '1.2.3.4' }, { hostname: 'balancer.example.com' }] } },
      }),
      service,
      pod,
    );
    expect(text).toBe(`Name:             main
Labels:           <none>
Namespace:        foo
Address:          1.2.3.4,balancer.example.com
Ingress Class:    nginx
Default backend:  <default>
TLS:
  cert terminates a.com,b.com
  SNI routes c.com
Rules:
  Host        Path  Backends
  ----        ----  --------
  a.com       
              /      web:80 (10.0.0.1:8080)
              /api   gone:x (<error: services "gone" not found>)
  *           
              /   web:http (10.0.0.1:8080)
Annotations:  <none>
Events:       <none>`);
  });

  it('without rules sends everything to its default', () => {
    const backend = { service: { name: 'web', port: { number: 80 } } };
    const text = described(manifest('Ingress', 'main', { spec: { defaultBackend: backend } }), service, pod);
    expect(text).toMatch(/^Ingress Class: +<none>\nDefault backend: +web:80 \(10.0.0.1:8080\)$/m);
    expect(text).toMatch(/^ {2}\* +\* +web:80 \(10.0.0.1:8080\)$/m);
  });

  it('may send requests to an object of another kind', () => {
    const backend = { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } };
    const text = described(manifest('Ingress', 'main', { spec: { defaultBackend: backend } }));
    expect(text).toContain('APIGroup: example.com, Kind: Bucket, Name: files');
  });

  it('has a class that may have parameters', () => {
    const parameters = { apiGroup: 'example.com', kind: 'Settings', name: 'more' };
    const text = described(
      clusterWide('IngressClass', 'c', { spec: { controller: 'example.com/c', parameters } }),
    );
    expect(text).toContain(
      'Controller:   example.com/c\nParameters:\n  APIGroup:  example.com\n  Kind:      Settings\n  Name:      more\nEvents:      <none>',
    );
  });
});

group('a volume', () => {
  it('tells where it is and who has claimed it', () => {
    const text = described(
      clusterWide(
        'PersistentVolume',
        'disk',
        {
          spec: {
            capacity: { storage: '10Gi' },
            accessModes: ['ReadWriteOnce'],
            persistentVolumeReclaimPolicy: 'Delete',
            storageClassName: 'fast',
            volumeMode: 'Filesystem',
            claimRef: { namespace: 'foo', name: 'data' },
            local: { path: '/mnt/disk' },
            nodeAffinity: {
              required: {
                nodeSelectorTerms: [
                  {
                    matchExpressions: [
                      { key: 'kubernetes.io/hostname', operator: 'In', values: ['a', 'b'] },
                      { key: 'ssd', operator: 'Exists' },
                    ],
                  },
                ],
              },
            },
          },
          status: { phase: 'Bound' },
        },
        { finalizers: ['kubernetes.io/pv-protection'] },
      ),
    );
    expect(text).toBe(`Name:              disk
Labels:            <none>
Annotations:       <none>
Finalizers:        [kubernetes.io/pv-protection]
StorageClass:      fast
Status:            Bound
Claim:             foo/data
Reclaim Policy:    Delete
Access Modes:      RWO
VolumeMode:        Filesystem
Capacity:          10Gi
Node Affinity:     
  Required Terms:  
    Term 0:        kubernetes.io/hostname in [a, b]
                   ssd exists
Message:           
Source:
    Type:  LocalVolume (a persistent volume backed by local storage on a node)
    Path:  /mnt/disk
Events:    <none>`);
  });

  it.each<[object, string]>([
    [
      { hostPath: { path: '/x' } },
      'HostPath (bare host directory volume)\n    Path:          /x\n    HostPathType:  <none>',
    ],
    [
      { nfs: { server: 's', path: '/x' } },
      'NFS (an NFS mount that lasts the lifetime of a pod)\n    Server:    s\n    Path:      /x\n    ReadOnly:  false',
    ],
    [
      { csi: { driver: 'd', volumeHandle: 'h', fsType: 'ext4', volumeAttributes: { b: '2', a: '1' } } },
      'CSI (a Container Storage Interface (CSI) volume source)\n    Driver:            d\n    FSType:            ext4\n    VolumeHandle:      h\n    ReadOnly:          false\n    VolumeAttributes:  a=1\n                       b=2',
    ],
  ])('made of %j says so', (source, lines) => {
    const text = described(clusterWide('PersistentVolume', 'v', { spec: source }));
    expect(text).toContain(lines);
    expect(text).toMatch(/Node Affinity: +<none>\n/);
  });

  it('that is on its way out says for how long', () => {
    const text = described(clusterWide('PersistentVolume', 'v', {}, { deletionTimestamp: ago(5) }));
    expect(text).toMatch(/^Status: +Terminating \(lasts 5s\)$/m);
  });
});

it('a claim tells what it got and which pods use it', () => {
  const user = (name: string, claimName: string) =>
    manifest('Pod', name, {
      spec: { containers: [], volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }] },
    });
  const text = described(
    manifest('PersistentVolumeClaim', 'data', {
      spec: {
        storageClassName: 'fast',
        volumeName: 'disk',
        volumeMode: 'Filesystem',
        dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'old' },
      },
      status: {
        phase: 'Bound',
        capacity: { storage: '10Gi' },
        accessModes: ['ReadWriteOnce'],
        conditions: [{ type: 'Resizing', status: 'True', lastTransitionTime: ago(0), reason: 'Why' }],
      },
    }),
    user('b', 'data'),
    user('a', 'data'),
    user('c', 'other'),
  );
  expect(text).toBe(`Name:          data
Namespace:     foo
StorageClass:  fast
Status:        Bound
Volume:        disk
Labels:        <none>
Annotations:   <none>
Finalizers:    []
Capacity:      10Gi
Access Modes:  RWO
VolumeMode:    Filesystem
DataSource:
  APIGroup:  snapshot.storage.k8s.io
  Kind:      VolumeSnapshot
  Name:      old
Used By:     a
             b
Conditions:
  Type       Status  LastProbeTime      LastTransitionTime                Reason  Message
  ----       ------  -----------------  ------------------                ------  -------
  Resizing   True    <unset>            Thu, 01 Jan 2026 00:00:00 +0000   Why     
Events:      <none>`);
});

it('a storage class tells how its volumes are made', () => {
  const text = described(
    clusterWide(
      'StorageClass',
      'fast',
      {
        provisioner: 'example.com/disk',
        parameters: { type: 'ssd', iops: '9' },
        mountOptions: ['noatime'],
        reclaimPolicy: 'Delete',
        volumeBindingMode: 'WaitForFirstConsumer',
        allowVolumeExpansion: true,
        allowedTopologies: [{ matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] }],
      },
      { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    ),
  );
  expect(text).toBe(`Name:                  fast
IsDefaultClass:        Yes
Annotations:           storageclass.kubernetes.io/is-default-class=true
Provisioner:           example.com/disk
Parameters:            iops=9,type=ssd
AllowVolumeExpansion:  True
MountOptions:
  noatime
ReclaimPolicy:      Delete
VolumeBindingMode:  WaitForFirstConsumer
AllowedTopologies:  
  Term 0:           zone in [a, b]
Events:             <none>`);
});

it('a storage class of few words says what is not set', () => {
  const text = described(clusterWide('StorageClass', 'slow', { provisioner: 'p' }));
  expect(text).toMatch(/IsDefaultClass: +No\n/);
  expect(text).toMatch(/Parameters: +<none>\nAllowVolumeExpansion: +<unset>\nMountOptions: +<none>\nEvents:/);
});

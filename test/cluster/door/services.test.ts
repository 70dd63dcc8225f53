import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../source/cluster/cluster.ts';
import { createCluster } from '../../../source/cluster/create.ts';
import type { Manifest, Service } from '../../../source/kubernetes/objects.ts';
import { isWithin, parseCidr, parseIp } from '../../../source/lib/ip-address.ts';
import { refusal } from '../../support/refusal.ts';

const range = parseCidr('10.96.0.0/12')!;

/** A cluster in which nothing happens by itself. */
function quiet(): Cluster {
  return createCluster({ reconcilers: [] });
}

function service(name: string, spec: object = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ port: 80 }], ...spec } };
}

function created(cluster: Cluster, name: string, spec: object = {}): Service['spec'] {
  cluster.create(service(name, spec));
  return read(cluster, name);
}

function read(cluster: Cluster, name: string): Service['spec'] {
  return cluster.get('Service', 'default', name).spec;
}

function patched(cluster: Cluster, name: string, spec: object): Service['spec'] {
  cluster.patch('Service', 'default', name, { type: 'merge', body: { spec } });
  return read(cluster, name);
}

describe('An address', () => {
  it('is given to each service, and to each another', () => {
    const cluster = quiet();
    const all = Array.from({ length: 40 }, (_, index) => created(cluster, `s${index}`).clusterIP!);
    expect(new Set(all).size).toBe(40);
    for (const address of all) expect(isWithin(parseIp(address)!, range)).toBe(true);
  });

  it('is the same in every run', () => {
    expect(created(quiet(), 'a').clusterIP).toBe(created(quiet(), 'a').clusterIP);
  });

  it('stands in both of its places, with its family', () => {
    const spec = created(quiet(), 'a');
    expect(spec).toMatchObject({
      clusterIPs: [spec.clusterIP],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    });
  });

  it('may be asked for, by one', () => {
    const cluster = quiet();
    expect(created(cluster, 'a', { clusterIP: '10.96.0.5' }).clusterIPs).toEqual(['10.96.0.5']);
    const error = refusal(() => cluster.create(service('b', { clusterIP: '10.96.0.5' })));
    expect(error.code).toBe(422);
    expect(error.message).toBe(
      'Service "b" is invalid: spec.clusterIPs: Invalid value: ["10.96.0.5"]: failed to allocate IP 10.96.0.5: provided IP is already allocated',
    );
  });

  it('is free again once its service is gone', () => {
    const cluster = quiet();
    created(cluster, 'a', { clusterIP: '10.96.0.5' });
    cluster.delete('Service', 'default', 'a');
    expect(created(cluster, 'b', { clusterIP: '10.96.0.5' }).clusterIP).toBe('10.96.0.5');
  });

  it('is of the range', () => {
    const error = refusal(() => quiet().create(service('a', { clusterIP: '10.0.0.5' })));
    expect(error.message).toContain(
      'spec.clusterIPs: Invalid value: ["10.0.0.5"]: failed to allocate IP 10.0.0.5: the provided network does not match the current range',
    );
  });

  it.each([
    ['a headless service', { clusterIP: 'None', selector: { app: 'a' } }, ['None']],
    ['a mere name', { type: 'ExternalName', externalName: 'example.com' }, undefined],
  ])('is not given to %s', (_, spec, expected) => {
    expect(created(quiet(), 'a', spec).clusterIPs).toEqual(expected);
  });

  it('stays when a client leaves it out, and can not be exchanged', () => {
    const cluster = quiet();
    const { clusterIP } = created(cluster, 'a');
    cluster.update(service('a', { ports: [{ port: 81 }] }));
    expect(read(cluster, 'a')).toMatchObject({ clusterIP, clusterIPs: [clusterIP], ports: [{ port: 81 }] });
    expect(refusal(() => patched(cluster, 'a', { clusterIP: '10.96.0.9' })).message).toBe(
      'Service "a" is invalid: spec.clusterIPs[0]: Invalid value: ["10.96.0.9"]: may not change once set',
    );
  });

  it('is given back by a service that becomes a mere name, and taken anew', () => {
    const cluster = quiet();
    created(cluster, 'a', { clusterIP: '10.96.0.5' });
    const name = patched(cluster, 'a', { type: 'ExternalName', externalName: 'example.com' });
    for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
      expect(name).not.toHaveProperty(field);
    }
    created(cluster, 'b', { clusterIP: '10.96.0.5' });
    expect(patched(cluster, 'a', { type: 'ClusterIP' }).clusterIP).toMatch(/^10\./);
  });
});

describe('A port of the nodes', () => {
  const nodePorts = (spec: Service['spec']) => spec.ports!.map(({ nodePort }) => nodePort);

  it('is given to each port, and to each another', () => {
    const cluster = quiet();
    const ports = [
      { port: 80, name: 'a' },
      { port: 81, name: 'b' },
    ];
    const all = ['x', 'y', 'z'].flatMap((name) =>
      nodePorts(created(cluster, name, { type: 'NodePort', ports })),
    );
    expect(new Set(all).size).toBe(6);
    for (const port of all) expect(port).toSatisfy((value: number) => value >= 30_000 && value <= 32_767);
  });

  it('is the same for one port under two protocols', () => {
    const ports = [
      { port: 53, name: 'tcp' },
      { port: 53, name: 'udp', protocol: 'UDP', nodePort: 30053 },
    ];
    expect(nodePorts(created(quiet(), 'dns', { type: 'NodePort', ports }))).toEqual([30053, 30053]);
  });

  it('may be asked for, by one', () => {
    const cluster = quiet();
    const spec = { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] };
    expect(nodePorts(created(cluster, 'a', spec))).toEqual([30080]);
    expect(refusal(() => cluster.create(service('b', spec))).message).toBe(
      'Service "b" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
    );
    expect(nodePorts(patched(cluster, 'a', { externalTrafficPolicy: 'Local' }))).toEqual([30080]);
  });

  it('stays with its name when a client leaves it out', () => {
    const cluster = quiet();
    const type = 'NodePort';
    const [before] = nodePorts(created(cluster, 'a', { type, ports: [{ port: 80, name: 'http' }] }));
    const ports = [
      { port: 443, name: 'https' },
      { port: 8080, name: 'http' },
    ];
    cluster.update(service('a', { type, ports }));
    const [https, http] = nodePorts(read(cluster, 'a'));
    expect(http).toBe(before);
    expect(https).not.toBe(before);
  });

  it('is given back by a service that no longer opens any', () => {
    const cluster = quiet();
    created(cluster, 'a', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] });
    const spec = patched(cluster, 'a', { type: 'ClusterIP' });
    expect(spec.ports).toEqual([{ port: 80, protocol: 'TCP', targetPort: 80 }]);
    expect(spec).not.toHaveProperty('externalTrafficPolicy');
    created(cluster, 'b', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] });
  });

  it('is left out where a balancer needs none', () => {
    const spec = created(quiet(), 'a', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false });
    expect(nodePorts(spec)).toEqual([undefined]);
  });

  it('tells a balancer which nodes have a pod', () => {
    const cluster = quiet();
    const spec = created(cluster, 'a', { type: 'LoadBalancer', externalTrafficPolicy: 'Local' });
    const { healthCheckNodePort } = spec;
    expect(healthCheckNodePort).toBeGreaterThanOrEqual(30_000);
    const taken = { type: 'NodePort', ports: [{ port: 80, nodePort: healthCheckNodePort }] };
    expect(refusal(() => cluster.create(service('b', taken))).reason).toBe('Invalid');
    expect(patched(cluster, 'a', { externalTrafficPolicy: 'Cluster' })).not.toHaveProperty(
      'healthCheckNodePort',
    );
  });

  it('for the health check is no field of its own', () => {
    const spec = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 80 };
    const error = refusal(() => quiet().create(service('a', spec)));
    expect(error.code).toBe(500);
    expect(error.message).toBe(
      'Internal error occurred: failed to allocate requested HealthCheck NodePort 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { deployment } from '../support/manifests.ts';
import { session } from './session.ts';

const kubectl = () => session({ manifests: [deployment('web')] });

describe('patch', () => {
  it.each([
    ['a strategic one, as JSON', `-p '{"spec":{"replicas":5}}'`],
    ['a strategic one, as YAML', `-p 'spec: {replicas: 5}'`],
    ['a merge patch', `--type merge -p '{"spec":{"replicas":5}}'`],
    ['a JSON patch', `--type=json -p '[{"op":"replace","path":"/spec/replicas","value":5}]'`],
    ['one of the scale', `--subresource=scale --type=merge -p '{"spec":{"replicas":5}}'`],
  ])('takes %s', (_title, flags) => {
    const { cluster, out } = kubectl();
    expect(out(`patch deployment web ${flags}`)).toBe('deployment.apps/web patched');
    expect(cluster.get('Deployment', 'default', 'web').spec.replicas).toBe(5);
    expect(out(`patch deployment web ${flags}`)).toBe('deployment.apps/web patched (no change)');
  });

  it('merges containers by their names', () => {
    const { cluster, out } = kubectl();
    const [{ name, image } = { name: '' }] = cluster.get('Deployment', 'default', 'web').spec.template.spec!
      .containers;
    const body = { spec: { template: { spec: { containers: [{ name: 'second', image: 'redis:7' }] } } } };
    out(`patch deploy/web -p '${JSON.stringify(body)}'`);
    const { containers } = cluster.get('Deployment', 'default', 'web').spec.template.spec!;
    expect(containers.map((each) => [each.name, each.image])).toEqual([
      ['second', 'redis:7'],
      [name, image],
    ]);
  });

  it('changes the status alone where that is asked for', () => {
    const { cluster, out } = kubectl();
    const body = '{"spec":{"replicas":9},"status":{"observedGeneration":7}}';
    out(`patch deployment web --subresource=status --type=merge -p '${body}'`);
    const { spec, status } = cluster.get('Deployment', 'default', 'web');
    expect([spec.replicas, status.observedGeneration]).toEqual([3, 7]);
  });

  it('stores nothing in a dry run', () => {
    const { cluster, out } = kubectl();
    const before = cluster.revision;
    const line = `patch deployment web -p '{"spec":{"replicas":5}}' --dry-run=server`;
    expect(out(line)).toBe('deployment.apps/web patched (server dry run)');
    expect(cluster.revision).toBe(before);
  });

  it.each([
    ['deployment web', 'error: must specify --patch or --patch-file containing the contents of the patch'],
    ["deployment web -p 'spec'", 'error: unable to parse "spec": not a JSON object'],
    ["deployment web --type=odd -p '{}'", 'error: --type must be one of [json merge strategic], not "odd"'],
    [`deployment none -p '{"spec":{}}'`, 'Error from server (NotFound): deployments.apps "none" not found'],
    [
      `deployment web -p '{"spec":{"replicas":-1}}'`,
      'The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
  ])('%s is refused', (line, message) => {
    expect(kubectl().refused(`patch ${line}`)).toBe(message);
  });
});

describe('field managers', () => {
  it.each([
    [`patch deployment web -p '{"spec":{"replicas":5}}'`, 'kubectl-patch'],
    ['scale deployment web --replicas=5', 'kubectl'],
    ['label deployment web tier=front', 'kubectl-label'],
    ['annotate deployment web note=here', 'kubectl-annotate'],
    ['set image deployment/web *=nginx:1.17', 'kubectl-set'],
    ['rollout restart deployment/web', 'kubectl-rollout'],
    [`patch deployment web -p '{"spec":{"replicas":5}}' --field-manager=me`, 'me'],
  ])('%s writes as %s', (line, manager) => {
    const { cluster, out } = kubectl();
    out(line);
    const owners = cluster.get('Deployment', 'default', 'web').metadata.managedFields as {
      manager: string;
    }[];
    expect(owners.map((owner) => owner.manager)).toContain(manager);
  });
});

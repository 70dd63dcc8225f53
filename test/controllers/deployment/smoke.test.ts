import { expect, test } from 'vitest';
import { deployment, job } from '../../support/manifests.ts';
import { rig } from '../support/rig.ts';

test('smoke', () => {
  const r = rig();
  r.create({ ...deployment('web'), metadata: { name: 'web', namespace: 'default' } });
  r.advance(10_000);
  const show = () => {
    for (const rs of r.read.list('ReplicaSet')) console.log(rs.metadata.name, rs.spec.replicas, JSON.stringify(rs.status), JSON.stringify(rs.metadata.annotations));
    const d = r.read.get('Deployment', 'default', 'web')!;
    console.log(JSON.stringify(d?.status, null, 1), d?.metadata.annotations, d?.metadata.generation);
  };
  show();
  const image = (i: string) => r.edit('Deployment', 'web', (d) => ({ ...d, spec: { ...d.spec, template: { ...d.spec.template, spec: { containers: [{ name: 'main', image: i }] } } } }));
  image('nginx:1.17');
  r.advance(10_000);
  show();
  image('nginx:1.16');
  r.advance(10_000);
  show();
  console.log(r.events().join('\n'));
  r.delete('Deployment', 'web');
  r.advance(60_000);
  show();
  console.log(r.read.list('Pod').length);
  expect(1).toBe(1);
});

test('job', () => {
  const r = rig({ statusOf: (_pod, now) => ({ phase: 'Succeeded' }) });
  r.create({ ...job('j', 'luksa/batch-job', { completions: 5, parallelism: 2 }) });
  r.advance(10_000);
  console.log(JSON.stringify(r.read.list('Job'), null, 1));
  console.log(r.events().join('\n'), r.read.list('Pod').map((p) => [p.metadata.name, p.metadata.finalizers]));
  r.delete('Job', 'j');
  r.advance(60_000);
  console.log(r.read.list('Pod').length);
});

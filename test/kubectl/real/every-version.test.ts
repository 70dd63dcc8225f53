import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Harness } from './harness.ts';
import { kubectls, newest, skipped } from './programs.ts';

/** What differs between them is how they ask: forms of discovery, of bodies, of streams. */
describe.skipIf(!newest).concurrent(`every kubectl${skipped}`, () => {
  let served: Harness;
  beforeAll(async () => {
    served = await Harness.start();
  });
  afterAll(() => served.close());

  it.each(kubectls)('$version makes, changes, follows and deletes', async (program) => {
    const namespace = `with-${program.version.replace('.', '-')}`;
    const kubectl = served.in(namespace).with(program);
    const manifest = (replicas: number) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.16"}]}
`;
    const wrong = manifest(2).replace('replicas', 'replicase');
    const [applied, refused, settings, quota] = await Promise.all([
      kubectl.out('apply -f -', { stdin: manifest(2) }),
      kubectl.refused('apply -f -', { stdin: wrong.replace('web}', 'wrong}') }),
      kubectl.out('create configmap settings --from-literal=a=1'),
      kubectl.out('create quota limits --hard=pods=20'),
    ]);
    expect(applied).toBe('deployment.apps/web created');
    expect(refused).toMatch(/unknown field "spec\.replicase"/);
    expect(settings).toBe('configmap/settings created');
    expect(quota).toBe('resourcequota/limits created');
    expect(await kubectl.out('rollout status deploy web')).toMatch(
      /deployment "web" successfully rolled out$/,
    );
    const [again, scaled, set, labelled, got, can, explained] = await Promise.all([
      kubectl.out('apply -f -', { stdin: manifest(2) }),
      kubectl.out('scale deploy web --replicas=2'),
      kubectl.out('set image deploy web web=nginx:1.16'),
      kubectl.out('label deploy web tier=front'),
      kubectl.out('get deploy web -o wide --no-headers'),
      kubectl.out('auth can-i create jobs'),
      kubectl.out('explain deployment.spec.replicas'),
    ]);
    expect(again).toBe('deployment.apps/web unchanged');
    expect([scaled, labelled, can]).toEqual([
      'deployment.apps/web scaled',
      'deployment.apps/web labeled',
      'yes',
    ]);
    expect(set).toBe('');
    expect(got).toMatch(/^web +2\/2 +2 +2 +\w+ +web +nginx:1\.16 +app=web$/);
    expect(explained).toMatch(/replicas <integer>/);
    const [pod] = served.cluster.list('Pod', { namespace });
    const name = pod!.metadata.name;
    const [said, failed, input, logged, job] = await Promise.all([
      kubectl.out(`exec ${name} -- echo hello`),
      kubectl.run(`exec ${name} -- sh -c 'exit 5'`),
      kubectl.out(`exec -i ${name} -- cat`, { stdin: 'some text' }),
      kubectl.out(`logs ${name} --tail=1`),
      kubectl.out('create job once --image=busybox -- echo hi'),
    ]);
    expect([said, input]).toEqual(['hello', 'some text']);
    expect([failed.code, failed.err]).toEqual([5, 'command terminated with exit code 5\n']);
    expect(logged).not.toBe('');
    expect(job).toBe('job.batch/once created');
    const forward = kubectl.start(`port-forward ${name} :80`);
    await forward.heard(/Forwarding from 127\.0\.0\.1:\d+ -> 80/);
    await forward.interrupt();
    expect(await kubectl.out('delete deploy web --cascade=foreground')).toContain(
      'deployment.apps "web" deleted',
    );
  });
});

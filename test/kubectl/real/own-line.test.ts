import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKubectl } from '../../../source/kubectl/run.ts';
import { allKinds, isStored, type Kind, kinds } from '../../../source/kubernetes/kinds.ts';
import { leastOf } from '../../support/least-manifests.ts';
import { Harness } from './harness.ts';
import { newest, skipped } from './programs.ts';

/** Two that know nothing of each other print the same of the same cluster: a real kubectl, and the line of the dashboard. */
describe.skipIf(!newest).concurrent(`the line of the dashboard and kubectl${skipped}`, () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start({ fixtures: ['cluster-fixtures/workshop.yaml'], speed: 0 });
    const { cluster } = harness;
    cluster.advance(60_000);
    for (const kind of allKinds.filter(isStored)) cluster.create(leastOf(kind, nameOf(kind)));
    cluster.advance(5000);
  });
  afterAll(() => harness.close());

  it('list all kinds alike', async () => {
    const [inNamespaces, others] = [true, false].map((namespaced) =>
      allKinds
        .filter((kind) => kinds[kind].namespaced === namespaced)
        .map(resourceOf)
        .join(','),
    );
    await alike(`get ${inNamespaces} -A -o wide --show-labels`);
    await alike(`get ${others} -o wide --show-labels`);
  });

  it('describe one of each kind alike, that has little to tell', async () => {
    const names = allKinds.filter(isStored).map((kind) => `${resourceOf(kind)}/${nameOf(kind)}`);
    await alike(`describe ${names.join(' ')}`);
  });

  it('describe one of each kind alike, in each namespace', async () => {
    const places = [undefined, 'default', 'kube-system', 'kube-node-lease'];
    const lines = places.map((namespace) => {
      const names = allKinds.flatMap((kind) => {
        const all = harness.cluster.list(kind, namespace === undefined ? {} : { namespace });
        const found = all.find(({ metadata }) => metadata.namespace === namespace);
        return found === undefined ? [] : [`${resourceOf(kind)}/${found.metadata.name}`];
      });
      return `describe ${names.join(' ')}${namespace === undefined ? '' : ` -n ${namespace}`}`;
    });
    for (const line of lines) await alike(line);
  });

  it.each([
    'describe pods -l app=cart',
    'describe pods -l app=mailer',
    'describe deploy api',
    'describe job backup',
    'get all -A',
    'get deploy web -o yaml',
    'get deploy web -o json',
    'get svc,deploy -o name',
    'get deploy -L app',
    "get deploy -o custom-columns='NAME:.metadata.name,REPLICAS:.spec.replicas'",
    "get po -l app=web -o jsonpath='{.items[*].metadata.name}'",
    'get po --sort-by=.metadata.name --no-headers',
    'get po --field-selector=status.phase=Pending',
    'get deploy nope',
    'get nonsense',
    "get po -l 'a b'",
    'get po -n kube-public',
    'rollout status deploy web',
    'rollout history deploy web',
    'rollout history deploy web --revision=1',
    'label deploy web app=other',
    'set image deploy web nope=nginx',
    'delete deploy nope',
    'create configmap least-configmap',
    'create secret generic least-secret',
    'create job least-job --image=nginx',
    'create cronjob least-cronjob --image=nginx --schedule=@daily',
    'create ingress least-ingress --rule=a/b=c:80',
    'create quota least-resourcequota',
    'create pdb least-poddisruptionbudget --selector=a=b --min-available=1',
    'create priorityclass least-priorityclass --value=1',
    'create service nodeport web --tcp=80',
    'create serviceaccount default',
    'create role least-role --verb=get --resource=pods',
    'create clusterrolebinding least-clusterrolebinding --clusterrole=a --user=b',
    'create namespace default',
    'expose deploy web --port=80',
    'rollout restart deploy nope',
    'rollout undo deploy nope',
    'annotate pod nope a=b',
    'taint node nope a=b:NoSchedule',
    'drain nope',
    'exec deploy/nope -- ls',
    'wait pod/nope --for=condition=Ready',
    'get pods --nonsense',
    'rollout nonsense',
    'delete pods',
    'get pods toolbox -l a=b',
    'logs giant',
    'top nodes',
    'auth can-i create pods',
    'api-versions',
  ])('answer alike: %s', async (line) => {
    await alike(line);
  });

  async function alike(line: string): Promise<void> {
    const real = await harness.run(line);
    const own = runKubectl(line, { cluster: harness.cluster, namespace: 'default' });
    const text = [...own.stdout, ...own.stderr].join('\n');
    expect(comparable(text), line).toEqual(comparable(real.out + real.err));
    expect(own.exitCode, line).toBe(real.code);
  }
});

function resourceOf(kind: Kind): string {
  const { plural, group } = kinds[kind];
  return group === '' ? plural : `${plural}.${group}`;
}

function nameOf(kind: Kind): string {
  return `least-${kind.toLowerCase()}`;
}

/** Newer than the newest kubectl here, or known to one side only. */
const different = [
  // From 1.34 on probes are told in words, ports by their names, and events with the container that they are about.
  [/#success=(\d+) #failure=(\d+)/g, 'successThreshold=$1 failureThreshold=$2'],
  [/spec\.(initContainers|containers)\{[^}]*\}: /g, ''],
  [/(\d+\/(?:TCP|UDP|SCTP)) \([a-z0-9-]+\)/g, '$1'],
  // Nobody writes endpoints yet; the own line works them out.
  [/^Endpoints:.*$/gm, 'Endpoints:'],
  [/ \(10\.\S+( \+ \d+ more\.\.\.)?\)| \(<none>\)/g, ''],
  // Gone, or new, since.
  [/^ *Kube-Proxy Version:.*\n/gm, ''],
  [
    /^Pod Management Policy:.*\n|^Persistent Volume Claim Retention Policy:\n( +\S+: .*\n){2}|^Time Zone:.*\n/gm,
    '',
  ],
  // The one counts ages by its own clock.
  [/\b(\d+[smhdy])+\b/g, 'AGE'],
] as const;

/** Lines without the widths of columns, which change with what stands in them; indented as they are. */
function comparable(text: string): readonly string[] {
  return different
    .reduce((given, [pattern, replacement]) => given.replace(pattern, replacement), `${text}\n`)
    .replace(/^\t/gm, ' '.repeat(8))
    .replace(/-{2,}/g, '--')
    .replace(/(?<=\S)[ \t]+/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

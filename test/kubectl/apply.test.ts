import { describe, expect, it } from 'vitest';
import { runKubectl } from '../../source/kubectl/run.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';
import { deployment, pod } from '../support/manifests.ts';
import { session } from './session.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Files by name; `write` changes one between two commands. */
function folder(start: Record<string, readonly Manifest[]>) {
  const files = { ...start };
  const kubectl = session({ files });
  return {
    ...kubectl,
    write(name: string, ...manifests: readonly Manifest[]) {
      files[name] = manifests;
    },
  };
}

describe('apply', () => {
  it('creates, then leaves unchanged, then configures', () => {
    const { out, write, cluster } = folder({ 'web.yaml': [deployment('web', { replicas: 2 })] });
    expect(out('apply -f web.yaml')).toBe('deployment.apps/web created');
    expect(out('apply -f web.yaml')).toBe('deployment.apps/web unchanged');
    write('web.yaml', deployment('web', { replicas: 4 }));
    expect(out('apply -f web.yaml')).toBe('deployment.apps/web configured');
    expect(cluster.get('Deployment', 'default', 'web').spec.replicas).toBe(4);
  });

  it('takes every manifest of a folder, and goes on after one that is refused', () => {
    const { run, cluster } = folder({ 'dir/': [pod('a'), pod('Bad'), pod('b')] });
    const { stdout, stderr, exitCode } = run('apply -f dir/');
    expect(stdout).toEqual(['pod/a created', 'pod/b created']);
    expect(stderr[0]).toMatch(/^The Pod "Bad" is invalid: metadata.name: Invalid value: "Bad"/);
    expect(exitCode).toBe(1);
    expect(cluster.list('Pod', { namespace: 'default' })).toHaveLength(2);
  });

  it.each<[string, unknown, string]>([
    ['no object', 'text', `error: unable to decode "x.yaml": Object 'Kind' is missing in '"text"'`],
    ['nothing', null, `error: unable to decode "x.yaml": Object 'Kind' is missing in 'null'`],
    [
      'no version',
      { kind: 'Pod' },
      `error: unable to decode "x.yaml": Object 'apiVersion' is missing in '{"kind":"Pod"}'`,
    ],
    [
      'no metadata',
      { apiVersion: 'v1', kind: 'Pod' },
      'error: error when retrieving current configuration from "x.yaml": resource name may not be empty',
    ],
    [
      'a pod without a spec',
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } },
      'The Pod "x" is invalid: spec.containers: Required value',
    ],
    [
      'containers that are no list',
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { containers: 5 } },
      'Error from server (BadRequest): error when creating "x.yaml": Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal number into Go struct field PodSpec.spec.containers of type []v1.Container',
    ],
    [
      'a container that is nothing',
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { containers: [null] } },
      'The Pod "x" is invalid: ',
    ],
  ])('refuses a file with %s', (_, document, message) => {
    const { run } = folder({ 'x.yaml': [document as Manifest] });
    const { stderr, exitCode } = run('apply -f x.yaml');
    expect(exitCode).toBe(1);
    expect(stderr[0]).toBe(message);
  });

  it('keeps what it applied in an annotation', () => {
    const { out, cluster } = folder({ 'p.yaml': [pod('p')] });
    out('apply -f p.yaml');
    const annotation = cluster.get('Pod', 'default', 'p').metadata.annotations?.[lastApplied] ?? '';
    expect(annotation).toMatch(/^\{"apiVersion":"v1","kind":"Pod","metadata":\{"annotations":\{\}.*\n$/);
    expect(JSON.parse(annotation)).toMatchObject({ metadata: { namespace: 'default', name: 'p' } });
  });

  it('leaves alone what others have set, and takes away what is no longer in the file', () => {
    const labelled = (labels: Record<string, string>): Manifest => pod('p', 'nginx', labels);
    const { out, write, cluster } = folder({ 'p.yaml': [labelled({ one: '1', two: '2' })] });
    out('apply -f p.yaml');
    out('label pod p other=3');
    write('p.yaml', labelled({ one: '1' }));
    expect(out('apply -f p.yaml')).toBe('pod/p configured');
    expect(cluster.get('Pod', 'default', 'p').metadata.labels).toEqual({ one: '1', other: '3' });
  });

  it('does not undo the size set by hand where the file has none', () => {
    const { replicas: _, ...spec } = deployment('web').spec as { replicas: number };
    const { out, cluster } = folder({ 'web.yaml': [{ ...deployment('web'), spec }] });
    out('apply -f web.yaml');
    out('scale deploy web --replicas=7');
    expect(out('apply -f web.yaml')).toBe('deployment.apps/web unchanged');
    expect(cluster.get('Deployment', 'default', 'web').spec.replicas).toBe(7);
  });

  it('warns where an object was made without it, and takes it over', () => {
    const { run } = folder({ 'p.yaml': [pod('p', 'nginx', { a: 'b' })] });
    run('create -f p.yaml');
    const { stdout, stderr } = run('apply -f p.yaml');
    expect(stdout).toEqual(['pod/p configured']);
    expect(stderr[0]).toMatch(
      /^Warning: resource pods\/p is missing the kubectl.kubernetes.io\/last-applied-configuration annotation/,
    );
    expect(run('apply -f p.yaml').stderr).toEqual([]);
  });

  it.each(['"text"', 'null', '[1]', '{'])('goes on where the annotation holds %s', (odd) => {
    const { out, cluster } = folder({ 'p.yaml': [pod('p', 'nginx', { a: 'b' })] });
    out('apply -f p.yaml');
    const body = { metadata: { annotations: { [lastApplied]: odd } } };
    cluster.patch('Pod', 'default', 'p', { type: 'merge', body });
    expect(out('apply -f p.yaml')).toBe('pod/p configured');
    expect(out('apply -f p.yaml')).toBe('pod/p unchanged');
  });

  it('puts objects into the namespace of the command', () => {
    const { out, cluster } = folder({ 'p.yaml': [pod('p')] });
    out('apply -f p.yaml -n kube-public');
    expect(cluster.read.get('Pod', 'kube-public', 'p')).toBeDefined();
  });

  it('a dry run changes nothing', () => {
    const { out, cluster } = folder({ 'p.yaml': [pod('p')] });
    const before = cluster.revision;
    expect(out('apply -f p.yaml --dry-run=server')).toBe('pod/p created (server dry run)');
    expect(cluster.revision).toBe(before);
  });

  it.each([
    ['apply', 'error: must specify one of -f and -k'],
    ['apply -f nope.yaml', 'error: the path "nope.yaml" does not exist'],
    ['apply p.yaml', "error: Unexpected args: [p.yaml]\nSee 'kubectl apply -h' for help and examples"],
    [
      'apply -f odd.yaml',
      'error: resource mapping not found for name: "x" namespace: "": no matches for kind "Odd" in version "v1"',
    ],
    ['apply --force-conflicts -f p.yaml', 'error: --force-conflicts only works with --server-side'],
  ])('%s is refused', (line, message) => {
    const odd = { apiVersion: 'v1', kind: 'Odd', metadata: { name: 'x' } };
    expect(folder({ 'odd.yaml': [odd], 'p.yaml': [pod('p')] }).refused(line)).toBe(message);
  });
});

it('create -f refuses what exists, naming the file', () => {
  const { out, refused } = folder({ 'p.yaml': [pod('p')] });
  expect(out('create -f p.yaml')).toBe('pod/p created');
  expect(refused('create -f p.yaml')).toBe(
    'Error from server (AlreadyExists): error when creating "p.yaml": pods "p" already exists',
  );
});

it('without a reader there are no files', () => {
  const { cluster } = session();
  expect(runKubectl('apply -f p.yaml', { cluster, namespace: 'default' })).toMatchObject({
    stderr: ['error: there are no files here to read with -f'],
    exitCode: 1,
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { deployment, pod } from '../support/manifests.ts';
import { type Session, session } from './session.ts';

let kubectl: Session;

const talker = (name: string, containers: readonly string[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: {
    containers: containers.map((container) => ({ name: container, image: 'luksa/batch-job' })),
  },
});

beforeAll(() => {
  kubectl = session({
    manifests: [
      talker('one', ['main']),
      talker('two', ['a', 'b']),
      deployment('web', { replicas: 2 }),
      pod('quiet', 'nope:nope'),
    ],
    reconcilers: 'all',
  });
  kubectl.cluster.advance(30_000);
});

describe('logs', () => {
  it('prints what a container wrote', () => {
    const written = kubectl.cluster.logs('default', 'one').map(({ text }) => text);
    expect(written.length).toBeGreaterThan(0);
    expect(kubectl.out('logs one').split('\n')).toEqual(written);
  });

  it('stamps lines with their time', () => {
    expect(kubectl.out('logs one --timestamps')).toMatch(/^2026-01-01T00:00:\d\dZ /);
  });

  it('prints only the last lines, and only those of late', () => {
    expect(kubectl.run('logs one --tail=0').stdout).toEqual([]);
    expect(kubectl.run('logs one --since=1s').stdout).toEqual([]);
  });

  it('of several containers takes the first, and says so', () => {
    expect(kubectl.run('logs two').stderr).toEqual(['Defaulted container "a" out of: a, b']);
    expect(kubectl.run('logs two -c b').stderr).toEqual([]);
  });

  it('of a workload takes one of its pods, and says which', () => {
    expect(kubectl.run('logs deploy/web').stderr[0]).toMatch(/^Found 2 pods, using pod\/web-/);
  });

  it.each([
    ['logs', /^error: expected 'logs \[-f\] \[-p\] \(POD \| TYPE\/NAME\) \[-c CONTAINER\]'\./],
    ['logs nope', 'error: error from server (NotFound): pods "nope" not found in namespace "default"'],
    ['logs one -c nope', /^Error from server \(BadRequest\): container nope is not valid for pod one/],
    [
      'logs one --since=soon',
      'error: invalid argument "soon" for "--since" flag: time: invalid duration "soon"',
    ],
    ['logs ns/default', 'error: cannot get the logs from Namespace: selector not found'],
  ])('%s is refused', (line, message) => {
    expect(kubectl.refused(line)).toMatch(message);
  });
});

describe('events', () => {
  it('come in the order in which they happened', () => {
    const lines = kubectl.out('events --for pod/one').split('\n');
    expect(lines[0]).toMatch(/^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE$/);
    expect(lines[1]).toMatch(/Scheduled +Pod\/one /);
    expect(lines.at(-1)).toMatch(/Started +Pod\/one /);
  });

  it('can be those of a type, and of all namespaces', () => {
    expect(kubectl.out('events --types=Warning')).toMatch(/Failed +Pod\/quiet/);
    expect(kubectl.out('events --types=Warning')).not.toMatch(/ Normal /);
    expect(kubectl.out('events -A')).toMatch(/^NAMESPACE +LAST SEEN[\s\S]*^default /m);
  });

  it('may be none', () => {
    expect(kubectl.run('events -n kube-public').stderr).toEqual([
      'No events found in kube-public namespace.',
    ]);
  });
});

describe('describe', () => {
  it('takes the start of a name for all that begin with it', () => {
    const text = kubectl.out('describe pod web-');
    expect(text.match(/^Name: +web-/gm)).toHaveLength(2);
  });

  it('parts several objects by two blank lines', () => {
    expect(kubectl.out('describe pod one quiet')).toMatch(/\n\n\nName: +quiet\n/);
  });

  it('says what is missing', () => {
    expect(kubectl.refused('describe pod nope')).toBe('Error from server (NotFound): pods "nope" not found');
    expect(kubectl.run('describe jobs').stderr).toEqual(['No resources found in default namespace.']);
  });
});

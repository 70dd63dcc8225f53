import { describe, expect, it } from 'vitest';
import { FixtureError } from '../../source/fixtures/fixture-error.ts';
import type { Flow } from '../../source/flows/flow.ts';
import { loadFlow } from '../../source/flows/run.ts';
import { writableMemory } from './writable-memory.ts';

const file = 'a.flow.yaml';

function read(text: string): Flow {
  return loadFlow(file, writableMemory({ [file]: text }));
}

/** A flow with this one step; its text begins at line 6, column 7. */
function withStep(step: string): string {
  return `apiVersion: kubarium.dev/v1\nkind: Flow\nmetadata: {name: a}\nspec:\n  steps:\n    - ${step}\n`;
}

function complaint(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof FixtureError) return error.message;
    throw error;
  }
  return 'no complaint';
}

describe('A flow document', () => {
  it('has defaults for all but its steps', () => {
    const flow = read(withStep('say: hello'));
    expect(flow).toEqual({
      file,
      name: 'a',
      fixtures: ['workshop'],
      size: { columns: 100, rows: 30 },
      steps: [{ type: 'say', text: 'hello', number: 1, line: 6, fails: false }],
    });
  });

  it('names fixtures, seed and size', () => {
    const spec =
      'spec:\n  fixture: [one.yaml, two]\n  seed: 7\n  size: {columns: 60, rows: 16}\n  steps: [{say: x}]';
    const flow = read(`apiVersion: kubarium.dev/v1\nkind: Flow\nmetadata: {name: a}\n${spec}`);
    expect(flow).toMatchObject({ fixtures: ['one.yaml', 'two'], seed: 7, size: { columns: 60, rows: 16 } });
  });
});

describe('A step', () => {
  it.each<[string, object]>([
    ['press: ":"', { type: 'press', keys: [':'] }],
    [
      'press: [enter, ctrl+d, shift+tab, G, 0]',
      { type: 'press', keys: ['enter', 'ctrl+d', 'shift+tab', 'G', '0'] },
    ],
    ['type: web', { type: 'type', text: 'web' }],
    ['advance: 1m30s', { type: 'advance', milliseconds: 90_000 }],
    ['wait: 500ms', { type: 'wait', milliseconds: 500 }],
    ['until: {text: Running, within: 1m}', { type: 'until', check: { text: 'Running' }, within: 60_000 }],
    [
      'until: {resource: deploy/web, namespace: shop, condition: Available, within: 2s}',
      {
        check: {
          resource: {
            kind: 'Deployment',
            namespace: 'shop',
            name: 'web',
            condition: { type: 'Available', status: 'True' },
          },
        },
      },
    ],
    ['expect: {row: [web-, Running], not: Error}', { check: { row: ['web-', 'Running'], not: 'Error' } }],
    ['expect: {match: "^ web"}', { check: { match: /^ web/u } }],
    [
      'expect: {resource: node/n, condition: Ready=Unknown}',
      {
        check: {
          resource: { kind: 'Node', namespace: undefined, name: 'n', condition: { status: 'Unknown' } },
        },
      },
    ],
    [
      `expect: {resource: pod/a, path: '.metadata.labels["a/b"][0].c', equals: 3}`,
      { check: { resource: { value: { path: ['metadata', 'labels', 'a/b', 0, 'c'], equals: 3 } } } },
    ],
    [
      'command: kubectl get pods\n      fails: true',
      { type: 'command', text: 'kubectl get pods', fails: true },
    ],
    ['fault: node-2 down', { type: 'fault', fault: { type: 'node-down', node: 'node-2' } }],
    ['fault: node-2 up', { type: 'fault', fault: { type: 'node-up', node: 'node-2' } }],
    ['snapshot: after-delete', { type: 'snapshot', name: 'after-delete' }],
    ['resize: {columns: 60, rows: 16}', { type: 'resize', size: { columns: 60, rows: 16 } }],
  ])('%s', (text, expected) => {
    expect(read(withStep(text)).steps[0]).toMatchObject(expected);
  });
});

describe('A mistake is told with its place', () => {
  const at = 'a.flow.yaml:6:';
  it.each([
    ['jump: high', `${at}7: spec.steps[0].jump: unknown field`],
    ['{}', `${at}7: spec.steps[0]: expected one of say, press,`],
    ['{say: a, type: b}', `${at}7: spec.steps[0]: a step does one thing, not say and type`],
    ['press: entr', `${at}7: spec.steps[0].press: no such key: entr`],
    ['press: [a, ctrl+1]', `${at}18: spec.steps[0].press[1]: no such key: ctrl+1`],
    ['press: y', `${at}7: spec.steps[0].press: expected a text, not true; quote it`],
    ['press: []', `${at}7: spec.steps[0].press: the list is empty`],
    ['advance: 5', `${at}7: spec.steps[0].advance: expected a duration such as`],
    ['until: {text: a}', `${at}7: spec.steps[0].until: misses the field within`],
    ['until: {within: 1m}', `${at}7: spec.steps[0].until: asks for nothing`],
    ['expect: {txt: a}', `${at}16: spec.steps[0].expect.txt: unknown field; known here: text, not,`],
    ['expect: {match: "("}', `${at}16: spec.steps[0].expect.match: Invalid regular expression`],
    ['expect: {path: .a, equals: 1}', `${at}16: spec.steps[0].expect.path: says something about a resource`],
    ['expect: {resource: pod/a, path: .a}', `${at}7: spec.steps[0].expect: path and equals belong together`],
    [
      'expect: {resource: pod/a, path: a, equals: 1}',
      `${at}33: spec.steps[0].expect.path: expected a path such as`,
    ],
    ['expect: {resource: thing/a}', `${at}16: spec.steps[0].expect.resource: no such kind: thing`],
    ['expect: {resource: pod}', `${at}16: spec.steps[0].expect.resource: expected KIND/NAME`],
    [
      'expect: {resource: node/a, namespace: b}',
      `${at}34: spec.steps[0].expect.namespace: a Node is in no namespace`,
    ],
    ['fault: node-2 sideways', `${at}7: spec.steps[0].fault: expected NODE down or NODE up`],
    ['snapshot: ../outside', `${at}7: spec.steps[0].snapshot: expected lower case letters`],
    ['resize: {columns: 60}', `${at}7: spec.steps[0].resize: misses the field rows`],
    [
      '{say: a, fails: true}',
      `${at}16: spec.steps[0].fails: only press, type, command, fault can be wanted to fail`,
    ],
    ['{press: a, fails: false}', `${at}18: spec.steps[0].fails: expected true, not false`],
  ])('%s', (step, message) => {
    expect(complaint(withStep(step))).toContain(message);
  });

  it.each([
    [
      'kind: Flow\nmetadata: {name: a}\nspec: {steps: [{say: a}]}',
      'a.flow.yaml:1:1: misses the field apiVersion',
    ],
    ['- a', 'a.flow.yaml:1:1: expected a mapping with apiVersion'],
    ['', 'a.flow.yaml: has 0 documents, a flow has one'],
    ['a: 1\n---\nb: 2', 'a.flow.yaml: has 2 documents, a flow has one'],
    ['a: [', 'a.flow.yaml:1:'],
  ])('%j', (text, message) => {
    expect(complaint(text)).toContain(message);
  });

  it('a missing file', () => {
    expect(() => loadFlow('b.flow.yaml', writableMemory())).toThrow('b.flow.yaml: no such file');
  });
});

/** Reads a Flow document; strict, since a step that is not understood would be a test that tests nothing. */
import type { Fault } from '../cluster/cluster.ts';
import type { ParsedDocument } from '../fixtures/yaml.ts';
import { Field } from './field.ts';
import type { Action, Flow, ScreenSize, Step } from './flow.ts';
import { isKey } from './keys.ts';
import { checkFields, readCheck } from './parse-check.ts';

const defaultSize: ScreenSize = { columns: 100, rows: 30 };

/** Throws a FixtureError that names file, line, column and field. */
export function readFlow(document: ParsedDocument): Flow {
  const root = new Field(document, document.value);
  const fields = root.fields(['apiVersion', 'kind', 'metadata', 'spec']);
  constant(root.required(fields, 'apiVersion'), 'kubarium.dev/v1');
  constant(root.required(fields, 'kind'), 'Flow');
  const metadata = root.required(fields, 'metadata');
  const spec = root.required(fields, 'spec');
  const { fixture, seed, size, ...rest } = spec.fields(['fixture', 'seed', 'size', 'steps']);
  return {
    file: document.file,
    name: fileName(metadata.required(metadata.fields(['name']), 'name')),
    fixtures: fixture ? fixture.oneOrMore().map((one) => one.text()) : ['workshop'],
    ...(seed && { seed: seed.integer(0, 2 ** 32 - 1) }),
    size: size ? readSize(size) : defaultSize,
    steps: spec.required(rest, 'steps').oneOrMore().map(readStep),
  };
}

/** What each kind of step takes. */
const actions: Record<Action['type'], (field: Field) => Action> = {
  say: (field) => ({ type: 'say', text: field.text() }),
  press: (field) => ({ type: 'press', keys: field.oneOrMore().map(key) }),
  type: (field) => ({ type: 'type', text: field.text() }),
  advance: (field) => ({ type: 'advance', milliseconds: field.duration() }),
  wait: (field) => ({ type: 'wait', milliseconds: field.duration() }),
  until: (field) => {
    const fields = field.fields([...checkFields, 'within']);
    const within = field.required(fields, 'within').duration();
    return { type: 'until', check: readCheck(field, fields), within };
  },
  expect: (field) => ({ type: 'expect', check: readCheck(field, field.fields(checkFields)) }),
  command: (field) => ({ type: 'command', text: field.text() }),
  fault: (field) => ({ type: 'fault', fault: readFault(field) }),
  snapshot: (field) => ({ type: 'snapshot', name: fileName(field) }),
  resize: (field) => ({ type: 'resize', size: readSize(field) }),
};

const actionNames = Object.keys(actions) as readonly Action['type'][];

/** Steps that can be refused, and may be wanted to be. */
const refusable: readonly Action['type'][] = ['press', 'type', 'command', 'fault'];

function readStep(field: Field, index: number): Step {
  const { fails, ...named } = field.fields([...actionNames, 'fails']);
  const [name, more] = Object.keys(named) as Action['type'][];
  if (name === undefined) field.fail(`expected one of ${actionNames.join(', ')}`);
  if (more !== undefined) field.fail(`a step does one thing, not ${name} and ${more}`);
  if (fails && !refusable.includes(name)) fails.fail(`only ${refusable.join(', ')} can be wanted to fail`);
  const action = actions[name](named[name]!);
  return { ...action, number: index + 1, line: field.line, fails: fails?.flag() ?? false };
}

function readSize(field: Field): ScreenSize {
  const fields = field.fields(['columns', 'rows']);
  return {
    columns: field.required(fields, 'columns').integer(20, 500),
    rows: field.required(fields, 'rows').integer(5, 200),
  };
}

function key(field: Field): string {
  // A bare digit in YAML is a number, and plainly the key of that digit.
  const text = /^[0-9]$/.test(String(field.value)) ? String(field.value) : field.text();
  return isKey(text) ? text : field.fail(`no such key: ${text}`);
}

function readFault(field: Field): Fault {
  const [, node, way] = /^(\S+) (down|up)$/.exec(field.text()) ?? field.fail('expected NODE down or NODE up');
  return { type: way === 'up' ? 'node-up' : 'node-down', node: node! };
}

function constant(field: Field, expected: string): void {
  if (field.value !== expected) field.fail(`expected ${expected}`);
}

/** A text that is safe as a part of a file's name. */
function fileName(field: Field): string {
  const text = field.text();
  return /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(text)
    ? text
    : field.fail('expected lower case letters and digits, with - or . between them');
}

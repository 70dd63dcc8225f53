import { describe, expect, it } from 'vitest';
import { KubectlError } from '../../source/kubectl/errors.ts';
import { jsonPath, jsonPathAsJson, pathValues } from '../../source/kubectl/json-path.ts';

const list = {
  kind: 'List',
  items: [
    {
      metadata: { name: 'web', labels: { 'example.com/tier': 'front' } },
      spec: { priority: 0, containers: [{ name: 'main' }, { name: 'side' }] },
      status: { phase: 'Running', ready: true },
    },
    { metadata: { name: 'api' }, spec: { priority: 5, containers: [{ name: 'main' }] }, status: {} },
    { metadata: { name: 'job' }, spec: { priority: 7, containers: [] }, status: { phase: 'Failed' } },
  ],
};

describe('a JSONPath template', () => {
  it.each([
    ['no braces at all', 'no braces at all'],
    ['{.kind}', 'List'],
    ['{$.kind} and {@.kind}', 'List and List'],
    ['{.items[*].metadata.name}', 'web api job'],
    ['{.items[0].metadata.name}{"\\t"}{.items[-1].metadata.name}{"\\n"}', 'web\tjob\n'],
    ["{.kind}{'!'}", 'List!'],
    ['{.items[0:2].metadata.name}', 'web api'],
    ['{.items[-1:].metadata.name}', 'job'],
    ['{.items[0:3:2].metadata.name}', 'web job'],
    ['{.items[0,2].metadata.name}', 'web job'],
    ["{.items[0].metadata['name']}", 'web'],
    ["{.items[0]['metadata.name', 'status.phase']}", 'web Running'],
    ['{.items[0].metadata.labels.example\\.com/tier}', 'front'],
    ["{.items[0].metadata.labels['example\\.com/tier']}", 'front'],
    ['{..name}', 'web main side api main job'],
    ['{.items[0].status.*}', 'Running true'],
    ['{.items[?(@.metadata.name=="api")].spec.priority}', '5'],
    ["{.items[?(@.status.phase!='Running')].metadata.name}", 'job'],
    ['{.items[?(@.spec.priority>=5)].metadata.name}', 'api job'],
    ['{.items[?(@.spec.priority<5)].metadata.name}', 'web'],
    ['{.items[?(@.status.ready==true)].metadata.name}', 'web'],
    ['{.items[?(@.status.phase)].metadata.name}', 'web job'],
    ['{range .items[*]}{.metadata.name}={.status.phase};{end}', 'web=Running;api=;job=Failed;'],
    ['{range .items[*]}{range .spec.containers[*]}{.name},{end}|{end}.', 'main,side,|main,||.'],
    ['{range .nothing[*]}x{end}y', 'y'],
    ['{range .items[*]}{.metadata.name}', 'webapijob'],
    ['{.items[0].metadata}', '{"name":"web","labels":{"example.com/tier":"front"}}'],
    ['{.nothing.at.all}', ''],
    ['{.items.metadata}', ''],
    ['{.a&b}', ''],
  ])('%s', (template, text) => {
    expect(jsonPath(template, list)).toBe(text);
  });

  it.each([
    ['{.items[*].metadata.name', 'error parsing jsonpath {.items[*].metadata.name, unclosed action'],
    ['{.items[*.name}', 'error parsing jsonpath {.items[*.name}, unterminated array'],
    ['{.items[x]}', 'error parsing jsonpath {.items[x]}, invalid array index x'],
    ['{.items["name"]}', 'error parsing jsonpath {.items["name"]}, invalid array index "name"'],
    ['{"abc}', 'error parsing jsonpath {"abc}, unterminated quoted string'],
    ['{.items[?(@.x=="a"]}', 'error parsing jsonpath {.items[?(@.x=="a"]}, unterminated filter'],
    ['{&}', "error parsing jsonpath {&}, unrecognized character in action: U+0026 '&'"],
    [
      '{.items[9].kind}',
      'error executing jsonpath "{.items[9].kind}": Error executing template: array index out of bounds: index 9, length 3.',
    ],
    [
      '{.items[0:9].kind}',
      'error executing jsonpath "{.items[0:9].kind}": Error executing template: array index out of bounds: index 8, length 3.',
    ],
    [
      '{.items[2:1].kind}',
      'error executing jsonpath "{.items[2:1].kind}": Error executing template: starting index 2 is greater than ending index 1.',
    ],
    ['{foo}', 'error executing jsonpath "{foo}": Error executing template: unrecognized identifier foo.'],
    ['{end}', 'error executing jsonpath "{end}": Error executing template: not in range, nothing to end.'],
    [
      '{.kind[0]}',
      'error executing jsonpath "{.kind[0]}": Error executing template: string is not array or slice.',
    ],
    [
      '{.kind[?(@.x)]}',
      'error executing jsonpath "{.kind[?(@.x)]}": Error executing template: List is not array or slice and cannot be filtered.',
    ],
    ['{.items[?(@.kind==1)]}{.items[?(@.metadata.name==1)]}', /incompatible types for comparison/],
    ['{.items[?(@.metadata.name=~"a")]}', /unrecognized filter operator =|unrecognized character/],
  ])('%s is refused', (template, complaint) => {
    const work = () => jsonPath(template, list);
    expect(work).toThrow(KubectlError);
    expect(work).toThrow(complaint);
  });

  it('makes a JSON list of every action', () => {
    expect(jsonPathAsJson('{.items[0:2].metadata.name}{.kind}', list)).toBe(
      '[\n    "web",\n    "api"\n]\n[\n    "List"\n]',
    );
  });
});

describe('a path for columns and sorting', () => {
  it.each([['.kind'], ['kind'], ['{.kind}'], ['{kind}']])('may be written as %s', (path) => {
    expect(pathValues(path, list)).toEqual(['List']);
  });

  it('needs no value', () => {
    expect(pathValues('.items[0].none', list)).toEqual([]);
  });

  it('is refused where it is no path', () => {
    expect(() => pathValues('{.x{', list)).toThrow(/unexpected path string/);
  });
});

import { describe, expect, it } from 'vitest';
import { unmet } from '../../source/flows/checks.ts';
import type { Check, ResourceCheck } from '../../source/flows/flow.ts';
import { world } from '../support/world.ts';

const screen = [' NAME      READY  STATUS', ' web-abc    1/1   Running', ' api-xyz    0/1   Pending'];

const read = world({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default', labels: { app: 'web' } },
  spec: { replicas: 3 },
  status: { readyReplicas: 2, conditions: [{ type: 'Available', status: 'False' }] },
});

describe('A check of the screen', () => {
  it.each<[Check, string | undefined]>([
    [{ text: 'Pending' }, undefined],
    [{ text: 'Terminating' }, 'expected on the screen: Terminating'],
    [{ not: 'Terminating' }, undefined],
    [{ not: 'web-' }, 'expected nowhere on the screen: web-'],
    [{ match: /web-\w+ +1\/1/ }, undefined],
    [{ match: /^web/ }, 'expected a line that matches: ^web'],
    [{ row: ['web-', '1/1', 'Running'] }, undefined],
    [{ row: ['web-', 'Pending'] }, 'expected a line with, in this order: web- … Pending'],
    [{ row: ['Running', 'web-'] }, 'expected a line with, in this order: Running … web-'],
    [{ text: 'Pending', not: 'Running' }, 'expected nowhere on the screen: Running'],
  ])('%j answers %j', (check, answer) => {
    expect(unmet(check, screen, read)).toBe(answer);
  });
});

describe('A check of an object', () => {
  const web = { kind: 'Deployment', namespace: 'default', name: 'web' } as const;
  const field = (path: (string | number)[], equals: unknown): ResourceCheck => ({
    ...web,
    value: { path, equals },
  });

  it.each<[string, ResourceCheck, string | undefined]>([
    ['that exists', web, undefined],
    ['that does not exist', { ...web, name: 'api' }, 'expected Deployment default/api, there is none'],
    [
      'that should be gone',
      { ...web, gone: true },
      'expected Deployment default/web to be gone, it is there',
    ],
    ['that is gone', { ...web, name: 'api', gone: true }, undefined],
    ['by its condition', { ...web, condition: { type: 'Available', status: 'False' } }, undefined],
    [
      'whose condition says something else',
      { ...web, condition: { type: 'Available', status: 'True' } },
      'expected condition Available of Deployment default/web to be True, it is False',
    ],
    [
      'without that condition',
      { ...web, condition: { type: 'Progressing', status: 'True' } },
      'expected condition Progressing of Deployment default/web to be True, it is not set',
    ],
    ['by a number', field(['status', 'readyReplicas'], 2), undefined],
    ['by an item of a list', field(['status', 'conditions', 0, 'type'], 'Available'), undefined],
    ['by a field that is not set', field(['status', 'replicas'], null), undefined],
    ['by a whole mapping', field(['metadata', 'labels'], { app: 'web' }), undefined],
    [
      'with another value',
      field(['status', 'readyReplicas'], 3),
      'expected .status.readyReplicas of Deployment default/web to be 3, it is 2',
    ],
    [
      'without that field',
      field(['status', 'conditions', 4, 'type'], 'Ready'),
      'expected .status.conditions[4].type of Deployment default/web to be "Ready", it is not set',
    ],
  ])('%s', (_, resource, answer) => {
    expect(unmet({ resource }, [], read)).toBe(answer);
  });
});

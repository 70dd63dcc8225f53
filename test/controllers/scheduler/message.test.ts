import { expect, test } from 'vitest';
import { failureMessage } from '../../../source/controllers/scheduler/message.ts';
import { type Rejection, unresolvable, unschedulable } from '../../../source/controllers/scheduler/plugin.ts';

const times = (count: number, rejection: Rejection) => Array<Rejection>(count).fill(rejection);

test.each<[string, Rejection[], string]>([
  ['no nodes at all', [], 'no nodes available to schedule pods'],
  [
    'one node short of CPU',
    [unschedulable('Insufficient cpu')],
    '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
  ],
  [
    'a tainted control plane and two workers short of memory',
    [unresolvable('node(s) had untolerated taint(s)'), ...times(2, unschedulable('Insufficient memory'))],
    '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient memory. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.',
  ],
  [
    'two reasons on the same nodes count twice',
    times(2, unschedulable('Insufficient cpu', 'Insufficient memory')),
    '0/2 nodes are available: 2 Insufficient cpu, 2 Insufficient memory. no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.',
  ],
  [
    'ten sorts before two, as text',
    [...times(2, unschedulable('Insufficient memory')), ...times(10, unschedulable('Insufficient cpu'))],
    '0/12 nodes are available: 10 Insufficient cpu, 2 Insufficient memory. no new claims to deallocate, preemption: 0/12 nodes are available: 12 No preemption victims found for incoming pod.',
  ],
])('the message for %s', (_title, rejections, message) => {
  expect(failureMessage(rejections)).toBe(message);
});

import { expect, test } from 'vitest';
import { EventRecorder } from '../../source/cluster/event-recorder.ts';
import { createIdentities } from '../../source/cluster/identities.ts';
import type { Event, KubeObject } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { RandomStreams } from '../../source/lib/random.ts';
import { createStore } from '../../source/store/store.ts';
import { completed, epoch, testSettings } from '../support/world.ts';

const about = completed({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'default' } });

/** A recorder over an empty store; `tell` reports one event about the pod so many seconds after the start. */
function recording() {
  const store = createStore(testSettings);
  const streams = new RandomStreams(1);
  const recorder = new EventRecorder(createIdentities((stream) => streams.next(stream)));
  const tell = (seconds: number, message: string, object: KubeObject = about) => {
    const now = epoch + seconds * 1000;
    store.transact({ time: now, actor: 'kubelet' }, (transaction) =>
      recorder.record(transaction, now, 'kubelet', {
        about: object,
        type: 'Warning',
        reason: 'BackOff',
        message,
      }),
    );
  };
  const expire = (seconds: number) => {
    const now = epoch + seconds * 1000;
    store.transact({ time: now, actor: 'kube-apiserver' }, (transaction) =>
      recorder.expire(transaction, store.read.list('Event'), now),
    );
  };
  const events = (): readonly Event[] => store.read.eventsAbout(about.metadata.uid);
  return { recorder, tell, expire, events };
}

test('the same event again raises the count and moves the last time', () => {
  const { tell, events } = recording();
  tell(0, 'Back-off');
  tell(10, 'Back-off');
  tell(30, 'Back-off');
  expect(events()).toHaveLength(1);
  expect(events()[0]).toMatchObject({
    count: 3,
    firstTimestamp: timestamp(epoch),
    lastTimestamp: timestamp(epoch + 30_000),
    message: 'Back-off',
    involvedObject: { kind: 'Pod', name: 'web', namespace: 'default' },
    source: { component: 'kubelet' },
  });
});

test('from the tenth different message within ten minutes on, one event speaks for all', () => {
  const { tell, events } = recording();
  for (let index = 1; index <= 14; index += 1) tell(index, `message ${index}`);
  expect(events()).toHaveLength(10);
  const combined = events().filter((event) => event.message?.startsWith('(combined from similar events): '));
  expect(combined).toHaveLength(1);
  expect(combined[0]).toMatchObject({ count: 5, message: '(combined from similar events): message 14' });
});

test('different messages far apart in time stay apart', () => {
  const { tell, events } = recording();
  for (let index = 1; index <= 12; index += 1) tell(index * 700, `message ${index}`);
  expect(events()).toHaveLength(12);
});

test('a source that talks too much about one object is heard again as time passes', () => {
  const { tell, events } = recording();
  for (let index = 0; index < 40; index += 1) tell(1, 'Back-off');
  expect(events()[0]?.count).toBe(25);
  tell(302, 'Back-off');
  tell(303, 'Back-off');
  expect(events()[0]?.count).toBe(26);
});

test('an event that nobody repeats is gone after an hour', () => {
  const { tell, expire, events } = recording();
  tell(0, 'first');
  tell(1800, 'second');
  expire(3601);
  expect(events().map((event) => event.message)).toEqual(['second']);
  tell(3700, 'first');
  expect(events().map((event) => event.count)).toEqual([1, 1]);
});

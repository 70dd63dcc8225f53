import { expect, describe as group, it } from 'vitest';
import { indexesText } from '../../source/printers/describe/job.ts';
import { tolerationText } from '../../source/printers/describe/pod-placement.ts';
import { probeText } from '../../source/printers/describe/probes.ts';
import { ago, described, manifest } from './described.ts';

it('the events of an object stand at its end, oldest first, repeated ones with their count', () => {
  const event = (name: string, fields: object) =>
    manifest('Event', name, {
      involvedObject: { kind: 'Pod', name: 'p', uid: 'p' },
      type: 'Normal',
      ...fields,
    });
  const text = described(
    manifest('Pod', 'p', { spec: { containers: [] } }),
    event('late', {
      reason: 'BackOff',
      message: 'again',
      source: { component: 'kubelet' },
      involvedObject: { kind: 'Pod', name: 'p', uid: 'p', fieldPath: 'spec.containers{main}' },
      firstTimestamp: ago(40),
      lastTimestamp: ago(5),
      count: 3,
    }),
    event('early', {
      reason: 'Scheduled',
      message: 'there',
      reportingComponent: 'scheduler',
      eventTime: ago(60),
    }),
    manifest('Event', 'other', { involvedObject: { kind: 'Pod', name: 'q', uid: 'q' }, reason: 'Other' }),
  );
  expect(text.slice(text.indexOf('Events:'))).toBe(`Events:
  Type    Reason     Age               From       Message
  ----    ------     ----              ----       -------
  Normal  Scheduled  60s               scheduler  there
  Normal  BackOff    5s (x3 over 40s)  kubelet    spec.containers{main}: again`);
});

it('a kind without a description of its own shows every field by name', () => {
  const text = described(
    manifest(
      'Lease',
      'x',
      { spec: { holderIdentity: 'node-1', leaseDurationSeconds: 40 } },
      { labels: { a: 'b' } },
    ),
  );
  expect(text).toContain('Labels:       a=b');
  expect(text).toMatch(/Spec:\n {2}Holder Identity: +node-1\n {2}Lease Duration Seconds: +40\n/);
});

group('annotations', () => {
  const withAnnotations = (annotations: Record<string, string>) =>
    described(manifest('Pod', 'p', { spec: { containers: [] } }, { annotations }));

  it('that are long or of several lines stand under their key, cut', () => {
    const text = withAnnotations({ long: 'x'.repeat(150), lines: 'a\nb\n' });
    expect(text).toMatch(/Annotations: +lines:\n +a\n +b\n +long:\n/);
    expect(text).toContain(`${'x'.repeat(138)}...\n`);
  });

  it('leave out what kubectl apply keeps there', () => {
    const text = withAnnotations({ 'kubectl.kubernetes.io/last-applied-configuration': '{}' });
    expect(text).toMatch(/Annotations: +<none>/);
  });
});

it.each([
  [{ operator: 'Exists' }, 'op=Exists'],
  [{ operator: 'Exists', effect: 'NoSchedule' }, ':NoSchedule op=Exists'],
  [{ key: 'key0', operator: 'Exists' }, 'key0 op=Exists'],
  [{ key: 'key1', value: 'value1' }, 'key1=value1'],
  [{ key: 'key2', operator: 'Equal', value: 'value2', effect: 'NoSchedule' }, 'key2=value2:NoSchedule'],
  [
    { key: 'key3', value: 'value3', effect: 'NoExecute', tolerationSeconds: 300 },
    'key3=value3:NoExecute for 300s',
  ],
  [{ key: 'key4', effect: 'NoExecute', tolerationSeconds: 60 }, 'key4:NoExecute for 60s'],
] as const)('the toleration %j is printed as %s', (toleration, text) => {
  expect(tolerationText(toleration)).toBe(text);
});

const defaults = 'delay=0s timeout=1s period=10s successThreshold=1 failureThreshold=3';

it.each([
  [{ exec: { command: ['cat', '/x'] } }, `exec [cat /x] ${defaults}`],
  [{ httpGet: { port: 8080, path: '/path' } }, `http-get http://:8080/path ${defaults}`],
  [{ httpGet: { port: 'web', scheme: 'HTTPS', host: 'h' } }, `http-get https://h:web/ ${defaults}`],
  [{ tcpSocket: { port: 80 } }, `tcp-socket :80 ${defaults}`],
  [{ grpc: { port: 90, service: 'svc' } }, `grpc <pod>:90 svc ${defaults}`],
  [
    {
      tcpSocket: { port: 80 },
      initialDelaySeconds: 5,
      timeoutSeconds: 2,
      periodSeconds: 3,
      failureThreshold: 9,
    },
    'tcp-socket :80 delay=5s timeout=2s period=3s successThreshold=1 failureThreshold=9',
  ],
] as const)('the probe %j is printed on one line', (probe, text) => {
  expect(probeText(probe as Parameters<typeof probeText>[0])).toBe(text);
});

it.each([
  [undefined, '<none>'],
  ['0-5,7', '0-5,7'],
  [
    '0-5,7,9,10,12,13,15,16,18,20,21,23,24,26,27,29,30,32',
    '0-5,7,9,10,12,13,15,16,18,20,21,23,24,26,27,29,30,32',
  ],
  [
    '0-5,7,9,10,12,13,15,16,18,20,21,23,24,26,27,29,30,32-34,36,37',
    '0-5,7,9,10,12,13,15,16,18,20,21,23,24,26,27,29,30,32-34,...',
  ],
])('the completed indexes %s are shortened to %s', (indexes, text) => {
  expect(indexesText(indexes)).toBe(text);
});

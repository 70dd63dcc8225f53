import { describe, expect, it } from 'vitest';
import { scheduleError } from '../../../source/kubernetes/validation/jobs/cron-schedule.ts';
import { created, updated } from './tables.ts';

const negative = 'must be greater than or equal to 0';
const indexed = { 'spec.completionMode': 'Indexed', 'spec.completions': 5, 'spec.parallelism': 2 };
const restart = 'spec.template.spec.restartPolicy';

created('Job', [
  [
    'with negative figures',
    { 'spec.completions': -1, 'spec.backoffLimit': -2, 'spec.ttlSecondsAfterFinished': -3 },
    `spec.completions: Invalid value: -1: ${negative}`,
    `spec.backoffLimit: Invalid value: -2: ${negative}`,
    `spec.ttlSecondsAfterFinished: Invalid value: -3: ${negative}`,
  ],
  [
    'whose pods would run for ever',
    { [restart]: 'Always' },
    `${restart}: Required value: valid values: "OnFailure", "Never"`,
  ],
  [
    'done in some way',
    { 'spec.completionMode': 'Odd' },
    'spec.completionMode: Unsupported value: "Odd": supported values: "NonIndexed", "Indexed"',
  ],
  [
    'that gives up an index at a time is valid',
    { ...indexed, 'spec.backoffLimitPerIndex': 1, 'spec.maxFailedIndexes': 5 },
  ],
  [
    'that counts failed indexes without an end',
    { ...indexed, 'spec.maxFailedIndexes': 6 },
    'spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified',
    'spec.maxFailedIndexes: Invalid value: 6: must be less than or equal to completions',
  ],
  [
    'that gives up indexes it has not',
    { 'spec.backoffLimitPerIndex': 1 },
    'spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode',
  ],
  [
    'that is huge',
    { ...indexed, 'spec.completions': 100_001, 'spec.parallelism': 10_001, 'spec.backoffLimitPerIndex': 1 },
    'spec.maxFailedIndexes: Required value: must be specified when completions is above 100000',
    'spec.parallelism: Invalid value: 10001: must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index',
  ],
  [
    'whose pods would have no host names',
    { ...indexed, 'metadata.name': 'x'.repeat(62) },
    `metadata.name: Invalid value: "${'x'.repeat(62)}": will not able to create pod with invalid DNS label: ${'x'.repeat(62)}-4`,
  ],
  [
    'managed by no domain',
    { 'spec.managedBy': 'queue' },
    'spec.managedBy: Invalid value: "queue": must be a domain-prefixed path (such as "acme.io/foo")',
  ],
  [
    'that replaces its pods somehow',
    { 'spec.podReplacementPolicy': 'Somehow' },
    'spec.podReplacementPolicy: Unsupported value: "Somehow": supported values: "Failed", "TerminatingOrFailed"',
  ],
]);

const uid = 'batch.kubernetes.io/controller-uid';

created('Job', [
  [
    'with the uid of another in its template',
    { 'spec.template.metadata': { labels: { 'controller-uid': 'u-2' } } },
    expect.stringMatching(
      /^spec\.template\.metadata\.labels\[controller-uid\]: Invalid value: \{.*\}: must be 'u-1'$/,
    ),
  ],
  [
    'with the uid of another in its selector',
    { 'spec.selector': { matchLabels: { [uid]: 'u-2' } } },
    `spec.selector: Invalid value: {"matchLabels":{"${uid}":"u-2"}}: \`selector\` not auto-generated`,
    expect.stringMatching(
      /^spec\.template\.metadata\.labels: Invalid value: \{.*\}: `selector` does not match template `labels`$/,
    ),
  ],
  [
    'that selects by hand and not at all',
    { 'spec.manualSelector': true },
    'spec.selector: Required value',
    expect.stringMatching(/^spec\.template\.metadata\.labels: Invalid value: null: `selector`/),
  ],
  [
    'that selects by hand is valid',
    {
      'spec.manualSelector': true,
      'spec.selector': { matchLabels: { app: 'a' } },
      'spec.template.metadata': { labels: { app: 'a' } },
    },
  ],
]);

const rule = { action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 42] } };
const policy = (...rules: object[]) => ({ 'spec.podFailurePolicy': { rules } });
const at = 'spec.podFailurePolicy.rules[0]';

created('Job', [
  [
    'with a rule for failures is valid',
    policy(rule, { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }),
  ],
  [
    'with a rule for failures of pods that start again',
    { ...policy(rule), [restart]: 'OnFailure' },
    `${restart}: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified`,
  ],
  [
    'with a rule that says nothing',
    policy({}),
    `${at}.action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]`,
    `${at}: Invalid value: specifying one of OnExitCodes and OnPodConditions is required`,
  ],
  [
    'with a rule for two things',
    policy({ ...rule, action: 'Stop', onPodConditions: [{ type: 'A', status: 'Maybe' }] }),
    `${at}.action: Unsupported value: "Stop": supported values: "Count", "FailIndex", "FailJob", "Ignore"`,
    `${at}.onPodConditions[0].status: Unsupported value: "Maybe": supported values: "False", "True", "Unknown"`,
    `${at}: Invalid value: specifying both OnExitCodes and OnPodConditions is not supported`,
  ],
  [
    'that gives up an index it has not',
    policy({ ...rule, action: 'FailIndex' }),
    `${at}.action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set`,
  ],
  [
    'with exit codes of nobody, in no order',
    policy({
      action: 'Count',
      onExitCodes: { containerName: 'gone', operator: 'In', values: [5, 0, 5] },
    }),
    `${at}.onExitCodes.containerName: Invalid value: "gone": must be one of the container or initContainer names in the pod template`,
    `${at}.onExitCodes.values[1]: Invalid value: 0: must not be 0 for the In operator`,
    `${at}.onExitCodes.values[2]: Duplicate value: 5`,
    `${at}.onExitCodes.values: Invalid value: [5,0,5]: must be ordered`,
  ],
  [
    'with no exit codes',
    policy({ action: 'Count', onExitCodes: { values: [] } }),
    `${at}.onExitCodes.operator: Required value: valid values: ["In" "NotIn"]`,
    `${at}.onExitCodes.values: Invalid value: []: at least one value is required`,
  ],
  [
    'with rules for failures that replaces pods too soon',
    { ...policy(rule), 'spec.podReplacementPolicy': 'TerminatingOrFailed' },
    'spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"',
  ],
]);

const success = (...rules: object[]) => ({ ...indexed, 'spec.successPolicy': { rules } });
const first = 'spec.successPolicy.rules[0]';

created('Job', [
  ['that is done early is valid', success({ succeededIndexes: '0,2-4', succeededCount: 3 })],
  [
    'that is done by no rule',
    success(),
    'spec.successPolicy.rules: Required value: at least one rules must be specified when the successPolicy is specified',
  ],
  [
    'that is done by an empty rule',
    success({}),
    `${first}: Required value: at least one of succeededCount or succeededIndexes must be specified`,
  ],
  ...(
    [
      ['5', 'too large index: "5"'],
      ['1,x', 'cannot convert string to integer for index: "x"'],
      [
        '1-2-3',
        `the fragment "1-2-3" violates the requirement that an index interval can have at most two parts separated by '-'`,
      ],
      ['3-1', 'non-increasing order, previous: 3, current: 1'],
      ['2,1', 'non-increasing order, previous: 2, current: 1'],
    ] as const
  ).map(
    ([indexes, why]) =>
      [
        `that is done once ${indexes} are`,
        success({ succeededIndexes: indexes }),
        `${first}.succeededIndexes: Invalid value: "${indexes}": error parsing succeededIndexes: ${why}`,
      ] as const,
  ),
  [
    'that is done once more are than there are',
    success({ succeededIndexes: '0-1', succeededCount: 6 }),
    `${first}.succeededCount: Invalid value: 6: must be less than or equal to 5 (the number of specified completions)`,
    `${first}.succeededCount: Invalid value: 6: must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)`,
  ],
  [
    'that is done early without indexes',
    { 'spec.successPolicy': { rules: [] } },
    'spec.successPolicy: Invalid value: {"rules":[]}: requires indexed completion mode',
  ],
]);

const suspended = { 'spec.suspend': true };
const immutable = expect.stringMatching(/^spec\.template: Invalid value: \{.*\}: field is immutable$/);

updated('Job', [
  [
    'that sends its pods elsewhere while it waits is valid',
    suspended,
    { 'spec.template.spec.nodeSelector': { a: 'b' } },
  ],
  [
    'that sends its pods to other nodes while it waits is valid',
    suspended,
    {
      'spec.template.spec.affinity': {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }],
          },
        },
      },
    },
  ],
  ['that sends its pods elsewhere', {}, { 'spec.template.spec.nodeSelector': { a: 'b' } }, immutable],
  [
    'that sends its pods elsewhere after a rest',
    { ...suspended, 'status.startTime': '2026-01-01T00:00:00Z' },
    { 'spec.template.spec.nodeSelector': { a: 'b' } },
    immutable,
  ],
  [
    'that makes other pods while it waits',
    suspended,
    { 'spec.template.spec.containers.0.image': 'x' },
    immutable,
  ],
  [
    'that grows by itself',
    indexed,
    { 'spec.completions': 6 },
    'spec.completions: Invalid value: 6: can only be modified in tandem with spec.parallelism',
  ],
  [
    'that changes hands',
    { 'spec.managedBy': 'a.b/c' },
    { 'spec.managedBy': 'a.b/d' },
    'spec.managedBy: Invalid value: "a.b/d": field is immutable',
  ],
]);

const inner = 'spec.jobTemplate.spec';

created('CronJob', [
  ['of a name as long as it gets is valid', { 'metadata.name': 'x'.repeat(52) }],
  [
    'of a longer name',
    { 'metadata.name': 'x'.repeat(53) },
    `metadata.name: Invalid value: "${'x'.repeat(53)}": must be no more than 52 characters`,
  ],
  ['in a zone is valid', { 'spec.timeZone': 'Europe/Vienna' }],
  [
    'in a zone of no name',
    { 'spec.timeZone': '' },
    'spec.timeZone: Invalid value: "": timeZone must be nil or non-empty string',
  ],
  [
    'at home',
    { 'spec.timeZone': 'Local' },
    'spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
  ],
  [
    'with a zone in its schedule',
    { 'spec.schedule': 'TZ=Europe/Vienna * * * * *' },
    'spec.schedule: Invalid value: "TZ=Europe/Vienna * * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
  ],
  [
    'with negative figures',
    { 'spec.startingDeadlineSeconds': -1, 'spec.failedJobsHistoryLimit': -2 },
    `spec.startingDeadlineSeconds: Invalid value: -1: ${negative}`,
    `spec.failedJobsHistoryLimit: Invalid value: -2: ${negative}`,
  ],
  [
    'whose jobs select by hand',
    { [`${inner}.manualSelector`]: true, [`${inner}.selector`]: { matchLabels: { a: 'b' } } },
    `${inner}.selector: Invalid value: {"matchLabels":{"a":"b"}}: \`selector\` will be auto-generated`,
    `${inner}.manualSelector: Unsupported value: true: supported values: "nil", "false"`,
  ],
  [
    'without a job',
    { 'spec.jobTemplate': undefined },
    `${inner}.template.spec.containers: Required value`,
    `${inner}.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"`,
  ],
]);

updated('CronJob', [
  ['of a name that was always too long is valid', { 'metadata.name': 'x'.repeat(53) }, {}],
  [
    'with a zone that its schedule has had and another',
    { 'spec.schedule': 'TZ=Europe/Vienna * * * * *' },
    { 'spec.timeZone': 'Europe/Rome' },
    'spec.schedule: Invalid value: "TZ=Europe/Vienna * * * * *": cannot use both timeZone field and TZ or CRON_TZ in schedule',
  ],
]);

describe('A schedule', () => {
  it.each([
    '*/15 0-23/2 1,15 jan-mar,12 MON-fri',
    '5/10 ? * * 0',
    '@daily',
    '@every 1h30m',
    'CRON_TZ=Europe/Vienna 0 6 * * *',
  ])('%s can be read', (schedule) => {
    expect(scheduleError(schedule)).toBeUndefined();
  });

  it.each([
    ['x', 'expected exactly 5 fields, found 1: [x]'],
    ['* * * * * *', 'expected exactly 5 fields, found 6: [* * * * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['* * * * 7', 'end of range (7) above maximum (6): 7'],
    ['* * * 5-3 *', 'beginning of range (5) beyond end of range (3): 5-3'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    ['a * * * *', 'failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax'],
    ['* * * foo *', 'failed to parse int from foo: strconv.Atoi: parsing "foo": invalid syntax'],
    ['@noon', 'unrecognized descriptor: @noon'],
    ['@every soon', 'failed to parse duration @every soon: time: invalid duration "soon"'],
    ['@every 5', 'failed to parse duration @every 5: time: missing unit in duration "5"'],
    ['@every 5d', 'failed to parse duration @every 5d: time: unknown unit "d" in duration "5d"'],
    ['TZ=Mars/Base * * * * *', 'provided bad location Mars/Base: unknown time zone Mars/Base'],
  ])('%s can not: %s', (schedule, why) => {
    expect(scheduleError(schedule)).toBe(why);
  });
});

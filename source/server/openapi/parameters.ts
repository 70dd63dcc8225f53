/** What requests take in their path and query, and which operations take what. */

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description: string;
  readonly type: 'string' | 'integer' | 'boolean';
}

const text = (description: string) => ({ type: 'string', description }) as const;
const number = (description: string) => ({ type: 'integer', description }) as const;
const flag = (description: string) => ({ type: 'boolean', description }) as const;

const pathParameters = {
  namespace: text('object name and auth scope, such as for teams and projects'),
  name: text('name of the object'),
  path: text('path behind the object'),
} as const;

const queryParameters = {
  pretty: text('Ignored: answers are never indented.'),
  allowWatchBookmarks: flag('Whether a watch may send events of type BOOKMARK.'),
  continue: text('The token with which the server answered a list that was cut by its limit.'),
  fieldSelector: text('Restricts the objects to those whose fields match.'),
  labelSelector: text('Restricts the objects to those whose labels match.'),
  limit: number('The most objects of one answer; the rest is asked for with continue.'),
  resourceVersion: text('The version to start a watch from, or that a list must not be older than.'),
  resourceVersionMatch: text('How resourceVersion is applied to a list.'),
  sendInitialEvents: flag('Whether a watch begins with what is there, and tells the end of that.'),
  timeoutSeconds: number('How long the answer may go on.'),
  watch: flag('Sends the changes as they happen instead of a list.'),
  dryRun: text('All: everything is done but the storing.'),
  fieldManager: text('The name of the actor who makes these changes.'),
  fieldValidation: text(
    'What to do about unknown and duplicate fields: Ignore, Warn or Strict. Default: Warn.',
  ),
  force: flag('Takes fields away from other managers. Only for apply patches.'),
  gracePeriodSeconds: number('Seconds before the object goes; zero: at once.'),
  orphanDependents: flag('Deprecated: use propagationPolicy.'),
  propagationPolicy: text('What becomes of dependents: Orphan, Background or Foreground.'),
  container: text('The container, where there are several.'),
  follow: flag('Whether the answer goes on as lines are written.'),
  limitBytes: number('The most bytes of the answer.'),
  previous: flag('The lines of the container that ended before this one.'),
  sinceSeconds: number('Only lines of that many seconds.'),
  sinceTime: text('Only lines after that moment.'),
  tailLines: number('Only that many lines from the end.'),
  timestamps: flag('Whether every line begins with its moment.'),
  command: text('The command and its arguments, one each.'),
  stdin: flag('Whether input is sent.'),
  stdout: flag('Whether output is received.'),
  stderr: flag('Whether error output is received.'),
  tty: flag('Whether there is a terminal.'),
  ports: text('The ports to forward.'),
} as const;

export type QueryParameter = keyof typeof queryParameters;
export type PathParameter = keyof typeof pathParameters;

/** Every one that there is. */
export const allParameters: readonly Parameter[] = [
  ...Object.entries(pathParameters).map(([name, rest]) => ({ name, in: 'path', ...rest }) as const),
  ...Object.entries(queryParameters).map(([name, rest]) => ({ name, in: 'query', ...rest }) as const),
];

export function parameterNamed(name: string): Parameter {
  const found = allParameters.find((parameter) => parameter.name === name);
  if (found === undefined) throw new Error(`no parameter is called ${name}`);
  return found;
}

/** What a written object is stored with. */
const writing = ['dryRun', 'fieldManager', 'fieldValidation'] as const;
const deleting = ['dryRun', 'gracePeriodSeconds', 'orphanDependents', 'propagationPolicy'] as const;
const choosing = ['continue', 'fieldSelector', 'labelSelector', 'limit', 'resourceVersion'] as const;
const watching = ['resourceVersionMatch', 'sendInitialEvents', 'timeoutSeconds'] as const;

/** By action, as `x-kubernetes-action` names it. */
export const parametersOfAction = {
  get: [],
  list: ['allowWatchBookmarks', ...choosing, ...watching, 'watch'],
  post: writing,
  put: writing,
  patch: [...writing, 'force'],
  delete: deleting,
  deletecollection: [...choosing, ...watching, ...deleting],
  connect: [],
} as const satisfies Readonly<Record<string, readonly QueryParameter[]>>;

export type Action = keyof typeof parametersOfAction;

/** What some subresources of pods take besides. */
export const parametersOfSubresource: Readonly<Record<string, readonly QueryParameter[]>> = {
  log: [
    'container',
    'follow',
    'limitBytes',
    'previous',
    'sinceSeconds',
    'sinceTime',
    'tailLines',
    'timestamps',
  ],
  exec: ['command', 'container', 'stderr', 'stdin', 'stdout', 'tty'],
  attach: ['container', 'stderr', 'stdin', 'stdout', 'tty'],
  portforward: ['ports'],
};

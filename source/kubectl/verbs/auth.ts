/** What may I do, and who am I (kubectl, pkg/cmd/auth). */
import { administrator, reviewed } from '../../kubernetes/access-review.ts';
import { type KindInfo, kindOfWord, kinds } from '../../kubernetes/kinds.ts';
import type { Manifest } from '../../kubernetes/objects.ts';
import { timestamp } from '../../kubernetes/time.ts';
import { isFields } from '../../lib/fields.ts';
import { alignRows, toJson, toYaml } from '../../printers/index.ts';
import { allNamespacesFlag, type Command, type Invocation } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, text, textFlag } from '../flags.ts';
import { accessRows } from './auth-rules.ts';

const resourceVerbs =
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest';
const pathVerbs = 'get put post head options delete patch *';

export const authCanI: Command = {
  flags: [
    allNamespacesFlag,
    boolean('list'),
    boolean('quiet', { short: 'q' }),
    boolean('no-headers'),
    text('subresource'),
  ],
  operands: 'words',
  run(invocation) {
    if (booleanFlag(invocation.arguments.flags, 'list')) listRules(invocation);
    else checkAccess(invocation);
  },
};

export const authWhoAmI: Command = {
  flags: [text('output', { short: 'o', complete: ['yaml', 'json'] })],
  run(invocation) {
    const output = textFlag(invocation.arguments.flags, 'output');
    const review = reviewed({
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
      metadata: { creationTimestamp: timestamp(invocation.cluster.now) },
    });
    if (output === 'yaml') invocation.out(...toYaml(review).split('\n'));
    else if (output === 'json') invocation.out(...toJson(review).split('\n'));
    else {
      const { username, groups } = administrator;
      const rows = [
        ['ATTRIBUTE', 'VALUE'],
        ['Username', username],
        ['Groups', `[${groups.join(' ')}]`],
      ];
      invocation.out(...alignRows(rows));
    }
  },
};

function listRules(invocation: Invocation): void {
  const { operands, flags } = invocation.arguments;
  if (operands.length > 0) throw new KubectlError('list option must be specified with no arguments');
  if (['quiet', 'all-namespaces', 'subresource'].some((flag) => flags.has(flag))) {
    throw new KubectlError(
      "list option can't be specified with neither quiet, all-namespaces nor subresource options",
    );
  }
  const { status } = reviewed(review('SelfSubjectRulesReview', { namespace: invocation.namespace }));
  const heads = ['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs'];
  const rows = accessRows(isFields(status) ? status : {});
  invocation.out(...alignRows(booleanFlag(flags, 'no-headers') ? rows : [heads, ...rows]));
}

function checkAccess(invocation: Invocation): void {
  const { operands, flags } = invocation.arguments;
  const [verb, target] = operands;
  if (verb === undefined || target === undefined || operands.length > 2) {
    throw new KubectlError(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  }
  const spec = target.startsWith('/')
    ? { nonResourceAttributes: pathAttributes(invocation, verb, target) }
    : { resourceAttributes: resourceAttributes(invocation, verb, target) };
  const { status } = reviewed(review('SelfSubjectAccessReview', spec));
  const isAllowed = isFields(status) && status.allowed === true;
  if (!booleanFlag(flags, 'quiet')) invocation.out(isAllowed ? 'yes' : 'no');
  if (!isAllowed) invocation.exitCode = 1;
}

function pathAttributes(invocation: Invocation, verb: string, path: string): object {
  if (invocation.arguments.flags.has('subresource')) {
    throw new KubectlError('--subresource can not be used with NonResourceURL');
  }
  if (!pathVerbs.split(' ').includes(verb)) warn(invocation, `verb '${verb}' is not a known verb`);
  return { path, verb };
}

function resourceAttributes(invocation: Invocation, verb: string, target: string): object {
  const { flags } = invocation.arguments;
  const slash = target.indexOf('/');
  const word = slash < 0 ? target : target.slice(0, slash);
  const resource = resourceFor(invocation, word);
  const everywhere = booleanFlag(flags, 'all-namespaces');
  if (!everywhere) {
    if (resource.info?.namespaced === false) warn(invocation, notNamespaced(resource.info));
    if (!resourceVerbs.split(' ').includes(verb)) warn(invocation, `verb '${verb}' is not a known verb`);
  }
  return {
    namespace: everywhere ? '' : invocation.namespace,
    verb,
    group: resource.info?.group ?? '',
    resource: resource.info?.plural ?? word,
    subresource: textFlag(flags, 'subresource') ?? '',
    name: slash < 0 ? '' : target.slice(slash + 1),
  };
}

/** Kinds of the RBAC rules that are no resources of the server. */
const nonStandard = ['users', 'groups'];

function resourceFor(invocation: Invocation, word: string): { readonly info?: KindInfo } {
  if (word === '*') return {};
  const kind = kindOfWord(word);
  if (kind !== undefined) return { info: kinds[kind] };
  const [name = '', ...rest] = word.toLowerCase().split('.');
  const group = rest.join('.');
  if (!nonStandard.includes(word)) {
    const place = group === '' ? '' : ` in group '${group}'`;
    warn(invocation, `the server doesn't have a resource type '${name}'${place}`);
  }
  return {};
}

function notNamespaced({ plural, group }: KindInfo): string {
  const place = group === '' ? '' : ` in group '${group}'`;
  return `resource '${plural}' is not namespace scoped${place}`;
}

/** kubectl leaves a line free after such a warning. */
function warn(invocation: Invocation, message: string): void {
  invocation.err(`Warning: ${message}`, '');
}

function review(kind: string, spec: object): Manifest {
  return { apiVersion: 'authorization.k8s.io/v1', kind, metadata: {}, spec };
}

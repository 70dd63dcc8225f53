/** `--verb` and `--resource` as the rules of a role: one a group of the API. */
import { kindOfWord, kinds } from '../kubernetes/kinds.ts';
import type { Invocation } from './command.ts';
import { KubectlError } from './errors.ts';
import { listFlag } from './flags.ts';

const standardVerbs =
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest'.split(
    ' ',
  );

export function resourceRules(invocation: Invocation): object[] {
  const { flags } = invocation.arguments;
  const verbs = verbsOf(invocation);
  const resourceNames = listFlag(flags, 'resource-name');
  const byGroup = new Map<string, string[]>();
  for (const word of listFlag(flags, 'resource')) {
    const { group, resource } = resourceNamed(word);
    byGroup.set(group, [...(byGroup.get(group) ?? []), resource]);
  }
  return [...byGroup].map(([group, resources]) => ({
    apiGroups: [group],
    ...(resourceNames.length > 0 && { resourceNames }),
    resources,
    verbs,
  }));
}

/** A star stands for all of them. */
function verbsOf(invocation: Invocation): readonly string[] {
  const verbs = [...new Set(listFlag(invocation.arguments.flags, 'verb'))];
  if (verbs.includes('*')) return ['*'];
  for (const verb of verbs.filter((each) => !standardVerbs.includes(each))) {
    invocation.err(`Warning: '${verb}' is not a standard resource verb`);
  }
  return verbs;
}

/** `deploy.apps` and `pods/log`. */
function resourceNamed(word: string): { group: string; resource: string } {
  const [name = '', subresource] = word.split('/');
  if (name === '*') return { group: '*', resource: word };
  const kind = kindOfWord(name);
  if (kind === undefined) throw new KubectlError(`the server doesn't have a resource type "${name}"`);
  const { group, plural } = kinds[kind];
  return { group, resource: subresource === undefined ? plural : `${plural}/${subresource}` };
}

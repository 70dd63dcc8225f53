/** Every command by its words. */
import type { Command, CommandGroup } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { annotate } from './annotate.ts';
import { apiResources } from './api-resources.ts';
import { apply } from './apply.ts';
import { authCanI, authWhoAmI } from './auth.ts';
import { clusterInfo } from './cluster-info.ts';
import { cordon, uncordon } from './cordon.ts';
import { create } from './create.ts';
import { deleteVerb } from './delete.ts';
import { describeVerb } from './describe.ts';
import { events } from './events.ts';
import { get } from './get.ts';
import { label } from './label.ts';
import { logs } from './logs.ts';
import { patch } from './patch.ts';
import { rolloutHistory } from './rollout-history.ts';
import { rolloutPause, rolloutResume } from './rollout-pause.ts';
import { rolloutRestart } from './rollout-restart.ts';
import { rolloutStatus } from './rollout-status.ts';
import { rolloutUndo } from './rollout-undo.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { setImage } from './set-image.ts';
import { top } from './top.ts';
import { version } from './version.ts';

export const verbs: Readonly<Record<string, Command | CommandGroup>> = {
  get,
  describe: describeVerb,
  delete: deleteVerb,
  scale,
  set: {
    commands: { image: setImage },
    others: ['env', 'resources', 'selector', 'serviceaccount', 'subject'],
  },
  rollout: {
    commands: {
      status: rolloutStatus,
      history: rolloutHistory,
      undo: rolloutUndo,
      pause: rolloutPause,
      resume: rolloutResume,
      restart: rolloutRestart,
    },
  },
  patch,
  label,
  annotate,
  cordon,
  uncordon,
  apply,
  create,
  run,
  logs,
  events,
  top,
  auth: { commands: { 'can-i': authCanI, whoami: authWhoAmI }, others: ['reconcile'] },
  'api-resources': apiResources,
  version,
  'cluster-info': clusterInfo,
};

/** kubectl's other commands, which are not built here yet. */
const others = [
  'alpha',
  'api-versions',
  'attach',
  'autoscale',
  'certificate',
  'completion',
  'config',
  'cp',
  'debug',
  'diff',
  'drain',
  'edit',
  'exec',
  'explain',
  'expose',
  'kustomize',
  'options',
  'plugin',
  'port-forward',
  'proxy',
  'replace',
  'taint',
  'wait',
];

export interface FoundCommand {
  readonly command: Command;
  /** Its words: `rollout undo`. */
  readonly path: string;
  /** What follows them. */
  readonly rest: readonly string[];
}

export function findCommand(words: readonly string[]): FoundCommand {
  const [verb, ...rest] = words;
  if (verb === undefined)
    throw new KubectlError(`a command must be named, one of: ${Object.keys(verbs).join(', ')}`);
  const found = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (found === undefined) throw unknownCommand(verb);
  if (!isGroup(found)) return { command: found, path: verb, rest };
  const [word = ''] = rest;
  if (Object.hasOwn(found.commands, word)) {
    return { command: found.commands[word]!, path: `${verb} ${word}`, rest: rest.slice(1) };
  }
  if (found.others?.includes(word))
    throw new KubectlError(`kubectl ${verb} ${word} is not supported here yet`);
  if (found.itself !== undefined) return { command: found.itself, path: verb, rest };
  if (word !== '') throw new KubectlError(`unknown command "${word}" for "kubectl ${verb}"`);
  throw new KubectlError(`kubectl ${verb} wants one of: ${Object.keys(found.commands).join(', ')}`);
}

export function isGroup(entry: Command | CommandGroup): entry is CommandGroup {
  return 'commands' in entry;
}

function unknownCommand(verb: string): KubectlError {
  return new KubectlError(
    others.includes(verb)
      ? `kubectl ${verb} is not supported here yet`
      : `unknown command "${verb}" for "kubectl"`,
  );
}

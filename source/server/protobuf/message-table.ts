/**
 * Kubernetes' messages as data: field numbers, JSON names and types. One field is `NUMBER NAME TYPE`, with `[]` behind
 * the type of a list, `{}` of a map from texts, `~` where the message's fields belong to the one around it, then `?`
 * where an empty value differs from none, and `!` where the field is shown even if empty. A type that starts with a
 * dot is of the same package.
 */
import { appsMessages } from './messages/apps.ts';
import { authenticationMessages } from './messages/authentication.ts';
import { authorizationMessages } from './messages/authorization.ts';
import { autoscalingMessages } from './messages/autoscaling.ts';
import { batchMessages } from './messages/batch.ts';
import { coordinationMessages } from './messages/coordination.ts';
import { coreMessages } from './messages/core.ts';
import { discoveryMessages } from './messages/discovery.ts';
import { eventsMessages } from './messages/events.ts';
import { metaMessages } from './messages/meta.ts';
import { networkingMessages } from './messages/networking.ts';
import { policyMessages } from './messages/policy.ts';
import { rbacMessages } from './messages/rbac.ts';
import { schedulingMessages } from './messages/scheduling.ts';
import { storageMessages } from './messages/storage.ts';

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly form: 'one' | 'list' | 'map' | 'inline';
  readonly keepsEmpty: boolean;
  readonly isAlwaysShown: boolean;
}

export type Message = ReadonlyMap<number, Field>;

const packages: readonly Readonly<Record<string, string>>[] = [
  appsMessages,
  authenticationMessages,
  authorizationMessages,
  autoscalingMessages,
  batchMessages,
  coordinationMessages,
  coreMessages,
  discoveryMessages,
  eventsMessages,
  metaMessages,
  networkingMessages,
  policyMessages,
  rbacMessages,
  schedulingMessages,
  storageMessages,
];

const texts = new Map(packages.flatMap((messages) => Object.entries(messages)));
const known = new Map<string, Message>();

/** Undefined where there is no message of that name, `core.Pod`. */
export function messageNamed(name: string): Message | undefined {
  const text = texts.get(name);
  if (text === undefined) return undefined;
  const message = known.get(name) ?? parseMessage(name, text);
  known.set(name, message);
  return message;
}

function parseMessage(name: string, text: string): Message {
  const own = name.slice(0, name.indexOf('.'));
  return new Map(
    text.split(', ').map((field) => {
      const [, number, fieldName = '', type = '', form = '', marks = ''] =
        /^(\d+) (\S+) ([\w.]+)(\[\]|\{\}|~)?([?!]*)$/.exec(field) ?? [];
      return [
        Number(number),
        {
          name: fieldName,
          type: type.startsWith('.') ? own + type : type,
          form: forms[form] ?? 'one',
          keepsEmpty: marks.includes('?'),
          isAlwaysShown: marks.includes('!'),
        },
      ];
    }),
  );
}

const forms: Readonly<Record<string, Field['form']>> = { '[]': 'list', '{}': 'map', '~': 'inline' };

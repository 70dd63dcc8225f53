import {
  allKinds,
  apiVersionOf,
  type Kind,
  kindOfManifest,
  kindOfWord,
  kinds,
} from '../../kubernetes/kinds.ts';
import type { Command, Invocation } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { findField } from '../explain/field.ts';
import { bodyLines, headLines } from '../explain/print.ts';
import { boolean, booleanFlag, text, textFlag } from '../flags.ts';

const mustName =
  'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.';

export const explain: Command = {
  flags: [boolean('recursive'), text('api-version')],
  operands: 'words',
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const [operand] = operands;
    if (operand === undefined) throw new KubectlError(mustName);
    if (operands.length > 1) throw new KubectlError('We accept only this format: explain RESOURCE');
    const place = placeMeant(operand);
    if (place === undefined) return refuse(invocation, operand);
    const { kind, path } = place;
    const explained = { apiVersion: versionMeant(invocation, kind), kind };
    const definitions = invocation.environment.schemas?.();
    if (definitions === undefined) throw new KubectlError('the descriptions of fields are not at hand here');
    invocation.out(...headLines(explained));
    const field = findField(definitions, explained, path);
    invocation.out(...bodyLines(field, definitions, booleanFlag(flags, 'recursive')));
  },
};

/** `deployments.apps.spec.replicas`: as much of it as can be is the resource, the rest is the path. */
function placeMeant(operand: string): { readonly kind: Kind; readonly path: readonly string[] } | undefined {
  const parts = operand.split('.').filter((part) => part !== '');
  for (let length = parts.length; length > 0; length--) {
    const kind = kindOfWord(parts.slice(0, length).join('.'));
    if (kind !== undefined) return { kind, path: parts.slice(length) };
  }
  return undefined;
}

/** The one complaint of kubectl that does not begin with `error:`. */
function refuse(invocation: Invocation, operand: string): void {
  invocation.err(`the server doesn't have a resource type "${operand.split('.')[0]}"`);
  invocation.exitCode = 1;
}

function versionMeant({ arguments: { flags } }: Invocation, kind: Kind): string {
  const asked = textFlag(flags, 'api-version');
  const served: readonly string[] = [apiVersionOf(kind), ...kinds[kind].otherVersions];
  if (asked === undefined || served.includes(asked)) return asked ?? apiVersionOf(kind);
  const resource = `${asked.includes('/') ? asked : `/${asked}`}, Resource=${kinds[kind].plural}`;
  const isServed = allKinds.some((each) => kindOfManifest(asked, each) !== undefined);
  throw new KubectlError(
    isServed ? `GVR (${resource}) not found in OpenAPI schema` : `couldn't find resource for "${resource}"`,
  );
}

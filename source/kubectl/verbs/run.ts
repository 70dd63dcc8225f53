import type { Command, Invocation } from '../command.ts';
import { createAndTell, creationFlags, interactiveFlags, requiredFlag } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, integer, integerFlag, list, listFlag, text, textFlag } from '../flags.ts';

/** One bare pod. */
export const run: Command = {
  flags: [
    ...creationFlags,
    ...interactiveFlags,
    text('image'),
    text('image-pull-policy', { complete: ['Always', 'IfNotPresent', 'Never'] }),
    text('restart', { complete: ['Always', 'OnFailure', 'Never'] }),
    integer('port'),
    list('env'),
    list('labels', { short: 'l' }),
    boolean('command'),
  ],
  operands: 'words',
  run(invocation) {
    const { operands, flags } = invocation.arguments;
    const [name] = operands;
    if (name === undefined) throw new KubectlError('NAME is required for run');
    requiredFlag(invocation, 'image');
    createAndTell(invocation, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels: labelsOf(invocation, name) },
      spec: {
        containers: [containerOf(invocation, name)],
        restartPolicy: textFlag(flags, 'restart') ?? 'Always',
      },
    });
  },
};

function labelsOf({ arguments: { flags } }: Invocation, name: string): Record<string, string> {
  const labels = listFlag(flags, 'labels');
  return labels.length === 0 ? { run: name } : pairsOf(labels);
}

function containerOf({ arguments: { flags, operands, afterDashes } }: Invocation, name: string): object {
  const words = [...operands.slice(1), ...afterDashes];
  const port = integerFlag(flags, 'port');
  const policy = textFlag(flags, 'image-pull-policy');
  const env = Object.entries(pairsOf(flags.get('env') ?? [])).map(([key, value]) => ({ name: key, value }));
  return {
    name,
    image: textFlag(flags, 'image'),
    ...(policy !== undefined && { imagePullPolicy: policy }),
    ...(env.length > 0 && { env }),
    ...(port !== undefined && { ports: [{ containerPort: port }] }),
    ...(words.length > 0 && (booleanFlag(flags, 'command') ? { command: words } : { args: words })),
  };
}

function pairsOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 1) throw new KubectlError(`unexpected label format: ${pair}, expected key=value`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}

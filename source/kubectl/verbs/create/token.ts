import { serviceAccountToken } from '../../../kubernetes/service-account-token.ts';
import { StatusError } from '../../../kubernetes/status-error.ts';
import { timestamp } from '../../../kubernetes/time.ts';
import { type Command, type Invocation, outputFlag } from '../../command.ts';
import { oneName } from '../../creation.ts';
import { KubectlError } from '../../errors.ts';
import { duration, durationFlag, list, listFlag, text, textFlag } from '../../flags.ts';
import { formatOf, inFormat, templateFlags, unknownFormat } from '../../output.ts';

const hour = 3_600_000;
const bound = ['Node', 'Pod', 'Secret'];

export const createToken: Command = {
  flags: [
    outputFlag,
    ...templateFlags,
    duration('duration'),
    list('audience'),
    text('bound-object-kind', { complete: bound }),
    text('bound-object-name'),
    text('bound-object-uid'),
  ],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create token');
    const { flags } = invocation.arguments;
    const kind = textFlag(flags, 'bound-object-kind');
    if (kind !== undefined && !bound.includes(kind)) {
      throw new KubectlError(`supported --bound-object-kind values are ${bound.join(', ')}`);
    }
    const request = requestFor(invocation, name);
    const format = formatOf(flags);
    if (format === undefined) invocation.out(request.status.token);
    else {
      const lines = inFormat(format, request, flags);
      if (lines === undefined) throw unknownFormat(format);
      invocation.out(...lines);
    }
  },
};

function requestFor(invocation: Invocation, name: string) {
  const { cluster, namespace } = invocation;
  const { flags } = invocation.arguments;
  const expirationSeconds = Math.floor((durationFlag(invocation.arguments.flags, 'duration') ?? hour) / 1000);
  const audiences = listFlag(flags, 'audience');
  try {
    const account = cluster.get('ServiceAccount', namespace, name);
    const token = serviceAccountToken(account, { now: cluster.now, expirationSeconds, audiences });
    return {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      metadata: { name, namespace },
      spec: { audiences, expirationSeconds },
      status: { expirationTimestamp: timestamp(cluster.now + expirationSeconds * 1000), token },
    };
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    throw new KubectlError(`failed to create token: ${error.message}`);
  }
}

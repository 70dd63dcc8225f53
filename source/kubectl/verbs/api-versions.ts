import { reviewKinds } from '../../kubernetes/access-review.ts';
import { allKinds, apiVersionOf, kinds } from '../../kubernetes/kinds.ts';
import type { Command } from '../command.ts';
import { KubectlError } from '../errors.ts';

export const apiVersions: Command = {
  flags: [],
  run(invocation) {
    const { operands } = invocation.arguments;
    if (operands.length > 0) {
      throw new KubectlError(
        `unexpected arguments: [${operands.join(' ')}]\nSee 'kubectl api-versions -h' for help and examples`,
      );
    }
    const versions = new Set([
      ...allKinds.flatMap((kind) => [apiVersionOf(kind), ...kinds[kind].otherVersions]),
      ...reviewKinds.map(({ apiVersion }) => apiVersion),
    ]);
    invocation.out(...[...versions].toSorted());
  },
};

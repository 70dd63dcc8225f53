import { kubernetesVersion } from '../../kubernetes/version.ts';
import type { Command } from '../command.ts';
import { boolean, booleanFlag } from '../flags.ts';

export const version: Command = {
  flags: [boolean('client')],
  run(invocation) {
    invocation.out(`Client Version: ${kubernetesVersion}`, 'Kustomize Version: v5.7.1');
    if (!booleanFlag(invocation.arguments.flags, 'client'))
      invocation.out(`Server Version: ${kubernetesVersion}`);
  },
};

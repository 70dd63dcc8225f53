import { kubernetesVersion } from '../../kubernetes/version.ts';
import { toYaml } from '../../printers/index.ts';
import type { Command } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, text, textFlag } from '../flags.ts';

const kustomizeVersion = 'v5.7.1';

export const version: Command = {
  flags: [boolean('client'), text('output', { short: 'o', complete: ['json', 'yaml'] })],
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    if (operands.length > 0) throw new KubectlError(`extra arguments: [${operands.join(' ')}]`);
    const output = textFlag(flags, 'output') ?? '';
    const isClientOnly = booleanFlag(flags, 'client');
    const versions = {
      clientVersion: details,
      kustomizeVersion,
      ...(!isClientOnly && { serverVersion: details }),
    };
    if (output === 'yaml') invocation.out(...toYaml(versions).split('\n'));
    else if (output === 'json') invocation.out(...JSON.stringify(versions, undefined, 2).split('\n'));
    else if (output !== '') throw new KubectlError("--output must be 'yaml' or 'json'");
    else {
      invocation.out(`Client Version: ${kubernetesVersion}`, `Kustomize Version: ${kustomizeVersion}`);
      if (!isClientOnly) invocation.out(`Server Version: ${kubernetesVersion}`);
    }
  },
};

const [major = '', minor = ''] = kubernetesVersion.slice(1).split('.');

const details = { major, minor, gitVersion: kubernetesVersion };

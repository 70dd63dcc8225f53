import type { Command } from '../../command.ts';
import { createAndTell, creationFlags, generateAndTell, oneName } from '../../creation.ts';
import { KubectlError } from '../../errors.ts';
import { manifestsOf } from '../../files.ts';
import { boolean, list, listFlag, text, unsupported } from '../../flags.ts';

export const createNamespace: Command = {
  flags: creationFlags,
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create namespace');
    const metadata = { name };
    createAndTell(invocation, { apiVersion: 'v1', kind: 'Namespace', metadata, spec: {}, status: {} });
  },
};

export const createServiceAccount: Command = {
  flags: creationFlags,
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create serviceaccount');
    generateAndTell(invocation, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
  },
};

/** `kubectl create -f` */
export const createFromFiles: Command = {
  flags: [
    ...creationFlags,
    list('filename', { short: 'f' }),
    boolean('recursive', { short: 'R' }),
    text('kustomize', { short: 'k', unsupported: true }),
    ...unsupported('edit', 'raw'),
  ],
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    if (operands.length > 0) {
      throw new KubectlError(
        `Unexpected args: [${operands.join(' ')}]\nSee 'kubectl create -h' for help and examples`,
      );
    }
    const files = listFlag(flags, 'filename');
    if (files.length === 0) throw new KubectlError('must specify one of -f and -k');
    const manifests = manifestsOf(invocation, files);
    if (manifests.length === 0) throw new KubectlError('no objects passed to create');
    for (const { file, manifest } of manifests) {
      invocation.attempt(() => createAndTell(invocation, manifest), `creating "${file}"`);
    }
  },
};

import type { Command, CommandGroup, Invocation } from '../../command.ts';
import { creationFlags, generateAndTell, oneName } from '../../creation.ts';
import { asText, bytesAt, dataFlags, dataOf, reader } from '../../data-sources.ts';
import { KubectlError } from '../../errors.ts';
import { list, listFlag, text, textFlag, unsupported } from '../../flags.ts';

export const createConfigMap: Command = {
  flags: [...creationFlags, ...dataFlags, ...unsupported('append-hash')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create configmap');
    const entries = [...dataOf(invocation, { kind: 'ConfigMap', name })];
    const texts = entries.flatMap(([key, bytes]) => {
      const value = asText(bytes);
      return value === undefined ? [] : [[key, value] as const];
    });
    const binary = entries.filter(([, bytes]) => asText(bytes) === undefined);
    generateAndTell(invocation, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      ...(texts.length > 0 && { data: Object.fromEntries(texts) }),
      ...(binary.length > 0 && { binaryData: encoded(binary) }),
    });
  },
};

const generic: Command = {
  flags: [...creationFlags, ...dataFlags, text('type'), ...unsupported('append-hash')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create secret generic');
    const data = dataOf(invocation, { kind: 'Secret', name });
    createSecret(invocation, name, textFlag(invocation.arguments.flags, 'type'), encoded([...data]));
  },
};

const registryData = '.dockerconfigjson';

const dockerRegistry: Command = {
  flags: [
    ...creationFlags,
    text('docker-server'),
    text('docker-username'),
    text('docker-password'),
    text('docker-email'),
    list('from-file'),
    ...unsupported('append-hash'),
  ],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create secret docker-registry');
    createSecret(invocation, name, 'kubernetes.io/dockerconfigjson', registryEntries(invocation, name));
  },
};

function registryEntries(invocation: Invocation, name: string): Record<string, string> {
  const { flags } = invocation.arguments;
  if (listFlag(flags, 'from-file').length > 0) {
    return encoded([...dataOf(invocation, { kind: 'Secret', name })]);
  }
  const [username, password, email] = ['username', 'password', 'email'].map(
    (each) => textFlag(flags, `docker-${each}`) ?? '',
  );
  if (!flags.has('docker-username') || !flags.has('docker-password') || !flags.has('docker-server')) {
    throw new KubectlError(
      'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
    );
  }
  const server = textFlag(flags, 'docker-server') ?? '';
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const entry = { username, password, ...(email && { email }), auth };
  return { [registryData]: Buffer.from(JSON.stringify({ auths: { [server]: entry } })).toString('base64') };
}

const tls: Command = {
  flags: [...creationFlags, text('cert'), text('key'), ...unsupported('append-hash')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create secret tls');
    const { flags } = invocation.arguments;
    const [cert, key] = [textFlag(flags, 'cert'), textFlag(flags, 'key')];
    if (!cert || !key) throw new KubectlError('key and cert must be specified');
    const files = reader(invocation);
    const [certificate, privateKey] = [bytesAt(files, cert), bytesAt(files, key)];
    requirePem(certificate, 'certificate', /-----BEGIN CERTIFICATE-----/);
    requirePem(privateKey, 'key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/);
    const data = encoded([
      ['tls.crt', certificate],
      ['tls.key', privateKey],
    ]);
    createSecret(invocation, name, 'kubernetes.io/tls', data);
  },
};

function requirePem(bytes: Uint8Array, what: string, form: RegExp): void {
  if (!form.test(asText(bytes) ?? '')) {
    throw new KubectlError(`tls: failed to find any PEM data in ${what} input`);
  }
}

export const createSecretGroup: CommandGroup = {
  commands: { generic, 'docker-registry': dockerRegistry, tls },
};

function createSecret(
  invocation: Invocation,
  name: string,
  type: string | undefined,
  data: Record<string, string>,
): void {
  generateAndTell(invocation, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name },
    ...(type && { type }),
    ...(Object.keys(data).length > 0 && { data }),
  });
}

function encoded(entries: readonly (readonly [string, Uint8Array])[]): Record<string, string> {
  return Object.fromEntries(entries.map(([key, bytes]) => [key, Buffer.from(bytes).toString('base64')]));
}

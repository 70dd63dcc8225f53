import type { Command } from '../../command.ts';
import { creationFlags, generateAndTell, oneName } from '../../creation.ts';
import { KubectlError } from '../../errors.ts';
import { list, text, textFlag } from '../../flags.ts';

export const createIngress: Command = {
  flags: [...creationFlags, text('class'), list('rule'), text('default-backend'), list('annotation')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create ingress');
    const { flags } = invocation.arguments;
    const rules = (flags.get('rule') ?? []).map(parsedRule);
    const standard = textFlag(flags, 'default-backend');
    const ingressClassName = textFlag(flags, 'class');
    const annotations = Object.fromEntries((flags.get('annotation') ?? []).map(pairOf));
    if (rules.length === 0 && !standard) {
      throw new KubectlError(
        'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
      );
    }
    generateAndTell(invocation, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, ...(Object.keys(annotations).length > 0 && { annotations }) },
      spec: {
        ...(standard && { defaultBackend: standardBackend(standard) }),
        ...(ingressClassName && { ingressClassName }),
        ...(rules.length > 0 && { rules: rulesOf(rules) }),
        ...tlsOf(rules),
      },
      status: { loadBalancer: {} },
    });
  },
};

interface Rule {
  readonly host: string;
  readonly path: string;
  readonly service: string;
  readonly port: string;
  /** The secret; empty: the standard certificate; absent: none. */
  readonly tls?: string;
}

const ruleForm = /^([\w.*-]*)(\/[^=]*)=([a-z\d-]+):([a-z\d-]+)(?:,(tls)(?:=([\w.-]+))?)?$/;

/** `foo.com/bar=svc:8080,tls=cert` */
function parsedRule(rule: string): Rule {
  const [, host = '', path = '', service = '', port = '', tls, secret = ''] = ruleForm.exec(rule) ?? [];
  if (path === '') {
    throw new KubectlError(
      `rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`,
    );
  }
  return { host, path, service, port, ...(tls && { tls: secret }) };
}

function rulesOf(rules: readonly Rule[]): object[] {
  const hosts = [...new Set(rules.map(({ host }) => host))];
  return hosts.map((host) => ({
    ...(host && { host }),
    http: { paths: rules.filter((rule) => rule.host === host).map(pathOf) },
  }));
}

/** A star at its end makes the path a prefix. */
function pathOf({ path, service, port }: Rule): object {
  return {
    backend: backend(service, port),
    path: path.replace(/\*$/, ''),
    pathType: path.endsWith('*') ? 'Prefix' : 'Exact',
  };
}

function tlsOf(rules: readonly Rule[]): object {
  const secured = rules.filter(({ tls }) => tls !== undefined);
  const secrets = [...new Set(secured.map(({ tls = '' }) => tls))];
  if (secrets.length === 0) return {};
  const tls = secrets.map((secretName) => {
    const hosts = new Set(secured.filter((rule) => rule.tls === secretName).map(({ host }) => host));
    hosts.delete('');
    return { ...(hosts.size > 0 && { hosts: [...hosts] }), ...(secretName && { secretName }) };
  });
  return { tls };
}

function standardBackend(text: string): object {
  const [service = '', port = '', ...more] = text.split(':');
  if (service === '' || port === '' || more.length > 0) {
    throw new KubectlError('default-backend should be in format servicename:serviceport');
  }
  return backend(service, port);
}

function backend(name: string, port: string): object {
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}

function pairOf(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new KubectlError(`annotation ${text} is invalid and should be in format key=[value]`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

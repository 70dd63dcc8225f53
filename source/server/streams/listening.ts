/** What listens on the ports of containers, as far as a forwarded connection can tell: there is no network in them. */
import type { Container, Pod } from '../../kubernetes/objects.ts';
import { own } from '../../lib/fields.ts';

/** The text with which it answers HTTP; undefined: it listens, and speaks something else. */
export type Answering = { readonly text?: string };

interface KnownImage {
  readonly port: number;
  readonly text?: (pod: Pod) => string;
}

const greeting = ({ metadata }: Pod) => `Hello from ${metadata.name}!\n`;
const hit = ({ metadata }: Pod) => `You've hit ${metadata.name}\n`;

const knownImages: Readonly<Record<string, KnownImage>> = {
  nginx: { port: 80, text: ({ metadata }) => `Welcome to nginx, in pod ${metadata.name}.\n` },
  httpd: { port: 80, text: ({ metadata }) => `It works, in pod ${metadata.name}.\n` },
  'luksa/kubia': { port: 8080, text: hit },
  'luksa/kubia-unhealthy': { port: 8080, text: hit },
  'luksa/kubia-pet': { port: 8080, text: hit },
  'alicek106/rr-test': { port: 80, text: greeting },
  'gcr.io/google-samples/hello-app': { port: 8080, text: greeting },
  'gcr.io/google-samples/node-hello': { port: 8080, text: greeting },
  redis: { port: 6379 },
  mysql: { port: 3306 },
  postgres: { port: 5432 },
  mongo: { port: 27_017 },
  memcached: { port: 11_211 },
};

/** Undefined where the connection is refused. A port that is only declared counts where the image is not known. */
export function listening(pod: Pod, port: number): Answering | undefined {
  const container = runningContainers(pod).find((each) => listensOn(each, port));
  if (container === undefined) return undefined;
  const known = knownImage(container);
  const text = known === undefined ? greeting(pod) : known.text?.(pod);
  return text === undefined ? {} : { text };
}

function listensOn(container: Container, port: number): boolean {
  const known = knownImage(container);
  if (known !== undefined) return known.port === port;
  return (container.ports ?? []).some(({ containerPort, protocol = 'TCP' }) => {
    return containerPort === port && protocol === 'TCP';
  });
}

/** Of an image that runs its own program. */
function knownImage({ image = '', command }: Container): KnownImage | undefined {
  const repository = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return command === undefined
    ? own(knownImages, repository.replace(/^docker\.io\/(library\/)?/, ''))
    : undefined;
}

function runningContainers({ spec, status }: Pod): readonly Container[] {
  const running = (status.containerStatuses ?? []).filter(({ state }) => state?.running !== undefined);
  return spec.containers.filter(({ name }) => running.some((each) => each.name === name));
}

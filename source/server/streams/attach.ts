/** The attach subresource: what the container's own process writes from now on. */
import type { Container } from '../../kubernetes/objects.ts';
import type { ServerContext } from '../server.ts';
import { openContainerShell } from './exec.ts';
import { LogFollower, whenMoreIsWritten } from './log-follower.ts';
import { attempt, exitStatus, type RemoteCommand, type Wanted } from './remote-command.ts';
import { forTerminal, shellIn } from './shell-session.ts';
import { containerIn, type Subject } from './subject.ts';

export interface AttachRequest extends Subject {
  readonly wanted: Wanted;
}

const batch = 500;

export function startAttach(remote: RemoteCommand, request: AttachRequest, context: ServerContext): void {
  attempt(remote, () => {
    const { wanted, pod, container } = request;
    const shell = wanted.stdin && wanted.tty ? ownShell(containerIn(pod, container)) : undefined;
    if (shell !== undefined) {
      // How the process ended is to be seen in the pod's status; the stream itself did well.
      return openContainerShell(remote, shell, request, context, () => exitStatus(0, []));
    }
    followLog(remote, request, context);
  });
}

/** Images whose own process is a shell. */
const shellImages: readonly (readonly [image: RegExp, shell: string])[] = [
  [/(^|\/)(busybox|alpine)(?![\w/-])/, 'sh'],
  [/(^|\/)(ubuntu|debian|centos|bash)(?![\w/-])/, 'bash'],
];

/** The shell that waits at the terminal of a container; undefined where something else runs in it. */
function ownShell(container: Container | undefined): string | undefined {
  if (container?.stdin !== true || container.tty !== true) return undefined;
  const { command = [], args = [], image = '' } = container;
  const line = [...command, ...args];
  return line.length > 0 ? shellIn(line) : shellImages.find(([name]) => name.test(image))?.[1];
}

/** Whatever the client sends is read and thrown away: nobody reads it in there. */
function followLog(remote: RemoteCommand, request: AttachRequest, context: ServerContext): void {
  const { namespace, pod, container, wanted } = request;
  const { cluster } = context;
  const source = { namespace, name: pod.metadata.name, container };
  const follower = new LogFollower(cluster, source, { tail: 0 });
  const pump = () => {
    while (!remote.isSlow) {
      const lines = follower.take(batch);
      const text = lines.map((line) => `${line.text}\n`).join('');
      remote.stdout(wanted.tty ? forTerminal(text) : text);
      if (follower.hasEnded) {
        stop();
        return remote.finish(exitStatus(0, []));
      }
      if (lines.length === 0) return;
    }
  };
  const look = () => attempt(remote, pump);
  const stop = whenMoreIsWritten(context, follower.uid, look);
  remote.listen({ drained: look, closed: stop });
}

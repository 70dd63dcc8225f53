/** The exec subresource: a command run in a container, with its input, output and exit code. */
import { createHash } from 'node:crypto';
import type { ExecResult } from '../../cluster/cluster.ts';
import { StatusError } from '../../kubernetes/status-error.ts';
import type { ServerContext } from '../server.ts';
import { attempt, exitStatus, type RemoteCommand, type Wanted } from './remote-command.ts';
import { forTerminal, openShell, shellIn } from './shell-session.ts';
import type { Subject } from './subject.ts';

export interface ExecRequest extends Subject {
  readonly command: readonly string[];
  readonly wanted: Wanted;
}

/** Input of a command; the whole of it is read before the command runs (bytes). */
const inputLimit = 4 * 1024 * 1024;
/** With protocols that can not tell the end of input: so long a silence is one (milliseconds). */
const silence = 500;

/** Programs that never read their input: they need not wait until the client has closed it. */
const inputless = new Set(
  'date df echo env false hostname id kill ls mkdir nslookup ping printenv printf ps pwd rm sleep touch true uname whoami'.split(
    ' ',
  ),
);

export function startExec(remote: RemoteCommand, request: ExecRequest, context: ServerContext): void {
  const { command, wanted } = request;
  attempt(remote, () => {
    const shell = wanted.stdin && wanted.tty ? shellIn(command) : undefined;
    if (shell !== undefined) return startShell(remote, shell, request, context);
    // At a terminal nobody closes the input, and the command is to answer all the same.
    if (!wanted.stdin || wanted.tty || inputless.has(command[0]!)) return run(remote, request, context, '');
    collectInput(remote, context, (input) => run(remote, request, context, input));
  });
}

function run(remote: RemoteCommand, request: ExecRequest, { cluster }: ServerContext, stdin: string): void {
  const { namespace, pod, container, command, wanted } = request;
  attempt(remote, () => {
    const result = cluster.exec(namespace, pod.metadata.name, { container, command, stdin });
    if (isNotStarted(result)) throw notStarted(request, result.stderr.trim());
    if (wanted.tty) remote.stdout(forTerminal(result.stdout + result.stderr));
    else {
      remote.stdout(result.stdout);
      remote.stderr(result.stderr);
    }
    remote.finish(exitStatus(result.exitCode, command));
  });
}

/** The runtime's own words in the place of a program's. */
function isNotStarted({ exitCode, stdout, stderr }: ExecResult): boolean {
  return (exitCode === 126 || exitCode === 127) && stdout === '' && stderr.startsWith(runtimeWords);
}

const runtimeWords = 'OCI runtime exec failed: ';

/** The kubelet takes that for an error of its own, and no program's exit (kubelet, cri/streaming/remotecommand). */
function notStarted({ pod, command }: ExecRequest, why: string): StatusError {
  const id = createHash('sha256')
    .update([pod.metadata.uid, ...command].join(' '))
    .digest('hex');
  const place = `failed to exec in container: failed to start exec "${id}"`;
  const message = `Internal error occurred: error executing command in container: ${place}: ${why}`;
  return new StatusError('InternalError', message);
}

/** A shell that the container does not have says so, and that is all. */
function startShell(remote: RemoteCommand, name: string, request: ExecRequest, context: ServerContext): void {
  const { namespace, pod, container, command } = request;
  const isThere = { container, command: [name] };
  const { exitCode } = context.cluster.exec(namespace, pod.metadata.name, isThere);
  const status = (code: number) => exitStatus(code, command);
  if (exitCode === 0) openContainerShell(remote, name, request, context, status);
  else run(remote, request, context, '');
}

/** Also behind `kubectl attach` and `kubectl run -it`, where the container's own process is a shell. */
export function openContainerShell(
  remote: RemoteCommand,
  name: string,
  { namespace, pod, container }: Subject,
  { cluster }: ServerContext,
  status: (code: number) => object,
): void {
  openShell(remote, {
    status,
    name,
    hostname: pod.spec.hostname ?? pod.metadata.name,
    run: (script) => cluster.exec(namespace, pod.metadata.name, { container, command: [name, '-c', script] }),
  });
}

function collectInput(remote: RemoteCommand, { timers }: ServerContext, done: (input: string) => void): void {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const finish = () => {
    stopTimer();
    remote.listen({});
    done(Buffer.concat(pieces).toString('utf8'));
  };
  const awaitSilence = () => (remote.tellsEndOfInput ? () => {} : timers.after(silence, finish));
  let stopTimer = awaitSilence();
  remote.listen({
    input: (bytes) => {
      stopTimer();
      size += bytes.length;
      attempt(remote, () => {
        if (size > inputLimit) throw new Error(`more than ${inputLimit} bytes of input`);
        pieces.push(bytes);
        stopTimer = awaitSilence();
      });
    },
    inputEnded: finish,
    closed: () => stopTimer(),
  });
}

/** Runs a command in a running container: at once, to its end, without a trace. */
import type { Container, Pod } from '../../kubernetes/objects.ts';
import { own } from '../../lib/fields.ts';
import type { Reader } from '../../store/reading.ts';
import { isPreloaded } from '../node.ts';
import { programs } from '../programs/index.ts';
import type { Machine, ProgramContext } from '../programs/program.ts';
import { parseReference } from '../registry.ts';
import { environmentOf, hostnameOf } from './environment.ts';
import { filesOf } from './files.ts';
import { isShell, programName, runShell, scriptOf } from './shell.ts';

export interface Executed {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface ExecCommand {
  readonly command: readonly string[];
  readonly stdin?: string | undefined;
}

/** `now` in milliseconds since the epoch. */
export function runInContainer(
  read: Reader,
  pod: Pod,
  container: Container,
  now: number,
  { command, stdin = '' }: ExecCommand,
): Executed {
  const machine = machineOf(read, pod, container, now);
  let [stdout, stderr] = ['', ''];
  const exitCode = start(command, container, {
    machine,
    stdin,
    variables: environmentOf(read, pod, container),
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
  });
  return { stdout, stderr, exitCode };
}

function machineOf(read: Reader, pod: Pod, container: Container, now: number): Machine {
  const { image = '', command = [], args = [], securityContext } = container;
  const ofPod = pod.spec.securityContext;
  const ownName = image.replace(/^.*\//, '').replace(/[:@].*$/, '');
  return {
    hostname: hostnameOf(pod),
    now,
    user: securityContext?.runAsUser ?? ofPod?.runAsUser ?? 0,
    group: securityContext?.runAsGroup ?? ofPod?.runAsGroup ?? 0,
    files: filesOf(read, pod, container),
    mainProcess: [...(command.length > 0 ? command : [ownName]), ...args].join(' '),
  };
}

function start(
  [path = '', ...args]: readonly string[],
  { image = '' }: Container,
  context: ProgramContext,
): number {
  const name = programName(path);
  if (name !== undefined && hasPrograms(image)) {
    if (isShell(name) && hasShell(name, image)) return runShell(name, scriptFor(args, context), context);
    const program = own(programs, name);
    if (program !== undefined) return program(args, context);
  }
  const isDirectory = context.machine.files.list(path) !== undefined;
  const why = !path.includes('/')
    ? 'executable file not found in $PATH'
    : isDirectory
      ? 'permission denied'
      : `stat ${path}: no such file or directory`;
  context.err(
    `OCI runtime exec failed: exec failed: unable to start container process: exec: ${JSON.stringify(path)}: ${why}: unknown\n`,
  );
  return isDirectory ? 126 : 127;
}

/** A shell without a script reads its input. */
function scriptFor(args: readonly string[], { stdin }: ProgramContext): string {
  return args.length === 0 && stdin.trim() !== '' ? stdin : scriptOf(args);
}

/** Kubernetes' own images hold nothing but the one program. */
function hasPrograms(image: string): boolean {
  return !isPreloaded(parseReference(image)?.repository ?? '');
}

/** Small images have no bash, and the others no ash. */
function hasShell(name: string, image: string): boolean {
  const isSmall = /(^|\/)busybox\b|alpine/.test(image);
  return name === 'sh' || (name === 'ash') === isSmall;
}

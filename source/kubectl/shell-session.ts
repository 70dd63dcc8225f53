/** A shell in a container at a terminal: a prompt, and every line run to its end. */
import type { ContainerStatus, Pod } from '../kubernetes/objects.ts';
import { cleanLines } from '../lib/clean-text.ts';
import { endOfInput, type Invocation, type Ongoing } from './command.ts';

export interface ShellTarget {
  readonly pod: Pod;
  readonly container: string;
  /** `sh`, or the path that was asked for. */
  readonly shell: string;
}

const exitForm = /^\s*(?:exit|logout)(?:\s+(\d+))?[\s;]*$/;
/** What a line does to the lines after it: each is run in a shell of its own. */
const settingForm = /^\s*(?:export\s+)?[A-Za-z_]\w*=[^\s;&|]*\s*$/;
/** Longest text of settings that is carried on (characters). */
const settingsLimit = 2000;
const killed = 137;

/** Reads until it is left; `ended` hears the exit code. */
export function* runShell(
  invocation: Invocation,
  target: ShellTarget,
  ended: (exitCode: number) => void,
): Ongoing {
  const prompt = promptOf(target);
  const run = runningId(invocation, target);
  let settings = '';
  let code = 0;
  for (;;) {
    const line = yield { prompt };
    if (runningId(invocation, target) !== run || run === undefined) {
      code = killed;
      break;
    }
    if (line === undefined) continue;
    const [isExit, given] = line === endOfInput ? [line] : (exitForm.exec(line) ?? []);
    if (isExit !== undefined) {
      code = given === undefined ? code : Number(given) & 0xff;
      break;
    }
    if (line.trim() === '') continue;
    code = runLine(invocation, target, `${settings}${line}`);
    const isKept = settingForm.test(line) && settings.length + line.length < settingsLimit;
    if (isKept && code === 0) settings += `${line}\n`;
  }
  ended(code);
}

/** The shell that a command line starts without a script; undefined for everything else. */
export function shellIn([path = '', ...args]: readonly string[]): string | undefined {
  const isShell = ['sh', 'bash', 'ash', 'dash'].includes(path.replace(/^.*\//, ''));
  return isShell && args.every((arg) => /^(-[il]+|--login)$/.test(arg)) ? path : undefined;
}

/** Images whose own process is a shell. */
const shellImages: readonly (readonly [image: RegExp, shell: string])[] = [
  [/(^|\/)(busybox|alpine)(?![\w/-])/, 'sh'],
  [/(^|\/)(ubuntu|debian|centos|bash)(?![\w/-])/, 'bash'],
];

/** The shell that waits at the terminal of a container; undefined where something else runs in it. */
export function ownShell({ spec }: Pod, name: string): string | undefined {
  const container = spec.containers.find((each) => each.name === name);
  if (container?.stdin !== true || container.tty !== true) return undefined;
  const { command = [], args = [], image = '' } = container;
  const line = [...command, ...args];
  return line.length > 0 ? shellIn(line) : shellImages.find(([known]) => known.test(image))?.[1];
}

/** What a program wrote, line by line. */
export function printOutput(invocation: Invocation, stdout: string, stderr: string): void {
  if (stdout !== '') invocation.out(...cleanLines(stdout));
  if (stderr !== '') invocation.err(...cleanLines(stderr));
}

function runLine(invocation: Invocation, { pod, container, shell }: ShellTarget, script: string): number {
  const { namespace = '', name } = pod.metadata;
  const command = [shell, '-c', script];
  const { stdout, stderr, exitCode } = invocation.cluster.exec(namespace, name, { container, command });
  printOutput(invocation, stdout, stderr);
  return exitCode;
}

function promptOf({ pod, shell }: ShellTarget): string {
  return shell.endsWith('bash') ? `root@${pod.metadata.name}:/# ` : '# ';
}

function runningId({ cluster }: Invocation, { pod, container }: ShellTarget): string | undefined {
  const { namespace, name } = pod.metadata;
  const status = cluster.read.get('Pod', namespace, name)?.status;
  const all: readonly ContainerStatus[] = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ];
  const found = all.find((each) => each.name === container);
  return found?.state?.running === undefined ? undefined : found.containerID;
}

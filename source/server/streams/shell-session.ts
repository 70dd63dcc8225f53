/** A shell at a terminal, as `kubectl exec -it POD -- sh` shows it: a prompt, and every line run to its end. */
import type { ExecResult } from '../../cluster/cluster.ts';
import { LineEditor } from './line-editor.ts';
import { attempt, type RemoteCommand } from './remote-command.ts';

export interface Shell {
  /** `sh`, `bash`. */
  readonly name: string;
  readonly hostname: string;
  /** Throws a StatusError where the container is gone. */
  run(script: string): ExecResult;
  /** What the client is told in the end. */
  status(code: number): object;
}

const exitForm = /^\s*(?:exit|logout)(?:\s+(\d+))?[\s;]*$/;
/** What a line does to the lines after it: each is run in a shell of its own. */
const settingForm = /^\s*(?:export\s+)?[A-Za-z_]\w*=[^\s;&|]*\s*$/;
/** Longest text of settings that is carried on (characters). */
const settingsLimit = 2000;

/** Talks to the client until it exits or is gone. */
export function openShell(remote: RemoteCommand, shell: Shell): void {
  const session = new ShellSession(remote, shell);
  const editor = new LineEditor(session);
  remote.listen({
    input: (bytes) => attempt(remote, () => editor.type(bytes)),
    drained: () => attempt(remote, () => editor.resume()),
    inputEnded: () => editor.end(),
  });
  session.start();
}

class ShellSession {
  readonly #remote: RemoteCommand;
  readonly #shell: Shell;
  #settings = '';
  #code = 0;
  #isOver = false;

  constructor(remote: RemoteCommand, shell: Shell) {
    this.#remote = remote;
    this.#shell = shell;
  }

  start(): void {
    this.#prompt();
  }

  get isBusy(): boolean {
    return this.#isOver || this.#remote.isSlow;
  }

  echo(text: string): void {
    this.#remote.stdout(text);
  }

  line(text: string): void {
    const [isExit, code] = exitForm.exec(text) ?? [];
    if (isExit === undefined) {
      if (text.trim() !== '') this.#run(text);
      this.#prompt();
    } else this.#exit(code === undefined ? this.#code : Number(code) & 0xff);
  }

  interrupted(): void {
    this.#code = 130;
    this.#prompt();
  }

  endOfInput(): void {
    this.echo(this.#shell.name === 'bash' ? 'exit\r\n' : '\r\n');
    this.#exit(this.#code);
  }

  #run(text: string): void {
    const { stdout, stderr, exitCode } = this.#shell.run(`${this.#settings}${text}`);
    this.echo(forTerminal(stdout) + forTerminal(stderr));
    this.#code = exitCode;
    const isKept = settingForm.test(text) && exitCode === 0;
    if (isKept && this.#settings.length + text.length < settingsLimit) this.#settings += `${text}\n`;
  }

  #prompt(): void {
    const { name, hostname } = this.#shell;
    this.echo(name === 'bash' ? `root@${hostname}:/# ` : '# ');
  }

  #exit(code: number): void {
    this.#isOver = true;
    this.#remote.finish(this.#shell.status(code));
  }
}

/** A terminal in raw mode wants to be told to go back to the start of the line. */
export function forTerminal(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** Dashboards look for the best shell in a script, at whose end they start one: `... && exec bash || exec sh`. */
const startingForm = /(?:^|[\s;&|(])(sh|bash|ash)[\s)]*$/;

/** The shell that a command line leaves one at; undefined for everything else. */
export function shellIn([path = '', ...args]: readonly string[]): string | undefined {
  const name = path.replace(/^.*\//, '');
  if (!['sh', 'bash', 'ash', 'dash'].includes(name)) return undefined;
  const [option = '', script = ''] = args;
  if (option === '-c' && args.length === 2) return startingForm.exec(script)?.[1];
  return args.every((arg) => /^(-[il]+|--login)$/.test(arg)) ? name : undefined;
}

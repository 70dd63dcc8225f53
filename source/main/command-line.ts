/** Arguments in, exit code out: which command, over which cluster, on which screen. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { PlayOptions } from '../flows/run.ts';
import { cleanLines } from '../lib/clean-text.ts';
import type { DashboardOptions } from './run-dashboard.ts';

/** Runs the command line; messages for the person go to standard error. */
export async function main(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const dashboard = async (fixtures: readonly string[], options: DashboardOptions) => {
    const { runDashboard } = await import('./run-dashboard.ts');
    exitCode = await runDashboard(fixtures, options);
  };
  const program = commandLine({
    dashboard,
    play: async (flow, options) => {
      const { play } = await import('./run-flow.ts');
      exitCode = await play(flow, options);
    },
    serve: async (fixtures, options) => {
      if (options.dashboard) return dashboard(fixtures, { ...options, serve: true });
      const { serve } = await import('./serve.ts');
      exitCode = await serve(fixtures, options);
    },
    preserve: async () => {
      const { preserve } = await import('./preserved.ts');
      const { preserveSchemas } = await import('./openapi/schema-file.ts');
      await Promise.all([preserve(), preserveSchemas()]);
    },
    list: async () => {
      const { list } = await import('./run-flow.ts');
      list();
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    return refused(error);
  }
}

interface ServeOptions extends DashboardOptions {
  readonly dashboard?: boolean;
}

interface Commands {
  dashboard(fixtures: readonly string[], options: DashboardOptions): Promise<void>;
  play(flow: string, options: PlayOptions): Promise<void>;
  serve(fixtures: readonly string[], options: ServeOptions): Promise<void>;
  list(): Promise<void>;
  /** Part of building the program. */
  preserve(): Promise<void>;
}

function commandLine(commands: Commands): Command {
  const program = new Command('kubarium')
    .description('A simulated Kubernetes cluster in the terminal, and a dashboard over it.')
    .version(version(), '--version')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeErr: complain })
    .showHelpAfterError('(try --help)')
    .argument('[fixture...]', 'YAML files, folders, or names of bundled fixtures', ['workshop']);
  withDashboardOptions(withClusterOptions(program)).option('--serve', 'answer kubectl and other clients too');
  withServerOptions(program, { serve: true }).action(commands.dashboard);
  program
    .command('play <flow>')
    .description('play a flow without a terminal')
    .option('--check', 'compare every snapshot with its golden file')
    .option('--update', 'write the golden files')
    .option('--frames', 'print every snapshot')
    .action(commands.play);
  const serve = program
    .command('serve [fixture...]')
    .description('an API server for kubectl and other clients')
    .option('--dashboard', 'show the dashboard over the same cluster');
  withClusterOptions(withDashboardOptions(withServerOptions(serve, {}))).action(
    (fixtures: string[], options: ServeOptions) =>
      commands.serve(fixtures.length === 0 ? ['workshop'] : fixtures, options),
  );
  program.command('preserve', { hidden: true }).action(commands.preserve);
  program.command('list').description('bundled fixtures').action(commands.list);
  return program;
}

function withClusterOptions(command: Command): Command {
  return command
    .option('--seed <number>', 'seed of all that is random', wholeNumber)
    .option('--speed <factor>', 'virtual seconds per second: 0.25, 0.5, or a whole number', speed)
    .option('--paused', 'start with time standing still')
    .addOption(new Option('--profile <name>', 'how long things take').choices(['realistic', 'instant']));
}

function withDashboardOptions(command: Command): Command {
  return command
    .option('-n, --namespace <name>', 'the namespace that the dashboard shows first, or "all"')
    .option('--read-only', 'refuse keys that change the cluster');
}

/** `implied`: what naming one of them means besides. */
function withServerOptions(command: Command, implied: { readonly serve?: true }): Command {
  const option = (flags: string, description: string) => new Option(flags, description).implies(implied);
  return command
    .addOption(option('--port <number>', 'serve at this port; default: a free one').argParser(port))
    .addOption(option('--listen <address>', 'serve at another address than 127.0.0.1'))
    .addOption(option('--kubeconfig <file>', 'where to write the kubeconfig; default: a new folder'));
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('not a whole number');
  return Number(text);
}

function port(text: string): number {
  const number = wholeNumber(text);
  if (number > 65_535) throw new InvalidArgumentError('a port is at most 65535');
  return number;
}

function speed(text: string): number {
  const factor = Number(text.replace(/x$/, ''));
  if (factor === 0.25 || factor === 0.5) return factor;
  if (Number.isInteger(factor) && factor >= 1 && factor <= 3600) return factor;
  throw new InvalidArgumentError('0.25, 0.5, or a whole number up to 3600');
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const theirs = ['FixtureError', 'StatusError', 'UsageError'];

/** What a person can mend is said in as many lines as there are faults; a fault of ours keeps its trace. */
function refused(error: unknown): number {
  const isTheirs = error instanceof Error && theirs.includes(error.name);
  complain(
    isTheirs ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
  return 1;
}

/** Arguments and fixtures have their words in it; escape sequences in them must not reach the terminal. */
function complain(text: string): void {
  process.stderr.write(
    cleanLines(text)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

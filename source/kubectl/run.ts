/** The kubectl command line: one line in, what kubectl would print out; it knows no screen. */
import type { KubectlEnvironment, KubectlResult } from './environment.ts';
import { startKubectl } from './session.ts';

export type { KubectlEnvironment, KubectlResult } from './environment.ts';

/**
 * Runs a line such as `kubectl get pods -A`; the word `kubectl` may be left out. A command that goes on is left where
 * it first waits; `startKubectl` follows it to its end.
 */
export function runKubectl(line: string | readonly string[], environment: KubectlEnvironment): KubectlResult {
  const session = startKubectl(line, environment);
  const pending = session.isRunning;
  if (pending) session.leave();
  const { lines } = session.take();
  const of = (stream: 'stdout' | 'stderr') => lines.filter((line) => line.stream === stream);
  return {
    stdout: of('stdout').map(({ text }) => text),
    stderr: of('stderr').map(({ text }) => text),
    exitCode: session.exitCode,
    ...(pending && { pending }),
    ...(session.switchedTo !== undefined && { namespace: session.switchedTo }),
  };
}

/** kubectl's own complaints, and how it prints those of the API server (kubectl, pkg/cmd/util/helpers). */
import { StatusError } from '../kubernetes/status-error.ts';

/** Ends the command, or the work on one object, with `error: MESSAGE`. */
export class KubectlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KubectlError';
  }
}

/** The lines kubectl writes to its error stream; anything that is no refusal is a bug and thrown on. `file`: -f FILE. */
export function errorLines(error: unknown, doing?: string): string[] {
  if (error instanceof KubectlError) return `error: ${error.message}`.split('\n');
  if (!(error instanceof StatusError)) throw error;
  if (error.reason === 'Invalid') return invalidLines(error);
  const message = doing === undefined ? error.message : `error when ${doing}: ${error.message}`;
  const reason = error.reason === 'Unknown' ? '' : ` (${error.reason})`;
  return `Error from server${reason}: ${message}`.split('\n');
}

/** `The Deployment "web" is invalid: FIELD: MESSAGE`; several causes as a list, each once. */
function invalidLines({ message, causes }: StatusError): string[] {
  const [, kind, name] = /^(\w+)[\w.]*\s"(.*?)" is invalid/.exec(message) ?? [];
  if (causes.length === 0) return `The request is invalid: ${message}`.split('\n');
  const complaints = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))];
  const title = kind === undefined ? 'The request is invalid:' : `The ${kind} "${name}" is invalid:`;
  return complaints.length === 1
    ? [`${title} ${complaints[0]}`]
    : [`${title} `, ...complaints.map((each) => `* ${each}`)];
}

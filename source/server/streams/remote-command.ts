/** The server's end of a command that a client talks to, whichever protocol carries it; and how it may have ended. */
import { StatusError, statusOf } from '../../kubernetes/status-error.ts';

export interface RemoteCommand {
  /** Whether the client can say that its input is over without hanging up. */
  readonly tellsEndOfInput: boolean;
  /** The client has not read what it was sent. */
  readonly isSlow: boolean;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Tells the client how it ended, and hangs up. */
  finish(status: object): void;
  /** From now on; a later listener takes the place of an earlier one. */
  listen(listener: RemoteListener): void;
}

export interface RemoteListener {
  readonly input?: (bytes: Uint8Array) => void;
  readonly inputEnded?: () => void;
  /** The client has read what it was sent. */
  readonly drained?: () => void;
  /** The client is gone, or the command finished. */
  readonly closed?: () => void;
}

/** Which streams the client wants. */
export interface Wanted {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly tty: boolean;
}

/** Pieces in which output is sent. */
const pieceSize = 32 * 1024;

export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

const success = { metadata: {}, status: 'Success' };

export function exitStatus(code: number, command: readonly string[]): object {
  if (code === 0) return success;
  return {
    metadata: {},
    status: 'Failure',
    message: `command terminated with non-zero exit code: error executing command [${command.join(' ')}], exit code ${code}`,
    reason: 'NonZeroExitCode',
    details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
  };
}

/** Does a part of the command's work; what goes wrong in it is how the command ends. */
export function attempt(remote: RemoteCommand, work: () => void): void {
  try {
    work();
  } catch (error) {
    remote.finish(failureStatus(error));
  }
}

function failureStatus(error: unknown): object {
  if (error instanceof StatusError) return statusOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return statusOf(new StatusError('InternalError', `Internal error occurred: ${message}`));
}

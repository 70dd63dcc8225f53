/** The refusal that a request is answered with; fails where it is not refused. */
import { StatusError } from '../../source/kubernetes/status-error.ts';

export function refusal(ask: () => unknown): StatusError {
  try {
    ask();
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** What every controller tells about the pods that it creates and deletes (controller.RealPodControl). */
import type { StatusError } from './status-error.ts';

export interface PodNews {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** `pod`: name of the pod that was created or deleted; `error`: the refusal where it was not. */
export function podNews(verb: 'create' | 'delete', pod: string, error: StatusError | undefined): PodNews {
  const isCreation = verb === 'create';
  if (error === undefined) {
    return {
      type: 'Normal',
      reason: isCreation ? 'SuccessfulCreate' : 'SuccessfulDelete',
      message: `${isCreation ? 'Created' : 'Deleted'} pod: ${pod}`,
    };
  }
  return {
    type: 'Warning',
    reason: isCreation ? 'FailedCreate' : 'FailedDelete',
    message: `Error ${isCreation ? 'creating' : 'deleting'}: ${error.message}`,
  };
}

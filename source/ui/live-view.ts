/** The view that is on the screen, for React: changes only when asked to, however often the dashboard speaks up. */
import type { Dashboard } from '../dashboard/dashboard.ts';
import type { View } from '../dashboard/view.ts';
import { isEqual } from '../lib/equal.ts';

export class LiveView {
  readonly #dashboard: Pick<Dashboard, 'view' | 'subscribe'>;
  readonly #stop: () => void;
  #current: View;
  #maybeChanged = false;
  #listener: (() => void) | undefined;

  constructor(dashboard: Pick<Dashboard, 'view' | 'subscribe'>) {
    this.#dashboard = dashboard;
    this.#current = dashboard.view();
    this.#stop = dashboard.subscribe(() => {
      this.#maybeChanged = true;
    });
  }

  readonly get = (): View => this.#current;

  /** One listener: the component that shows the view. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  };

  /** Takes over what has changed, if anything: much happens in a cluster that no screen shows, and a frame is dear. */
  refresh(): void {
    if (!this.#maybeChanged) return;
    this.#maybeChanged = false;
    const next = this.#dashboard.view();
    if (isEqual(next, this.#current)) return;
    this.#current = next;
    this.#listener?.();
  }

  close(): void {
    this.#stop();
  }
}

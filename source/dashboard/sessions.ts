/** The commands that run in panes, each as long as its pane is on the stack. */
import type { Session } from '../kubectl/session.ts';
import type { Message, News } from './messages.ts';
import type { Model } from './model.ts';

export class Sessions {
  readonly #byId = new Map<number, Session>();
  #last = 0;

  /** Keeps a command that goes on; answers by which number its pane knows it. */
  add(session: Session): number {
    this.#last += 1;
    this.#byId.set(this.#last, session);
    return this.#last;
  }

  get(id: number): Session | undefined {
    return this.#byId.get(id);
  }

  get isEmpty(): boolean {
    return this.#byId.size === 0;
  }

  /** Virtual time at which the first of them wants to be resumed. */
  get wakeTime(): number | undefined {
    const moments = this.#all.flatMap(({ wakeTime }) => wakeTime ?? []);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  resume(): void {
    for (const session of this.#all) session.resume();
  }

  /** What they have to tell since the last time. Those that are over are let go. */
  news(): readonly Message[] {
    return [...this.#byId].flatMap(([id, session]) => {
      const news = newsOf(session);
      if (!session.isRunning) this.#byId.delete(id);
      const isOld = session.isRunning && news.lines.length === 0;
      return isOld ? [] : [{ type: 'printed' as const, session: id, news }];
    });
  }

  /** Leaves those that no screen shows. */
  keepShown(model: Model): void {
    if (this.isEmpty) return;
    const shown = new Set(
      model.screens.map((screen) =>
        screen.type === 'text' && screen.source.type === 'output' ? screen.source.session : undefined,
      ),
    );
    for (const [id, session] of this.#byId) {
      if (shown.has(id)) continue;
      session.leave();
      this.#byId.delete(id);
    }
  }

  leaveAll(): void {
    for (const session of this.#all) session.leave();
    this.#byId.clear();
  }

  get #all(): readonly Session[] {
    return [...this.#byId.values()];
  }
}

/** What a command has printed, and what it does now. */
export function newsOf(session: Session): News {
  const { prompt, isRunning, exitCode } = session;
  return {
    ...session.take(),
    ...(prompt !== undefined && { prompt }),
    ...(!isRunning && { exitCode }),
  };
}

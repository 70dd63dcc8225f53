/** A command that goes on, and virtual time that passes meanwhile: it is resumed at every moment at which something is due. */
import type { Cluster } from '../../source/cluster/cluster.ts';
import type { KubectlEnvironment } from '../../source/kubectl/environment.ts';
import { type Session, startKubectl } from '../../source/kubectl/session.ts';

export interface Followed {
  readonly session: Session;
  /** All that it has printed so far. */
  readonly lines: readonly string[];
  /** Complaints alone. */
  readonly complaints: readonly string[];
  /** Lets so many milliseconds pass, or less where it ends before. */
  pass(milliseconds: number): Followed;
  enter(line: string): Followed;
  interrupt(): Followed;
}

export function follow(line: string, environment: KubectlEnvironment): Followed {
  const { cluster } = environment;
  const session = startKubectl(line, environment);
  const lines: string[] = [];
  const complaints: string[] = [];
  const take = () => {
    for (const { stream, text } of session.take().lines) {
      lines.push(text);
      if (stream === 'stderr') complaints.push(text);
    }
  };
  const done = (work: () => void) => {
    work();
    take();
    return followed;
  };
  const followed: Followed = {
    session,
    lines,
    complaints,
    pass: (milliseconds) => done(() => passTime(cluster, session, cluster.now + milliseconds)),
    enter: (text) => done(() => session.enter(text)),
    interrupt: () => done(() => session.interrupt()),
  };
  take();
  return followed;
}

function passTime(cluster: Cluster, session: Session, end: number): void {
  while (session.isRunning && cluster.now < end) {
    const next = Math.min(end, session.wakeTime ?? end, cluster.nextEventTime ?? end);
    cluster.advance(Math.max(1, next - cluster.now));
    session.resume();
  }
}

/** What both forms of events (counted ones, and series) say alike. */
import type { Event } from '../kubernetes/objects.ts';

export function firstSeen(event: Event): string | undefined {
  return event.firstTimestamp || event.eventTime;
}

export function lastSeen(event: Event): string | undefined {
  return event.series?.lastObservedTime ?? (event.lastTimestamp || firstSeen(event));
}

export function eventCount(event: Event): number {
  return event.series?.count ?? (event.count || 1);
}

/** `kubelet, node-1`: who reported it, and from where. */
export function eventSource({ source, reportingComponent, reportingInstance }: Event): string {
  const component = source?.component || reportingComponent || '';
  const host = source?.host || (source?.component ? '' : (reportingInstance ?? ''));
  return host === '' ? component : `${component}, ${host}`;
}

import { type HostPort, hostPortsOf } from '../../../kubernetes/node-usage.ts';
import { type Filter, unschedulable } from '../plugin.ts';

const everyAddress = '0.0.0.0';

/** Two pods of one node can not have the same host port, protocol and address (plugins/nodeports). */
export const nodePorts: Filter = ({ pod }) => {
  const wanted = hostPortsOf(pod);
  return ({ usage }) =>
    wanted.some((port) => usage.hostPorts.some((used) => clash(port, used)))
      ? unschedulable("node(s) didn't have free ports for the requested pod ports")
      : undefined;
};

function clash(a: HostPort, b: HostPort): boolean {
  return (
    a.port === b.port &&
    a.protocol === b.protocol &&
    (a.ip === b.ip || a.ip === everyAddress || b.ip === everyAddress)
  );
}

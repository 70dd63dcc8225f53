/** Commands about things that this cluster, or this line, has none of. */
import type { Command, CommandGroup } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean } from '../flags.ts';
import { refused } from '../refusals.ts';

const list: Command = {
  flags: [boolean('name-only')],
  run() {
    throw new KubectlError('unable to find any kubectl plugins in your PATH');
  },
};

export const plugin: CommandGroup = { commands: { list } };

const noRequests = refused('the server doesn\'t have a resource type "certificatesigningrequests"');

export const certificate: CommandGroup = { commands: { approve: noRequests, deny: noRequests } };

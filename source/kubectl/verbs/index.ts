/** Every command by its words. */
import type { Command, CommandGroup } from '../command.ts';
import { refused, refusedCommands } from '../refusals.ts';
import { certificate, plugin } from './absent.ts';
import { annotate } from './annotate.ts';
import { apiResources } from './api-resources.ts';
import { apiVersions } from './api-versions.ts';
import { apply } from './apply.ts';
import { attach } from './attach.ts';
import { authCanI, authWhoAmI } from './auth.ts';
import { autoscale } from './autoscale.ts';
import { clusterInfo } from './cluster-info.ts';
import { config } from './config.ts';
import { cordon, uncordon } from './cordon.ts';
import { create } from './create.ts';
import { deleteVerb } from './delete.ts';
import { describeVerb } from './describe.ts';
import { diff } from './diff.ts';
import { drain } from './drain.ts';
import { events } from './events.ts';
import { exec } from './exec.ts';
import { explain } from './explain.ts';
import { expose } from './expose.ts';
import { get } from './get.ts';
import { label } from './label.ts';
import { logs } from './logs.ts';
import { options } from './options.ts';
import { patch } from './patch.ts';
import { replace } from './replace.ts';
import { rolloutHistory } from './rollout-history.ts';
import { rolloutPause, rolloutResume } from './rollout-pause.ts';
import { rolloutRestart } from './rollout-restart.ts';
import { rolloutStatus } from './rollout-status.ts';
import { rolloutUndo } from './rollout-undo.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { setEnv } from './set-env.ts';
import { setImage } from './set-image.ts';
import { setSelector, setServiceAccount, setSubject } from './set-others.ts';
import { setResources } from './set-resources.ts';
import { taint } from './taint.ts';
import { top } from './top.ts';
import { version } from './version.ts';
import { wait } from './wait.ts';

export const verbs: Readonly<Record<string, Command | CommandGroup>> = {
  get,
  describe: describeVerb,
  delete: deleteVerb,
  scale,
  set: {
    commands: {
      image: setImage,
      env: setEnv,
      resources: setResources,
      selector: setSelector,
      serviceaccount: setServiceAccount,
      subject: setSubject,
    },
    aliases: { sa: 'serviceaccount' },
  },
  rollout: {
    commands: {
      status: rolloutStatus,
      history: rolloutHistory,
      undo: rolloutUndo,
      pause: rolloutPause,
      resume: rolloutResume,
      restart: rolloutRestart,
    },
  },
  patch,
  label,
  annotate,
  cordon,
  uncordon,
  apply,
  create,
  run,
  logs,
  attach,
  events,
  explain,
  wait,
  top,
  auth: {
    commands: {
      'can-i': authCanI,
      whoami: authWhoAmI,
      reconcile: refused('kubectl auth reconcile is not supported here: use kubectl apply -f'),
    },
  },
  'api-resources': apiResources,
  'api-versions': apiVersions,
  expose,
  replace,
  autoscale,
  drain,
  taint,
  exec,
  diff,
  config,
  options,
  plugin,
  certificate,
  ...refusedCommands,
  version,
  'cluster-info': clusterInfo,
};

/** Whatever ends the program, it is closed in order first; then it is said why. */

export const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

type Signal = keyof typeof signals;

export interface Ending {
  /** Ends the program because of an error. */
  readonly fail: (error: unknown) => void;
  /** Says why it ended, and with which exit code. */
  readonly report: () => number;
}

/** `expected`: signals that are the usual way to end it. */
export function whatEndsIt(close: () => void, expected: readonly Signal[] = []): Ending {
  let exitCode = 0;
  let message = '';
  const fail = (error: unknown) => {
    exitCode = 1;
    message ||= `Kubarium stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
    close();
  };
  for (const [signal, code] of Object.entries(signals)) {
    const isExpected = (expected as readonly string[]).includes(signal);
    process.on(signal, () => {
      if (!isExpected) {
        exitCode ||= code;
        message ||= `Kubarium was ended by ${signal}.\n`;
      }
      close();
    });
  }
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  return {
    fail,
    report: () => {
      process.stderr.write(message);
      return exitCode;
    },
  };
}

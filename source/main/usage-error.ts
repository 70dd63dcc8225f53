/** What the person at the command line can mend, in a sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

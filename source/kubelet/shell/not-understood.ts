/** Thrown where a script uses more of the shell than is simulated. */
export class NotUnderstood extends Error {}

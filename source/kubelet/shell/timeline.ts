/** What a script comes to, and how it gets there: the process as it goes on over its own time. */

/** Milliseconds count from the start of the process. */
export interface Timeline {
  readonly lines: readonly TimedLine[];
  readonly files: readonly FileChange[];
  /** Absent: it runs for ever. */
  readonly endsAt?: number;
  readonly exitCode: number;
  readonly handlesSigterm: boolean;
  /** The host name whose absence keeps it from going on. */
  readonly waitsFor?: string;
  /** It gives way to the image's own program at that moment. */
  readonly becomesImageAt?: number;
}

export interface TimedLine {
  readonly at: number;
  readonly text: string;
  /** Repeated so often, up to `until` (for ever without). */
  readonly every?: number;
  readonly until?: number;
}

export interface FileChange {
  readonly at: number;
  readonly path: string;
  readonly exists: boolean;
}

/** What a script can find out about the world around it. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, string>>;
  readonly namespace: string;
  /** When a host name came to be, milliseconds after the start; undefined where it does not exist. */
  resolvedAt(host: string): number | undefined;
  isFile(path: string): boolean;
  /** Whether a command's name is the program that the image is made for. */
  isOwnProgram(name: string): boolean;
}

/** Leaves the script from wherever it is. */
export class Ending extends Error {
  readonly exitCode: number;
  readonly isForever: boolean;

  constructor(exitCode: number, isForever: boolean) {
    super('the script ends here');
    this.exitCode = exitCode;
    this.isForever = isForever;
  }
}

/** All that has happened up to `now`. */
export class Progress {
  readonly surroundings: Surroundings;
  readonly lines: TimedLine[] = [];
  readonly files: FileChange[] = [];
  now = 0;
  handlesSigterm = false;
  /** The host name that was last looked up in vain. */
  unresolved: string | undefined;
  waitsFor: string | undefined;
  becomesImageAt: number | undefined;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  write(text: string): void {
    this.lines.push({ at: this.now, text });
  }

  setFile(path: string, exists: boolean): void {
    this.files.push({ at: this.now, path, exists });
  }

  isFile(path: string): boolean {
    const change = this.files.findLast((file) => file.path === path);
    return change?.exists ?? this.surroundings.isFile(path);
  }

  isResolved(host: string): boolean {
    const resolvedAt = this.surroundings.resolvedAt(host);
    if (resolvedAt !== undefined && resolvedAt <= this.now) return true;
    this.unresolved = host;
    return false;
  }

  timeline(exitCode: number, isForever = false): Timeline {
    return {
      lines: this.lines,
      files: this.files,
      exitCode,
      handlesSigterm: this.handlesSigterm,
      ...(!isForever && { endsAt: this.now }),
      ...(this.waitsFor !== undefined && { waitsFor: this.waitsFor }),
      ...(this.becomesImageAt !== undefined && { becomesImageAt: this.becomesImageAt }),
    };
  }
}

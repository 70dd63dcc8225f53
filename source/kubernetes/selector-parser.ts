/** The grammar of label selectors in text form (apimachinery, pkg/labels/selector.go), with its complaints. */
import { compareText } from '../lib/compare-text.ts';
import { own } from '../lib/fields.ts';
import type { Requirement, RequirementOperator } from './selectors.ts';
import { labelValueErrors, qualifiedNameErrors } from './validation/names.ts';

/** The requirements sorted by key, or what is wrong with the text. */
export function parseRequirements(text: string): Requirement[] | string {
  try {
    return new Parser(tokens(text)).requirements();
  } catch (error) {
    if (error instanceof Complaint) return error.message;
    throw error;
  }
}

class Complaint extends Error {}

const operators: Readonly<Record<string, RequirementOperator>> = {
  in: 'in',
  notin: 'notin',
  '=': '=',
  '==': '=',
  '!=': '!=',
  '>': 'gt',
  '<': 'lt',
};

/** Words, the operators and the punctuation; blanks only separate. */
function tokens(text: string): string[] {
  return text.match(/==|!=|[=!<>,()]|[^=!<>,()\s]+/g) ?? [];
}

function isWord(token: string | undefined): token is string {
  return token !== undefined && !/^(==|!=|[=!<>,()])$/.test(token);
}

class Parser {
  readonly #tokens: readonly string[];
  #position = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  requirements(): Requirement[] {
    const found: Requirement[] = [];
    while (this.#next() !== undefined) {
      const token = this.#next();
      if (!isWord(token) && token !== '!') this.#refuse(token, "!, identifier, or 'end of string'");
      found.push(this.#requirement());
      this.#separator();
    }
    return found.sort((a, b) => compareText(a.key, b.key));
  }

  #separator(): void {
    const token = this.#take();
    if (token === undefined) return;
    if (token !== ',') this.#refuse(token, "',' or 'end of string'");
    const after = this.#next();
    if (!isWord(after) && after !== '!') this.#refuse(after, "identifier after ','");
  }

  #requirement(): Requirement {
    try {
      return this.#keyAndValues();
    } catch (error) {
      throw error instanceof Complaint
        ? new Complaint(`unable to parse requirement: ${error.message}`)
        : error;
    }
  }

  #keyAndValues(): Requirement {
    const negated = this.#next() === '!';
    if (negated) this.#take();
    const key = this.#take();
    if (!isWord(key)) this.#refuse(key, 'identifier');
    checkKey(key);
    if (negated) return { key, operator: '!', values: [] };
    if (this.#next() === undefined || this.#next() === ',') return { key, operator: 'exists', values: [] };
    const operator = this.#operator();
    const values = operator === 'in' || operator === 'notin' ? this.#list() : [this.#value()];
    checkValues(key, operator, values);
    return { key, operator, values };
  }

  #operator(): RequirementOperator {
    const token = this.#take();
    const operator = token === undefined ? undefined : own(operators, token);
    return operator ?? this.#refuse(token, 'in, notin, =, ==, !=, gt, lt');
  }

  #list(): string[] {
    const open = this.#take();
    if (open !== '(') throw new Complaint(`found '${open ?? ''}' expected: '('`);
    const first = this.#next();
    if (first === ')') {
      this.#take();
      return [];
    }
    if (!isWord(first) && first !== ',') this.#refuse(first, "',', ')' or identifier");
    return [...this.#listed()].sort();
  }

  /** What stands between commas; nothing there is an empty value. */
  #listed(): ReadonlySet<string> {
    const values = new Set<string>();
    for (;;) {
      if (isWord(this.#next())) values.add(this.#take()!);
      else if (this.#next() === ',' || this.#next() === ')') values.add('');
      else this.#refuse(this.#next(), "',', or identifier");
      const token = this.#take();
      if (token === ')') return values;
      if (token !== ',') this.#refuse(token, "',' or ')'");
    }
  }

  #value(): string {
    const token = this.#next();
    if (token === undefined || token === ',') return '';
    if (!isWord(token)) this.#refuse(token, 'identifier');
    this.#take();
    return token;
  }

  #next(): string | undefined {
    return this.#tokens[this.#position];
  }

  #take(): string | undefined {
    return this.#tokens[this.#position++];
  }

  #refuse(found: string | undefined, expected: string): never {
    throw new Complaint(`found '${found ?? ''}', expected: ${expected}`);
  }
}

/** The API server has no name for the place where a key stands. */
function checkKey(key: string): void {
  const errors = qualifiedNameErrors(key);
  if (errors.length > 0) throw new Complaint(`<nil>: Invalid value: "${key}": ${errors.join('; ')}`);
}

function checkValues(key: string, operator: RequirementOperator, values: readonly string[]): void {
  const complaints: string[] = [];
  if ((operator === 'in' || operator === 'notin') && values.length === 0)
    complaints.push("values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
  for (const [index, value] of values.entries()) {
    if ((operator === 'gt' || operator === 'lt') && !/^[+-]?\d+$/.test(value))
      complaints.push(
        `values[${index}]: Invalid value: "${value}": for 'Gt', 'Lt' operators, the value must be an integer`,
      );
    const errors = labelValueErrors(value);
    if (errors.length > 0)
      complaints.push(`values[${index}][${key}]: Invalid value: "${value}": ${errors.join('; ')}`);
  }
  const [first] = complaints;
  if (first !== undefined)
    throw new Complaint(complaints.length === 1 ? first : `[${complaints.join(', ')}]`);
}

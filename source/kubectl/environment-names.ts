/** Names of environment variables as kubectl lets them through; the API server takes more. */
export function nameProblem(name: string): string | undefined {
  if (name === '.' || name === '..' || name.startsWith('..')) return `must not be '${name}'`;
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) ? undefined : rule;
}

const rule =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";

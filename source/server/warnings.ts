/** Warning headers (RFC 7234, 5.5), as the API server sends them beside an answer (apiserver, endpoints/filters). */

/** Characters of all warnings together; beyond that each is cut short, and then no more are sent. */
const mostTogether = 4096;
const mostEach = 256;

/** One header line for each; what is said twice is sent once. */
export function warningHeaders(warnings: readonly string[]): readonly string[] {
  const unique = [...new Set(warnings)];
  const length = unique.reduce((sum, warning) => sum + warning.length, 0);
  const short = length <= mostTogether ? unique : unique.map((warning) => warning.slice(0, mostEach));
  let left = mostTogether;
  return short
    .filter((warning) => {
      left -= warning.length;
      return left >= 0;
    })
    .map((warning) => `299 - ${quoted(warning)}`);
}

/** Control characters would end the header; what is no ASCII goes as UTF-8, of which Node writes each byte as it is. */
function quoted(text: string): string {
  const visible = text.replace(/\p{Cc}+/gu, ' ').toWellFormed();
  return `"${Buffer.from(visible.replace(/["\\]/g, '\\$&'), 'utf8').toString('latin1')}"`;
}

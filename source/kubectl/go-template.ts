/** kubectl's `-o go-template=...`: a good part of Go's text/template. */
import { KubectlError } from './errors.ts';
import { render } from './go-template/evaluate.ts';
import { TemplateError, TemplateSyntaxError } from './go-template/nodes.ts';
import { parseTemplate } from './go-template/parse.ts';

/** What the template prints of the object. */
export function goTemplate(template: string, object: object): string {
  try {
    return render(parseTemplate(template), object);
  } catch (error) {
    if (error instanceof TemplateSyntaxError) {
      throw new KubectlError(`error parsing template ${template}, template: output:1: ${error.message}`);
    }
    if (!(error instanceof TemplateError)) throw error;
    throw new KubectlError(
      `error executing template ${JSON.stringify(template)}: executing "output" at <${error.source}>: ${error.message}`,
    );
  }
}

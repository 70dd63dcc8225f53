import { describe, expect, it } from 'vitest';
import { KubectlError } from '../../source/kubectl/errors.ts';
import { goTemplate } from '../../source/kubectl/go-template.ts';

const pod = {
  kind: 'Pod',
  metadata: { name: 'web', labels: { app: 'web', tier: 'front' } },
  spec: { priority: 3, ratio: 1.5, containers: [{ name: 'main' }, { name: 'side' }], empty: [] },
};

describe('a Go template', () => {
  it.each([
    ['plain', 'plain'],
    ['{{.metadata.name}}!', 'web!'],
    ['{{.nope}} {{.nope.deep}}', '<no value> <no value>'],
    ['{{.metadata.labels}} {{.spec.containers}}', 'map[app:web tier:front] [map[name:main] map[name:side]]'],
    ['{{.spec.ratio}} {{1.5}} {{true}} {{"a\\tb"}} {{`raw\\n`}}', '1.5 1.5 true a\tb raw\\n'],
    ['{{range .spec.containers}}{{.name}}{{"\\n"}}{{end}}', 'main\nside\n'],
    ['{{range $i, $c := .spec.containers}}{{$i}}={{$c.name}} {{end}}', '0=main 1=side '],
    ['{{range $k, $v := .metadata.labels}}{{$k}}:{{$v}};{{end}}', 'app:web;tier:front;'],
    ['{{range .spec.empty}}a{{else}}none{{end}}{{range .nope}}a{{else}}!{{end}}', 'none!'],
    ['{{range 3}}{{.}}{{end}}', '012'],
    ['{{range .spec.containers}}{{if eq .name "main"}}{{continue}}{{end}}{{.name}}{{break}}x{{end}}', 'side'],
    ['{{range .spec.containers}}{{$.kind}}{{end}}', 'PodPod'],
    ['{{if .nope}}a{{else if eq .kind "Pod"}}b{{else}}c{{end}}', 'b'],
    ['{{if and .kind (gt .spec.priority 2)}}yes{{end}}', 'yes'],
    ['{{with .metadata}}{{.name}}{{else}}no{{end}}', 'web'],
    ['{{with .nope}}{{.name}}{{else}}no{{end}}', 'no'],
    ['{{$x := .kind}}{{$x}}{{$x = "y"}}{{$x}}', 'Pody'],
    ['a {{- " b " -}} c', 'a b c'],
    ['{{/* nothing */}}x{{- /* trims */ -}} y', 'xy'],
    ['{{index .metadata.labels "tier"}} {{(index .spec.containers 1).name}}', 'front side'],
    ['{{len .spec.containers}} {{len "héllo"}} {{len .metadata.labels}}', '2 6 2'],
    ['{{.metadata.name | printf "%q"}} {{printf "%s-%d %v" .kind 3 .spec.ratio}}', '"web" Pod-3 1.5'],
    ['{{printf "%5d|%-5s|%05.2f|%x|%t|%%" 3 "a" 1.234 255 true}}', '    3|a    |01.23|ff|true|%'],
    [
      '{{printf "%s" 3}} {{printf "%d" "x"}} {{printf "%s"}} {{printf "a" 1}}',
      '%!s(int=3) %!d(string=x) %!s(MISSING) a%!(EXTRA int=1)',
    ],
    ['{{print 1 2 "a" "b" 3}} {{println "x"}}', '1 2ab3 x\n'],
    ['{{and true .kind}} {{or "" "z"}} {{not true}}', 'Pod z false'],
    [
      '{{eq 1 2 1}} {{ne "a" "b"}} {{lt 1 2}} {{le 2 2}} {{ge 1 2}} {{lt "a" "b"}}',
      'true true true true false true',
    ],
    ['{{exists . "metadata" "name"}} {{exists . "a" "b"}}', 'true false'],
    [
      '{{base64decode "aGVsbG8="}} {{html "<a>"}} {{urlquery "a b"}} {{slice "abcd" 1 3}}',
      'hello &lt;a&gt; a+b bc',
    ],
  ])('%s', (template, text) => {
    expect(goTemplate(template, pod)).toBe(text);
  });

  it.each([
    ['{{', 'unclosed action'],
    ['{{.kind}', "bad character U+007D '}'"],
    ['{{"x}}', 'unterminated quoted string'],
    ['{{end}}', 'unexpected {{end}}'],
    ['{{range .x}}', 'unexpected EOF'],
    ['{{foo}}', 'function "foo" not defined'],
    ['{{$y}}', 'undefined variable "$y"'],
    ['{{1 | 2}}', 'non executable command in pipeline stage 2'],
    ['{{break}}', '{{break}} outside {{range}}'],
    ['{{if}}x{{end}}', 'missing value for if'],
    ['{{(.kind}}', 'unclosed left paren'],
    ['{{define "a"}}x{{end}}', '{{define}} is not supported here'],
  ])('%s can not be read', (template, complaint) => {
    expect(() => goTemplate(template, pod)).toThrow(
      new KubectlError(`error parsing template ${template}, template: output:1: ${complaint}`),
    );
  });

  it.each([
    ['{{.kind.x}}', `<.kind.x>: can't evaluate field x in type interface {}`],
    [
      '{{index .spec.containers 5}}',
      '<index .spec.containers 5>: error calling index: index out of range: 5',
    ],
    ['{{index .nope "a"}}', '<index .nope "a">: error calling index: index of untyped nil'],
    ['{{eq 1 "a"}}', '<eq 1 "a">: error calling eq: incompatible types for comparison'],
    ['{{len 3}}', '<len 3>: error calling len: len of type int'],
    ['{{range .kind}}a{{end}}', "<.kind>: range can't iterate over Pod"],
    ['{{nil}}', '<nil>: nil is not a command'],
    ['{{.kind "a"}}', "<.kind>: can't give argument to non-function .kind"],
  ])('%s does not fit', (template, complaint) => {
    expect(() => goTemplate(template, pod)).toThrow(
      new KubectlError(
        `error executing template ${JSON.stringify(template)}: executing "output" at ${complaint}`,
      ),
    );
  });
});

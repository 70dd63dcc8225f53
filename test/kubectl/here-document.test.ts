import { describe, expect, it } from 'vitest';
import { hereDocumentOf, splitInput } from '../../source/kubectl/here-document.ts';
import { session } from './session.ts';

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

describe('A here-document', () => {
  it.each([
    ['kubectl apply -f - <<EOF', 'kubectl apply -f -', 'EOF'],
    ["kubectl apply -f - << 'END'", 'kubectl apply -f -', 'END'],
    ['kubectl apply <<"x y" -f -', 'kubectl apply -f -', 'x y'],
    ['cat <<EOF | kubectl apply -f -', 'kubectl apply -f -', 'EOF'],
  ])('begins with %s', (line, command, end) => {
    expect(hereDocumentOf(line)).toEqual({ command, end, withoutTabs: false });
  });

  it.each(['kubectl get pods', "kubectl patch x -p '<<EOF'", 'kubectl apply -f - <<', 'kubectl apply <<<x'])(
    'does not begin with %s',
    (line) => {
      expect(hereDocumentOf(line)).toBeUndefined();
    },
  );

  it('ends with its word alone on a line', () => {
    expect(splitInput('apply -f - <<EOF\na: 1\n EOF\nEOF\nb: 2')).toEqual({
      line: 'apply -f -',
      stdin: 'a: 1\n EOF\n',
    });
  });

  it('may be indented with tabs', () => {
    expect(splitInput('apply -f - <<-EOF\n\ta: 1\n\tEOF').stdin).toBe('a: 1\n');
  });

  it('follows a command of several lines', () => {
    expect(splitInput('apply \\\n  -f - <<EOF\na: \\\n  b\nEOF')).toEqual({
      line: 'apply -f -',
      stdin: 'a: \\\n  b\n',
    });
  });

  it('is what -f - reads', () => {
    const { out } = session();
    expect(out(`apply -f - <<EOF\n${configMap}---\n${configMap.replace('a\n', 'b\n')}EOF`)).toBe(
      'configmap/a created\nconfigmap/b created',
    );
    expect(out(`delete -f - <<EOF\n${configMap}EOF`)).toBe('configmap "a" deleted from default namespace');
  });

  it('is called STDIN where something is wrong with it', () => {
    expect(session().refused('apply -f - <<EOF\nkind: Pod\nEOF')).toContain('unable to decode "STDIN"');
    expect(session().refused('apply -f - <<EOF\na: [\nEOF')).toContain('STDIN');
  });

  it('is missing where nothing says so', () => {
    expect(session().refused('apply -f -')).toBe(
      'error: there is nothing to read for -f -; end the line with <<EOF and type or paste it',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { deployment, namespace, pod, Screen } from './screen.ts';

const typing = (text: string) => new Screen([deployment('web'), namespace('shop')]).press(':').type(text);

describe('The command line', () => {
  it.each([
    ['deploy', 'deployments'],
    ['po', 'pods'],
    ['Pods', 'pods'],
    ['svc', 'services'],
    ['depl', 'deployments'],
    ['names', 'namespaces'],
  ])(':%s shows %s', (line, crumbs) => {
    expect(new Screen([]).command(line).crumbs).toBe(crumbs);
  });

  it.each([
    ['po kube-system', 'kube-system'],
    ['po -n kube-system', 'kube-system'],
    ['po all', 'all'],
    ['deploy -A', 'all'],
    ['ns kube-system', 'kube-system'],
  ])(':%s chooses the namespace %s', (line, expected) => {
    expect(new Screen([]).command(line).dashboard.view().header.namespace).toBe(expected);
  });

  it('takes a filter along', () => {
    expect(new Screen([pod('web'), pod('api')]).command('po /web').rows).toEqual(['▌web']);
  });

  it.each([
    ['zzz', 'there is no "zzz" here; tab shows what there is'],
    ['po nowhere', 'there is no namespace "nowhere"'],
    ['nodes shop', 'nodes are in no namespace'],
  ])(':%s says what is wrong and stays', (line, error) => {
    expect(typing(line).press('enter').prompt.error).toBe(error);
  });

  it('leaves with :q', () => {
    expect(new Screen([]).command('q').dashboard.quit).toBe(true);
  });

  it('shows help and the commands so far', () => {
    expect(new Screen([]).command('help').sheet.title).toMatch(/^Keys/);
    expect(new Screen([]).command('commands').sheet.title).toBe('kubectl commands so far');
  });

  it('is left by esc, and by backspace at its start', () => {
    expect(typing('po').press('esc').dashboard.view().prompt.type).toBe('none');
    expect(typing('p').press('backspace', 'backspace').dashboard.view().prompt.type).toBe('none');
  });

  it('takes a pasted line without its line breaks and colours', () => {
    const screen = typing('');
    screen.dashboard.paste('deploy\n\u001b[31mall');
    expect(screen.prompt.text).toBe('deploy all');
  });
});

describe('Completion', () => {
  it('shows several kinds with their short names and counts', () => {
    expect(typing('re').prompt).toMatchObject({ ghost: 'plicasets' });
    expect(typing('re').prompt.suggestions[0]).toMatch(/^replicasets \(rs \d+\)$/);
    expect(typing('re').prompt.suggestions.length).toBeGreaterThan(1);
  });

  it('finds a kind by a part of its name too', () => {
    expect(typing('space').prompt.suggestions[0]).toMatch(/^namespaces /);
  });

  it('prefers what a short name means exactly', () => {
    expect(typing('no').prompt.suggestions[0]).toMatch(/^nodes /);
  });

  it('goes through the candidates by tab', () => {
    const screen = typing('re');
    const first = screen.press('tab').prompt.text;
    const second = screen.press('tab').prompt.text;
    expect(first).toBe('replicasets');
    expect(second).not.toBe(first);
    expect(screen.press('shift+tab').prompt.text).toBe(first);
  });

  it('takes the shown rest with right', () => {
    expect(typing('deplo').press('right').prompt.text).toBe('deployments');
  });

  it('knows the namespaces after a kind', () => {
    expect(typing('po sh').press('tab').prompt.text).toBe('po shop');
  });

  it('knows kubectl', () => {
    expect(typing('kubectl rollout un').press('tab').prompt.text).toBe('kubectl rollout undo');
  });
});

describe('The history', () => {
  it('brings earlier lines back, newest first, and the empty line at its end', () => {
    const screen = new Screen([]).command('deploy').command('nodes').press(':', 'up');
    expect(screen.prompt.text).toBe('nodes');
    expect(screen.press('up').prompt.text).toBe('deploy');
    expect(screen.press('up').prompt.text).toBe('deploy');
    expect(screen.press('down', 'down').prompt.text).toBe('');
  });
});

describe('The filter', () => {
  const filtering = () => new Screen([pod('web-1'), pod('web-2'), pod('api')]).press('/');

  it('works while it is typed', () => {
    const screen = filtering().type('we');
    expect(screen.rows).toEqual(['▌web-1', 'web-2']);
    expect(screen.summary).toBe('2 shown of 3 pods in default · /we');
  });

  it('that is no pattern says so at once, and keeps the list as it was', () => {
    const screen = filtering().type('web(');
    expect(screen.prompt.error).toMatch(/^bad pattern: /);
    expect(screen.rows).toEqual(['▌web-1', 'web-2']);
    expect(screen.press('enter').prompt.text).toBe('web(');
  });

  it('goes back to what it was on esc', () => {
    const screen = filtering().type('api').press('enter', '/').type('x');
    expect(screen.rows).toEqual([]);
    expect(screen.press('esc').rows).toEqual(['▌api']);
  });

  it('keeps the cursor on its object', () => {
    const screen = new Screen([pod('web-1'), pod('web-2'), pod('api')]).press('G', '/').type('web');
    expect(screen.selected).toBe('web-2');
  });
});

import { describe, expect, test } from 'vitest';
import { formatCase } from '../case-id.ts';
import { fakeWorkload } from '../testing/fake-workload.ts';
import { defaultSweep, expandPattern } from './plan.ts';

const one = fakeWorkload({ fast: 'gpu', 'fast-er': 'gpu', slow: 'js' });
const two = fakeWorkload({ fast: 'js' }, { id: 'faker', version: 2 });
const workloads = [one, two];

function printed(pattern: string): string[] | string {
  const expanded = expandPattern(pattern, workloads);
  if (!expanded.ok) return expanded.problem.en;
  return expanded.cases.map((id) => formatCase(id, one.params));
}

describe('expandPattern', () => {
  test.each([
    ['fake', ['fake@1:fast:n=1', 'fake@1:fast-er:n=1', 'fake@1:slow:n=1']],
    ['fake:*:n=2', ['fake@1:fast:n=2', 'fake@1:fast-er:n=2', 'fake@1:slow:n=2']],
    ['fake:fast*', ['fake@1:fast:n=1', 'fake@1:fast-er:n=1']],
    ['fake:*w:n=4|2', ['fake@1:slow:n=4', 'fake@1:slow:n=2']],
    ['*:fast', ['fake@1:fast:n=1', 'faker@2:fast:n=1']],
    ['fake*@2:fast', ['faker@2:fast:n=1']],
    ['fake:fast|fast~second', ['fake@1:fast:n=1', 'fake@1:fast~second:n=1']],
    ['fake:fast~second:n=2|4', ['fake@1:fast~second:n=2', 'fake@1:fast~second:n=4']],
    ['fake:*~second|slow', ['fake@1:fast~second:n=1', 'fake@1:fast-er~second:n=1', 'fake@1:slow:n=1']],
    ['*', ['fake@1:fast:n=1', 'fake@1:fast-er:n=1', 'fake@1:slow:n=1', 'faker@2:fast:n=1']],
  ])('%s', (pattern, expected) => {
    expect(printed(pattern)).toEqual(expected);
  });

  test.each([
    ['', 'is not a pattern'],
    [':fast', 'is not a pattern'],
    ['fake:fast:n=1:more', 'is not a pattern'],
    ['none', "There is no workload 'none'"],
    ['fake@9', 'fake is at version 1 here, not 9'],
    ['fake:none', "no variant 'none'"],
    ['fake:none~second', "no variant 'none'"],
    ['fake:slow~second', 'fake:slow~second: only kernels of ours on the GPU'],
    ['fake:fast~third', "no variant 'fast~third'"],
    ['fake:fast:n=0', 'n is a whole number'],
    ['fake:fast:n=*', 'n is a whole number'],
    ['fake:fast:m=1', "no parameter 'm'"],
    // Letters of regular expressions are plain letters.
    ['f.ke', "There is no workload 'f.ke'"],
    ['fake:(fast|slow)', 'no variant'],
  ])('%j is told: %s', (pattern, words) => {
    expect(printed(pattern)).toContain(words);
  });
});

test('stars in any number are told at once to match nothing', () => {
  expect(printed(`fake:${'*'.repeat(1000)}!`)).toContain('no variant');
  expect(printed(`${'*'.repeat(1000)}!`)).toContain('There is no workload');
});

test('the sweep takes the first four steps of what a chart has on its x axis', () => {
  const steps = [1, 2, 4, 8, 16];
  const { n } = one.params;
  const stepping = fakeWorkload({ a: 'gpu', b: 'js' }, { params: { n: n.kind === 'int' ? { ...n, steps } : n } });
  const out = fakeWorkload({ a: 'gpu' }, { id: 'out', inDefaultSweep: false });
  const [first, ...rest] = stepping.variants;
  const more = { ...stepping, variants: [first, { ...first, id: 'c', inDefaultSweep: false }, ...rest] };
  expect(defaultSweep([more, out]).map(({ variant, params }) => `${variant}${params.n}`)).toEqual([
    'a1',
    'b1',
    'a2',
    'b2',
    'a4',
    'b4',
    'a8',
    'b8',
  ]);
});

import { expect, test } from 'vitest';
import { shownCode } from './shown-code.mjs';

const TEXTS = import.meta.glob<string>('../lessons/*/content.*.mdx', { query: '?raw', import: 'default', eager: true });
const shown = Object.values(TEXTS).flatMap((text) =>
  [...text.matchAll(/^```wgsl (file=.*)$/gm)].map(([, meta]) => meta),
);

test('a kernel is shown from its entry on, its head folded, without the offset of the engine', () => {
  expect(shownCode('file=vector-add/scalar.wgsl from="@compute"')).toBe(
    [
      '@compute @workgroup_size(GROUP)',
      'fn main(',
      '  @builtin(workgroup_id) group: vec3u,',
      '  @builtin(local_invocation_index) thread: u32,',
      ') {',
      '  let i = group.x * GROUP + thread;',
      '  if (i >= problem.n) {',
      '    return;',
      '  }',
      '  c[i] = a[i] + b[i];',
      '}',
    ].join('\n'),
  );
});

test('a part begins at the left', () => {
  expect(shownCode('file=convolution/direct.wgsl from="  var sum" to="  output"')).toMatch(/^var sum = .*\nfor /);
});

test('no lesson shows the offset, or the head of a function that is too long for its line', () => {
  expect(shown.length).toBeGreaterThan(20);
  for (const meta of shown) {
    const code = shownCode(meta) ?? '';
    expect(code, meta).not.toContain('origin');
    expect(
      code.split('\n').filter((line) => line.includes('fn ') && line.length > 76),
      meta,
    ).toEqual([]);
  }
});

test('a part that is not there is a mistake of the text', () => {
  expect(() => shownCode('file=vector-add/scalar.wgsl from="nowhere"')).toThrow("no lines from 'nowhere'");
  expect(shownCode('file.wgsl')).toBeNull();
});

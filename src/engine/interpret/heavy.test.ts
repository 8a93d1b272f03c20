import { expect, test } from 'vitest';
import { interpret } from './interpret.ts';

const run = (declarations: string, body: string) =>
  interpret(
    `@group(0) @binding(0) var<storage, read_write> x: array<f32>;
@compute @workgroup_size(1) fn main() {
  ${declarations}
  for (var i = 0u; i < 1000; i++) { ${body} }
}`,
    { buffers: [{ data: new Float32Array(1) }], workgroups: [1, 1, 1], seed: 1, limitSteps: 100_000 },
  );

test('reading a large array whole takes steps by its size, so that no run of few statements goes on for ever', () => {
  expect(run('var v: array<f32, 4>;', 'let w = v; x[0] = w[1];').ok).toBe(true);
  const long = run('var v: array<f32, 10000>;', 'let w = v; x[0] = w[1];');
  expect(long).toMatchObject({ ok: false, problem: { kind: 'endless' } });
});

test('variables that all threads together could not be given are refused', () => {
  const large = run('var v: array<f32, 2000000>;', 'x[0] = v[1];');
  expect(large).toMatchObject({ ok: false, problem: { kind: 'not-here' } });
});

import { expect, it } from 'vitest';
import { guardLoops, LOOP_LIMIT } from './guard-loops.ts';

const kernel = (body: string) => `@compute @workgroup_size(1)\nfn main() {\n${body}\n}\n`;

it('leaves a text without loops alone, and does not take words in comments for loops', () => {
  const code = kernel('// for (;;) {\n/* while { /* loop { */ } */\nlet fortune = 1; let whileLoop = fortune;');
  expect(guardLoops(code)).toEqual({ code, flagged: false });
});

it('keeps every line where it was', () => {
  const code = kernel('for (var i = 0u; i < 4; i++) {\n  loop {\n    break;\n  }\n}');
  const guarded = guardLoops(code);
  expect(guarded.flagged).toBe(true);
  expect(guarded.code.split('\n').slice(0, code.split('\n').length - 1)).toHaveLength(code.split('\n').length - 1);
  expect(guarded.code.split('\n')[3]).toContain('loop {');
});

it('counts each loop with a variable of its own, declared before it', () => {
  const { code } = guardLoops(kernel('for (var i = 0u; i < 4; i++) { while (i < 2) { i++; } }'));
  expect(code).toContain(`var lockstep_i0 = 0u; for`);
  expect(code).toContain(`var lockstep_i1 = 0u; while (i < 2) { if (lockstep_i1 >= ${LOOP_LIMIT}u)`);
  // The inner one takes the outer one with it.
  expect(code).toContain(`lockstep_i0 = ${LOOP_LIMIT}u; break;`);
});

it('does not leave a loop with a barrier from inside another: its threads must stay together', () => {
  const { code } = guardLoops(kernel('loop { workgroupBarrier(); for (;;) { } }'));
  expect(code).not.toContain(`lockstep_i0 = ${LOOP_LIMIT}u;`);
});

it('lets a text that is no WGSL pass, for the compiler to judge', () => {
  expect(guardLoops('for for { {').flagged).toBe(false);
});

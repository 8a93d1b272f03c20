/**
 * Runs a kernel without a GPU, to see what it touches. Threads of a workgroup take turns from barrier to barrier, in an
 * order that the seed shuffles, and so do workgroups; what a GPU would make of a race, nobody can say.
 *
 * Of our own, on the tree of `wesl`: the interpreter that `wgsl_reflect` brings runs threads in one order, sees neither
 * races between workgroups nor `workgroupUniformLoad`, and its parser stops at shaders that ship here.
 */
import type { TensorData } from '../contract.ts';
import { text } from '../text.ts';
import { wgslTree } from '../wgsl-tree.ts';
import type { Interpreted, InterpretProblem, InterpretRequest } from './api.ts';
import { lineFinder } from './context.ts';
import { runProgram } from './dispatch.ts';
import type { Global } from './globals.ts';
import { InterpretError } from './problem.ts';
import { compile } from './program.ts';

/** One dispatch of the first entry point of a text. Never throws for what stands in the text. */
export function interpret(code: string, request: InterpretRequest): Interpreted {
  try {
    const tree = wgslTree(code);
    if (!tree.ok) return { ok: false, problem: unread(tree.line, tree.message) };
    const program = compile(code, tree.module, request);
    const ran = runProgram(program, request);
    return { ok: true, buffers: request.buffers.map(({ data }, at) => after(data, at, program.globals)), ...ran };
  } catch (error) {
    if (error instanceof InterpretError) {
      const line = error.offset === null ? null : lineFinder(code)(error.offset);
      return { ok: false, problem: { kind: error.kind, line, text: error.words } };
    }
    if (error instanceof RangeError) return { ok: false, problem: TOO_DEEP };
    throw error;
  }
}

const unread = (line: number, message: string): InterpretProblem => ({
  kind: 'syntax',
  line,
  text: text(`This cannot be read: ${message}.`, `这里无法解析：${message}。`),
});

/** The stack of whoever reads and runs it is at its end. */
const TOO_DEEP: InterpretProblem = {
  kind: 'not-here',
  line: null,
  text: text(
    'Not in the interpreter: a text that nests so deeply. On a GPU it may run all the same.',
    '解释器不支持嵌套如此之深的代码。在 GPU 上也许照样能运行。',
  ),
};

/** What a buffer holds afterwards, as the kind of array that it came as. */
function after(data: TensorData, place: number, globals: readonly Global[]): TensorData {
  const copy = data.slice();
  const global = globals.find(({ buffer }) => buffer === place);
  if (global) new Uint8Array(copy.buffer, copy.byteOffset, copy.byteLength).set(global.memory.bytes);
  return copy;
}

/** The entry point: what each thread runs, and what it is told of itself. */
import type { ExpressionElem, FnElem, FnParamElem, ModuleElem } from 'wesl/core';
import { attribute, builtinIn } from './attributes.ts';
import type { Context, Scope } from './context.ts';
import type { Run, Statement } from './machine.ts';
import { invalid, notHere } from './problem.ts';
import { block } from './statements.ts';
import { type Type, VOID } from './types.ts';

export interface Entry {
  readonly workgroupSize: readonly [x: number, y: number, z: number];
  readonly body: Statement;
}

const BUILTINS = new Set([
  'local_invocation_id',
  'local_invocation_index',
  'global_invocation_id',
  'workgroup_id',
  'num_workgroups',
  'subgroup_size',
  'subgroup_invocation_id',
  'subgroup_id',
  'num_subgroups',
]);

/** As many as any device takes. */
const MOST_THREADS = 1024;

export function entryOf(
  ctx: Context,
  module: ModuleElem,
  outer: Scope,
  numberOf: (elem: ExpressionElem) => number,
): Entry {
  const elem = module.decls.find(
    (one): one is FnElem => one.kind === 'fn' && attribute(one.attributes, 'compute') !== null,
  );
  if (!elem)
    throw invalid(
      { start: 0 },
      'There is no entry point: no function with @compute.',
      '没有入口函数：缺少带 @compute 的函数。',
    );
  const sides = attribute(elem.attributes, 'workgroup_size');
  if (!sides?.length) throw invalid(elem, 'The entry point needs @workgroup_size.', '入口函数要写 @workgroup_size。');
  const [x, y = 1, z = 1] = sides.map(numberOf);
  if (x * y * z < 1 || x * y * z > MOST_THREADS)
    throw invalid(
      elem,
      `A workgroup has 1 to ${MOST_THREADS} threads; this one would have ${x * y * z}.`,
      `一个工作组有 1 到 ${MOST_THREADS} 个线程，这里是 ${x * y * z} 个。`,
    );
  const scope = outer.inner();
  for (const param of elem.params) {
    const { type, run } = told(ctx, module, param, scope);
    scope.add(param.name.decl.ident.originalName, { kind: 'value', expr: { type, run } });
  }
  return { workgroupSize: [x, y, z], body: block({ ctx, result: VOID }, elem.body, scope) };
}

/** One of WGSL's built-in values, or a structure of them. */
function told(ctx: Context, module: ModuleElem, param: FnParamElem, scope: Scope): { type: Type; run: Run } {
  const { typeRef } = param.name;
  if (!typeRef) throw invalid(param, 'A parameter needs a type.', '参数要写明类型。');
  const type = ctx.type(typeRef, scope);
  const own = builtinIn(param.attributes);
  if (own !== null) return { type, run: builtinValue(param, own) };
  const struct = module.decls.find(
    (one) => one.kind === 'struct' && type.kind === 'struct' && one.name.ident.originalName === type.name,
  );
  if (struct?.kind !== 'struct')
    throw invalid(param, 'A parameter of the entry point needs @builtin.', '入口函数的参数要写 @builtin。');
  const runs = struct.members.map((member) => {
    const name = builtinIn(member.attributes);
    if (name === null) throw invalid(member, 'This member needs @builtin.', '这个成员要写 @builtin。');
    return builtinValue(member, name);
  });
  return { type, run: (t) => runs.map((run) => run(t)) };
}

function builtinValue(at: { start: number }, name: string): Run {
  if (!BUILTINS.has(name)) throw notHere(at, `@builtin(${name})`);
  return (t) => t.builtins[name];
}

/** The entry point: what each thread runs, and what it is told of itself. */
import type { ExpressionElem, FnElem, FnParamElem, ModuleElem } from 'wesl/core';
import { attribute, builtinIn } from './attributes.ts';
import type { Context, Scope } from './context.ts';
import type { Run, Statement } from './machine.ts';
import { invalid, notHere } from './problem.ts';
import { statements } from './statements.ts';
import { nameOf, sameType, type Type, U32, VOID, vectorOf } from './types.ts';

export interface Entry {
  readonly elem: FnElem;
  readonly workgroupSize: readonly [x: number, y: number, z: number];
  readonly body: Statement;
}

const TRIPLE = vectorOf('u32', 3);

const BUILTINS: Readonly<Record<string, Type>> = {
  local_invocation_id: TRIPLE,
  local_invocation_index: U32,
  global_invocation_id: TRIPLE,
  workgroup_id: TRIPLE,
  num_workgroups: TRIPLE,
  subgroup_size: U32,
  subgroup_invocation_id: U32,
  subgroup_id: U32,
  num_subgroups: U32,
};

/** Of WGSL, and not here. */
const ELSEWHERE: ReadonlySet<string> = new Set(['global_invocation_index', 'workgroup_index']);

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
  const sides = attribute(elem.attributes, 'workgroup_size') ?? [];
  const [x, y = 1, z = 1] = sides.map(numberOf);
  if (x * y * z < 1 || x * y * z > MOST_THREADS)
    throw invalid(
      elem,
      `A workgroup has 1 to ${MOST_THREADS} threads; this one would have ${x * y * z}.`,
      `一个工作组有 1 到 ${MOST_THREADS} 个线程，这里是 ${x * y * z} 个。`,
    );
  const scope = checkEntry(ctx, module, elem, outer);
  const { body, start } = elem.body;
  return { elem, workgroupSize: [x, y, z], body: statements({ ctx, result: VOID }, body, scope, start) };
}

/** What an entry point is told, by the names that it gives to it. @throws InterpretError */
export function checkEntry(ctx: Context, module: ModuleElem, elem: FnElem, outer: Scope): Scope {
  if (!attribute(elem.attributes, 'workgroup_size')?.length)
    throw invalid(elem, 'The entry point needs @workgroup_size.', '入口函数要写 @workgroup_size。');
  if (elem.returnType) throw invalid(elem, 'A compute entry point returns nothing.', '计算入口函数没有返回值。');
  const scope = outer.inner();
  for (const param of elem.params) {
    const { type, run } = told(ctx, module, param, scope);
    scope.add(param, param.name.decl.ident.originalName, { kind: 'value', expr: { type, run } });
  }
  return scope;
}

/** One of WGSL's built-in values, or a structure of them. */
function told(ctx: Context, module: ModuleElem, param: FnParamElem, scope: Scope): { type: Type; run: Run } {
  const { typeRef } = param.name;
  if (!typeRef) throw invalid(param, 'A parameter needs a type.', '参数要写明类型。');
  const type = ctx.type(typeRef, scope);
  const own = builtinIn(param.attributes);
  if (own !== null) return { type, run: builtinValue(ctx, param, own, type) };
  const struct = module.decls.find(
    (one) => one.kind === 'struct' && type.kind === 'struct' && one.name.ident.originalName === type.name,
  );
  if (struct?.kind !== 'struct')
    throw invalid(param, 'A parameter of the entry point needs @builtin.', '入口函数的参数要写 @builtin。');
  const runs = struct.members.map((member) => {
    const of = ctx.type(member.typeRef, scope);
    const name = builtinIn(member.attributes);
    if (name === null) throw invalid(member, 'This member needs @builtin.', '这个成员要写 @builtin。');
    return builtinValue(ctx, member, name, of);
  });
  return { type, run: (t) => runs.map((run) => run(t)) };
}

function builtinValue(ctx: Context, at: { start: number }, name: string, type: Type): Run {
  if (ELSEWHERE.has(name)) throw notHere(at, `@builtin(${name})`);
  if (!Object.hasOwn(BUILTINS, name))
    throw invalid(at, `A compute shader has no @builtin(${name}).`, `计算着色器没有 @builtin(${name})。`);
  if (!sameType(type, BUILTINS[name]))
    throw invalid(
      at,
      `@builtin(${name}) is ${nameOf(BUILTINS[name])}; this is ${nameOf(type)}.`,
      `@builtin(${name}) 的类型是 ${nameOf(BUILTINS[name])}，这里是 ${nameOf(type)}。`,
    );
  if (name.includes('subgroup')) ctx.needs(at, 'subgroups');
  return (t) => t.builtins[name];
}

/**
 * Follows every thread of one workgroup through a WGSL text, far enough to know which places of workgroup memory it reads
 * and writes between which barriers. It computes no results: in a kernel that combines, who touches what follows from
 * thread numbers alone. A text that needs more than that is refused, and never guessed at.
 *
 * Loaded when a text is there to be followed, and not before: the parser is large.
 */
import { type AbstractElem, childElems, type FnElem, firstError, type GlobalVarElem, parseSrcModule } from 'wesl/core';
import { type Module, type Touch, UnreadError } from './module.ts';
import { isInt, type Value } from './values.ts';
import { Walk } from './walk.ts';

/** `unread`: the offset of something that cannot be followed. */
export type Followed = { readonly touches: readonly Touch[] } | { readonly unread: number };

/** @param uniforms values of variables that the text only reads, by name */
export function follow(code: string, uniforms: Readonly<Record<string, Value>>): Followed {
  const { moduleElem, diagnostics } = parseSrcModule({
    modulePath: 'package::main',
    debugFilePath: 'main.wgsl',
    src: code,
  });
  const error = firstError(diagnostics);
  if (error) return { unread: error.start };
  try {
    const module = moduleOf(childElems(moduleElem), uniforms);
    const entry = [...module.functions.values()].find((fn) => attributeOf(fn, 'compute'));
    if (!entry) return { unread: 0 };
    const touches: Touch[] = [];
    const threads = threadsOf(entry, module);
    for (let thread = 0; thread < threads; thread++) {
      new Walk(module, thread, (touch) => touches.push(touch)).enter(entry);
    }
    return { touches };
  } catch (problem) {
    if (problem instanceof UnreadError) return { unread: problem.at };
    throw problem;
  }
}

function moduleOf(elems: readonly AbstractElem[], uniforms: Readonly<Record<string, Value>>): Module {
  const functions = new Map<string, FnElem>();
  const variables = new Map<string, GlobalVarElem>();
  const values = new Map<string, Value>(Object.entries(uniforms));
  const module: Module = { functions, variables, values };
  for (const elem of elems) {
    if (elem.kind === 'fn') functions.set(elem.name.ident.originalName, elem);
    if (elem.kind !== 'gvar' && elem.kind !== 'const') continue;
    const { decl, typeRef } = elem.name;
    const name = decl.ident.originalName;
    if (elem.kind === 'gvar' && !values.has(name)) variables.set(name, elem);
    // A constant stands above those that use it, or they cannot be followed.
    if (elem.kind === 'const' && elem.init) values.set(name, constantOf(module, elem.init, typeRef?.name.originalName));
  }
  return module;
}

const constantOf = (module: Module, ...of: Parameters<Walk['constant']>): Value =>
  new Walk(module, 0, () => undefined).constant(...of);

function attributeOf({ attributes = [] }: FnElem, name: string) {
  for (const { attribute } of attributes) {
    if (attribute.kind === '@attribute' && attribute.name === name) return attribute;
  }
  return null;
}

/** Of a workgroup whose threads lie in a row. */
function threadsOf(entry: FnElem, module: Module): number {
  const sizes = (attributeOf(entry, 'workgroup_size')?.params ?? []).map(({ expression }) => {
    const size = constantOf(module, expression, 'u32');
    return isInt(size) ? size.n : 0;
  });
  const [threads, ...others] = sizes;
  if (!threads || threads > 1024 || others.some((size) => size !== 1)) throw new UnreadError(entry.start);
  return threads;
}

/** A text and what it is given, made into something that runs. */
import type {
  ConstElem,
  ExpressionElem,
  FnElem,
  GlobalVarElem,
  ModuleElem,
  OverrideElem,
  TypeRefElem,
} from 'wesl/core';
import type { InterpretRequest } from './api.ts';
import { attribute } from './attributes.ts';
import { type CompiledFunction, type Context, Layout, lineFinder, type Named, Scope } from './context.ts';
import { concreteExpr, constant, convertTo } from './convert.ts';
import { enabledIn, isEntryPoint, nameOfDeclaration, structType } from './declarations.ts';
import { checkEntry, type Entry, entryOf } from './entry.ts';
import { expression } from './expressions.ts';
import { checkFlow } from './flow.ts';
import { type Global, Globals } from './globals.ts';
import { checkAssertion, knownValue } from './local-declarations.ts';
import type { Before, Expr, Thread } from './machine.ts';
import { checkName } from './names.ts';
import { converter } from './numbers.ts';
import { InterpretError, invalid, notHere } from './problem.ts';
import { statements } from './statements.ts';
import { resolveType } from './type-names.ts';
import { isWhole, nameOf, scalarOf, type Type, VOID } from './types.ts';
import { checkUniformity } from './uniformity/check.ts';

export interface Program {
  readonly entry: Entry;
  readonly layout: Layout;
  /** Those that the entry point uses. */
  readonly globals: readonly Global[];
  /** Gives the private variables of a thread their first values. */
  readonly begin: readonly ((thread: Thread) => void)[];
}

/** @throws InterpretError */
export function compile(code: string, module: ModuleElem, request: InterpretRequest): Program {
  return new Compiler(code, module, request).program();
}

class Compiler implements Context {
  readonly code: string;
  readonly layout = new Layout();
  readonly lineOf: (offset: number) => number;
  readonly #declared = new Map<string, ModuleElem['decls'][number]>();
  readonly #known = new Map<string, Named>();
  /** Names whose meaning is being found: one that comes back is defined by itself. */
  readonly #open = new Set<string>();
  readonly #functions = new Map<FnElem, CompiledFunction | null>();
  readonly #constants: Readonly<Record<string, number>>;
  readonly #globals: Globals;
  readonly #enabled: ReadonlySet<string>;
  readonly #module: ModuleElem;
  readonly #scope = new Scope(null, (name) => this.#global(name));
  #before: Before[] | null = null;

  constructor(code: string, module: ModuleElem, request: InterpretRequest) {
    this.code = code;
    this.lineOf = lineFinder(code);
    this.#module = module;
    this.#constants = request.constants ?? {};
    this.#enabled = enabledIn(module);
    for (const elem of module.decls) {
      const name = nameOfDeclaration(elem);
      if (name === null) continue;
      checkName(elem as { start: number }, name);
      if (this.#declared.has(name))
        throw invalid(elem as { start: number }, `${name} is declared twice.`, `${name} 重复声明了。`);
      this.#declared.set(name, elem);
    }
    const variables = module.decls.flatMap((elem) => (elem.kind === 'gvar' ? [elem] : []));
    this.#globals = new Globals(variables, request, (elem) => this.#number(elem));
  }

  program(): Program {
    for (const name of Object.keys(this.#constants)) {
      const kind = this.#declared.get(name)?.kind;
      if (kind !== 'const' && kind !== 'override')
        throw invalid({ start: 0 }, `The text declares no constant ${name}.`, `代码里没有声明常量 ${name}。`);
    }
    const entry = entryOf(this, this.#module, this.#scope, (elem) => this.#number(elem));
    checkFlow(this.#module);
    this.#lookAtRest(entry.elem);
    checkUniformity(this.#module, this.lineOf);
    return { entry, layout: this.layout, globals: this.#globals.used, begin: this.#globals.begin };
  }

  /** What the entry point does not come to runs never, and has to be right all the same. */
  #lookAtRest(entry: FnElem): void {
    const { size, values } = this.layout;
    const [used, begun] = [this.#globals.used.length, this.#globals.begin.length];
    for (const elem of this.#module.decls) {
      try {
        this.#lookAt(elem, entry);
      } catch (error) {
        // What only this interpreter lacks, or has no buffer for, is missed by nobody there.
        if (!(error instanceof InterpretError) || error.kind === 'invalid') throw error;
      }
    }
    Object.assign(this.layout, { size, values });
    this.#globals.used.length = used;
    this.#globals.begin.length = begun;
  }

  #lookAt(elem: ModuleElem['decls'][number], entry: FnElem): void {
    if (elem.kind === 'fn') {
      if (elem !== entry) {
        if (attribute(elem.attributes, 'compute')) checkEntry(this, this.#module, elem, this.#scope);
        this.function(elem, true);
      }
    } else if (elem.kind === 'assert') this.withoutBefore(() => checkAssertion(this, elem, this.#scope));
    else {
      const name = nameOfDeclaration(elem);
      // An override that nobody uses needs no value.
      if (name !== null && !(elem.kind === 'override' && !elem.init)) this.#global(name);
    }
  }

  needs(at: { readonly start: number }, extension: string): void {
    if (!this.#enabled.has(extension))
      throw invalid(
        at,
        `This is of ${extension}: the text has to begin with “enable ${extension};”.`,
        `这里用到 ${extension}：代码开头要写“enable ${extension};”。`,
      );
  }

  expression(elem: ExpressionElem, scope: Scope, access: 'read' | 'write' = 'read'): Expr {
    return expression(this, elem, scope, access);
  }

  type(elem: TypeRefElem | ExpressionElem, scope: Scope): Type {
    return resolveType(this, elem, scope);
  }

  /** @param asLast of an entry point too, which nobody may call */
  function(elem: FnElem, asLast = false): CompiledFunction {
    const before = this.#functions.get(elem);
    if (before) return before;
    const name = elem.name.ident.originalName;
    if (!asLast && isEntryPoint(elem))
      throw invalid(elem, `${name} is an entry point, which nothing calls.`, `${name} 是入口函数，不能被调用。`);
    if (before === null)
      throw invalid(elem, `${name} calls itself, which WGSL does not allow.`, `${name} 调用了自身，WGSL 不允许递归。`);
    this.#functions.set(elem, null);
    try {
      const made = this.#compiled(elem);
      this.#functions.set(elem, made);
      return made;
    } catch (error) {
      this.#functions.delete(elem);
      throw error;
    }
  }

  #compiled(elem: FnElem): CompiledFunction {
    const scope = this.#scope.inner();
    const params = elem.params.map((param) => {
      const { decl, typeRef } = param.name;
      if (!typeRef) throw invalid(param, 'A parameter needs a type.', '参数要写明类型。');
      const type = this.type(typeRef, scope);
      const slot = this.layout.slot(type);
      if (!isWhole(type) && type.kind !== 'pointer' && type.kind !== 'texture')
        throw invalid(param, `A parameter cannot be ${nameOf(type)}.`, `参数不能是 ${nameOf(type)}。`);
      scope.add(param, decl.ident.originalName, { kind: 'value', expr: { type, run: slot.get } });
      return { type, slot };
    });
    const result = elem.returnType ? this.type(elem.returnType, scope) : VOID;
    if (elem.returnType && !isWhole(result))
      throw invalid(elem, `A function cannot return ${nameOf(result)}.`, `函数不能返回 ${nameOf(result)}。`);
    const { body, start } = elem.body;
    return { params, result, body: statements({ ctx: this, result }, body, scope, start) };
  }

  before(step: Before, offset: number): void {
    if (!this.#before)
      throw notHere({ start: offset }, 'waiting for other threads in this place', '在此处等待其他线程');
    this.#before.push(step);
  }

  collect<T>(make: () => T): { readonly made: T; readonly before: readonly Before[] } {
    const own: Before[] = [];
    return { made: this.#with(own, make), before: own };
  }

  withoutBefore<T>(make: () => T): T {
    return this.#with(null, make);
  }

  #with<T>(before: Before[] | null, make: () => T): T {
    const outer = this.#before;
    this.#before = before;
    try {
      return make();
    } finally {
      this.#before = outer;
    }
  }

  #global(name: string): Named | null {
    const known = this.#known.get(name);
    if (known) return known;
    const elem = this.#declared.get(name);
    if (!elem) return null;
    if (this.#open.has(name))
      throw invalid(elem as { start: number }, `${name} is defined by itself.`, `${name} 的定义用到了它自己。`);
    this.#open.add(name);
    try {
      const named = this.withoutBefore(() => this.#meaning(name, elem));
      this.#known.set(name, named);
      return named;
    } finally {
      this.#open.delete(name);
    }
  }

  #meaning(name: string, elem: ModuleElem['decls'][number]): Named {
    switch (elem.kind) {
      case 'const':
        return { kind: 'value', expr: this.#given(name, elem, knownValue(this, elem, this.#scope)) };
      case 'override':
        return { kind: 'value', expr: this.#override(name, elem) };
      case 'alias':
        return { kind: 'type', type: this.type(elem.typeRef, this.#scope) };
      case 'struct':
        return { kind: 'type', type: structType(this, elem, this.#scope, (one) => this.#number(one)) };
      case 'fn':
        return { kind: 'function', elem };
      case 'gvar':
        return { kind: 'variable', ref: this.#variable(elem) };
      default:
        throw notHere({ start: 0 }, elem.kind);
    }
  }

  #variable(elem: GlobalVarElem) {
    const { typeRef } = elem.name;
    const init = elem.init && this.expression(elem.init, this.#scope);
    const type = typeRef ? this.type(typeRef, this.#scope) : init && concreteExpr(elem, init).type;
    if (!type) throw invalid(elem, 'A var needs a type or a value.', 'var 要有类型或初值。');
    return this.#globals.declare(elem, type, init ? convertTo(elem, init, type) : null, this.layout);
  }

  /** What the request sets stands in place of what the text says, in the type of that. */
  #given(name: string, at: ConstElem | OverrideElem, expr: Expr): Expr {
    if (!Object.hasOwn(this.#constants, name)) return expr;
    const { type } = expr;
    if (type.kind !== 'scalar') throw invalid(at, `${name} is no number.`, `${name} 不是数。`);
    if (type.scalar === 'abstract-int' || type.scalar === 'abstract-float')
      return constant(
        Number.isInteger(this.#constants[name]) ? type : scalarOf('abstract-float'),
        this.#constants[name],
      );
    return constant(type, converter('abstract-float', type.scalar)(this.#constants[name]));
  }

  #override(name: string, elem: OverrideElem): Expr {
    const { typeRef } = elem.name;
    const type = typeRef && this.type(typeRef, this.#scope);
    if (elem.init) {
      const init = this.expression(elem.init, this.#scope);
      if (init.value === undefined) throw invalid(elem, 'An override has to be known.', 'override 的值必须可知。');
      return this.#given(name, elem, type ? convertTo(elem, init, type) : concreteExpr(elem, init));
    }
    if (!type || !Object.hasOwn(this.#constants, name))
      throw invalid(elem, `The override ${name} has no value.`, `override ${name} 没有值。`);
    return this.#given(name, elem, constant(type, 0));
  }

  /** The number that an attribute names. */
  #number(elem: ExpressionElem): number {
    const { value, type } = this.expression(elem, this.#scope);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      throw invalid(elem, `Here stands ${nameOf(type)}, where a whole number belongs.`, '这里应是一个整数。');
    return value;
  }
}

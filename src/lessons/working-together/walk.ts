/** One thread's way through a text: see follow.ts. */
import type { BlockElem, ExpressionElem, FnElem, FnParamElem, Statement } from 'wesl/core';
import { depthOf, indexesOf, isPart, nameOf, type Of, type Part, rootOf } from './elems.ts';
import { type Module, type Touch, UnreadError } from './module.ts';
import { binary, builtin, isInt, keptAs, literal, u32, unary, type Value, vec3u, zeroOf } from './values.ts';

/** More turns of loops than a kernel on one workgroup has. */
const MOST_TURNS = 4096;

/** How a statement ends: the next one follows, or a loop or the function is left. */
type Flow = 'on' | 'break' | 'continue' | 'return';

type Loop = Of<'for'> | Of<'while'> | Of<'loop'>;

interface Variable {
  value: Value;
}

type Scopes = readonly Map<string, Variable>[];

export class Walk {
  readonly #module: Module;
  readonly #thread: number;
  readonly #tell: (touch: Touch) => void;
  #scopes: Scopes = [];
  #phase = 0;
  #turns = 0;
  #returned: Value = null;

  constructor(module: Module, thread: number, tell: (touch: Touch) => void) {
    this.#module = module;
    this.#thread = thread;
    this.#tell = tell;
  }

  /** Walks through an entry point. */
  enter(entry: FnElem): void {
    const given = entry.params.map((param) => this.#builtinValue(param));
    this.#call(entry, given);
  }

  /** The value of a constant's expression. */
  constant(expression: ExpressionElem, type: string | undefined): Value {
    const value = this.#value(expression);
    return type === undefined ? value : keptAs(value, type);
  }

  #builtinValue({ attributes = [] }: FnParamElem): Value {
    for (const { attribute } of attributes) {
      if (attribute.kind !== '@builtin') continue;
      const { name } = attribute.param;
      if (name === 'local_invocation_index') return u32(this.#thread);
      if (name === 'local_invocation_id' || name === 'global_invocation_id') return vec3u(this.#thread);
      // The first workgroup: the others go the same way with other numbers.
      if (name === 'workgroup_id') return vec3u(0);
    }
    return null;
  }

  #call({ params, body }: FnElem, given: readonly Value[]): Value {
    const outside = this.#scopes;
    const names = params.map(({ name }, i) => {
      const value = keptAs(given[i] ?? null, name.typeRef?.name.originalName);
      return [name.decl.ident.originalName, { value }] as const;
    });
    this.#scopes = [new Map(names)];
    this.#returned = null;
    this.#block(body);
    this.#scopes = outside;
    return this.#returned;
  }

  #block({ body }: BlockElem): Flow {
    return this.#within(() => {
      for (const statement of body) {
        const flow = this.#statement(statement);
        if (flow !== 'on') return flow;
      }
      return 'on';
    });
  }

  /** What is declared inside is forgotten after it. */
  #within(inside: () => Flow): Flow {
    const outside = this.#scopes;
    this.#scopes = [...outside, new Map()];
    const flow = inside();
    this.#scopes = outside;
    return flow;
  }

  #statement(elem: Statement): Flow {
    switch (elem.kind) {
      case 'block':
        return this.#block(elem);
      case 'if': {
        if (this.#condition(elem.condition)) return this.#block(elem.body);
        return elem.else ? this.#statement(elem.else) : 'on';
      }
      case 'for':
      case 'while':
      case 'loop':
        return this.#within(() => this.#loop(elem));
      case 'break':
        return elem.condition && !this.#condition(elem.condition) ? 'on' : 'break';
      case 'continue':
        return 'continue';
      case 'return':
        this.#returned = elem.value ? this.#value(elem.value) : null;
        return 'return';
      case 'let':
      case 'const':
      case 'var':
        this.#declare(elem);
        return 'on';
      case 'assign':
        this.#assign(elem);
        return 'on';
      case 'increment':
      case 'decrement':
        this.#write(elem.target, elem.kind === 'increment' ? '+' : '-', { n: 1, type: 'literal' });
        return 'on';
      case 'call':
        this.#value(elem.call);
        return 'on';
      // The loop around it comes to it.
      case 'continuing':
      case 'empty':
      case 'assert':
        return 'on';
      default:
        throw new UnreadError(elem.start);
    }
  }

  #loop(loop: Loop): Flow {
    if (loop.kind === 'for' && loop.init) this.#statement(loop.init);
    for (;;) {
      if (++this.#turns > MOST_TURNS) throw new UnreadError(loop.start);
      if (loop.kind !== 'loop' && loop.condition && !this.#condition(loop.condition)) return 'on';
      const flow = this.#block(loop.body);
      if (flow === 'return') return flow;
      if (flow === 'break') return 'on';
      if (loop.kind === 'for' && loop.update) this.#statement(loop.update);
      if (loop.kind !== 'loop' || !loop.continuing) continue;
      this.#block(loop.continuing.body);
      if (loop.continuing.breakIf && this.#condition(loop.continuing.breakIf)) return 'on';
    }
  }

  #declare({ kind, name, init }: Of<'let'> | Of<'const'> | Of<'var'>): void {
    const type = name.typeRef?.name.originalName;
    const value = init ? this.#value(init) : zeroOf(type);
    const kept = kind === 'const' && type === undefined ? value : keptAs(value, type);
    this.#scopes[this.#scopes.length - 1].set(name.decl.ident.originalName, { value: kept });
  }

  #assign({ lhs, op, rhs }: Of<'assign'>): void {
    const value = this.#value(rhs);
    if (lhs.kind !== 'phony') this.#write(lhs, op.value.slice(0, -1), value);
  }

  /** @param operator between what is there and the value; empty where the value takes its place */
  #write(target: ExpressionElem, operator: string, value: Value): void {
    const inner = target.kind === 'parenthesized-expression' ? target.expression : target;
    const place = this.#placeOf(inner);
    if (place !== null) {
      if (operator) this.#touch(place, false, inner);
      this.#touch(place, true, inner);
      return;
    }
    if (isPart(inner)) {
      // A part of a variable of the function's own, or of memory that is no workgroup's: data, whatever is written.
      this.#value(inner);
      const whole = this.#variable(nameOf(rootOf(inner)));
      if (whole) whole.value = null;
      return;
    }
    const variable = this.#variable(nameOf(inner));
    if (!variable) throw new UnreadError(inner.start);
    const before = variable.value;
    const next = operator ? binary(operator, before, value) : value;
    variable.value = isInt(before) ? keptAs(next, before.type) : next;
  }

  #condition(expression: ExpressionElem): boolean {
    const value = this.#value(expression);
    // What depends on data cannot be followed.
    if (typeof value !== 'boolean') throw new UnreadError(expression.start);
    return value;
  }

  #value(elem: ExpressionElem): Value {
    switch (elem.kind) {
      case 'literal':
        return literal(elem.value);
      case 'parenthesized-expression':
        return this.#value(elem.expression);
      case 'unary-expression':
        // Through a pointer anything may be touched.
        if (elem.operator.value === '&' || elem.operator.value === '*') throw new UnreadError(elem.start);
        return unary(elem.operator.value, this.#value(elem.expression));
      case 'binary-expression':
        return this.#binary(elem);
      case 'call-expression':
        return this.#callValue(elem);
      case 'component-expression':
      case 'component-member-expression':
        return this.#partValue(elem);
      default:
        return this.#named(elem);
    }
  }

  #binary({ operator, left, right }: Of<'binary-expression'>): Value {
    const a = this.#value(left);
    if (operator.value === '&&' && a === false) return false;
    if (operator.value === '||' && a === true) return true;
    const b = this.#value(right);
    if (operator.value === '&&' || operator.value === '||') return a === null ? null : b;
    return binary(operator.value, a, b);
  }

  #callValue({ function: called, arguments: given }: Of<'call-expression'>): Value {
    const name = nameOf(called);
    const args = given.map((arg) => this.#value(arg));
    const own = this.#module.functions.get(name);
    if (own) return this.#call(own, args);
    // The other barriers order no accesses to workgroup memory: https://www.w3.org/TR/WGSL/#sync-builtin-functions
    if (name === 'workgroupBarrier') this.#phase++;
    return builtin(name, args);
  }

  #partValue(elem: Part): Value {
    const place = this.#placeOf(elem);
    if (place !== null) {
      this.#touch(place, false, elem);
      return null;
    }
    if (elem.kind === 'component-expression') this.#value(elem.access);
    const whole = this.#value(elem.base);
    if (elem.kind === 'component-expression' || typeof whole !== 'object' || whole === null) return null;
    return 'fields' in whole ? (whole.fields[elem.access.name] ?? null) : null;
  }

  #named(elem: ExpressionElem): Value {
    const place = this.#placeOf(elem);
    if (place !== null) {
      this.#touch(place, false, elem);
      return null;
    }
    const name = nameOf(elem);
    const variable = this.#variable(name);
    if (variable) return variable.value;
    return this.#module.values.get(name) ?? null;
  }

  #variable(name: string): Variable | undefined {
    return this.#scopes.findLast((scope) => scope.has(name))?.get(name);
  }

  /** `partial[3]` for a place of workgroup memory, null for whatever else. */
  #placeOf(elem: ExpressionElem): string | null {
    const root = rootOf(elem);
    const name = nameOf(root);
    const declared = this.#variable(name) ? undefined : this.#module.variables.get(name);
    if (!declared?.template?.some((one) => one.name === 'workgroup')) return null;
    const indexes = indexesOf(elem).map((index) => {
      const value = this.#value(index);
      if (!isInt(value)) throw new UnreadError(index.start);
      return `[${value.n}]`;
    });
    const depth = depthOf(declared.name.typeRef);
    // A whole array at once; parts of an element count as the element.
    if (indexes.length < depth) throw new UnreadError(elem.start);
    return name + indexes.slice(0, depth).join('');
  }

  #touch(place: string, write: boolean, { start }: ExpressionElem): void {
    this.#tell({ thread: this.#thread, place, write, phase: this.#phase, at: start });
  }
}

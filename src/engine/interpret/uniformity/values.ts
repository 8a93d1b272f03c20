/** Of an expression: whether its value may differ from thread to thread. Calls at which all threads have to meet are held to it. */
import type { ExpressionElem, FunctionCallExpression } from 'wesl/core';
import { namedBy } from '../type-names.ts';
import { holds, type Names, type Root, type State } from './state.ts';

export interface Value {
  /** Whether what stands there may differ. */
  readonly varies: boolean;
  /** Whether where it stands may differ: indices. */
  readonly wanders: boolean;
  readonly root: Root | null;
  /** Whether it is the address of that. */
  readonly isPointer: boolean;
}

export interface Analysis {
  /** Of a function of the text. @param state is changed by what the function does through pointers */
  call(elem: FunctionCallExpression, args: readonly Value[], state: State, names: Names): Value | null;
  /** @throws InterpretError where some threads may stay away */
  meets(at: FunctionCallExpression, name: string, state: State, args: readonly Value[]): void;
  step(): void;
}

const plain = (varies: boolean): Value => ({ varies, wanders: false, root: null, isPointer: false });

export function valued(on: Analysis, elem: ExpressionElem, state: State, names: Names): Value {
  on.step();
  const of = (one: ExpressionElem) => valued(on, one, state, names);
  const here = state.apart !== null;
  switch (elem.kind) {
    case 'parenthesized-expression':
      return of(elem.expression);
    case 'ref':
      return named(elem.ident.originalName, state, names);
    case 'component-member-expression':
      return pointed(of(elem.base), state);
    case 'component-expression': {
      const base = pointed(of(elem.base), state);
      const index = of(elem.access);
      return { ...base, varies: base.varies || index.varies, wanders: base.wanders || index.varies };
    }
    case 'unary-expression': {
      const operand = of(elem.expression);
      if (elem.operator.value === '&') return { ...operand, varies: here || operand.wanders, isPointer: true };
      return elem.operator.value === '*' ? pointed(operand, state) : plain(operand.varies);
    }
    case 'binary-expression': {
      const left = of(elem.left);
      const maybe = elem.operator.value === '&&' || elem.operator.value === '||';
      if (!maybe || !left.varies) {
        const right = of(elem.right);
        return plain(left.varies || right.varies);
      }
      const { apart } = state;
      state.apart ??= elem.left.start;
      of(elem.right);
      state.apart = apart;
      return plain(true);
    }
    case 'call-expression':
      return call(on, elem, state, names);
    default:
      return plain(here);
  }
}

function named(name: string, state: State, names: Names): Value {
  const found = names.find(name);
  const here = state.apart !== null;
  if (found?.kind === 'module') return { varies: here || found.varies, wanders: false, root: found, isPointer: false };
  if (found?.kind !== 'own') return plain(here);
  const varies = here || (state.varies.get(found.id) ?? false);
  if (found.pointsTo) return { varies, wanders: varies, root: found.pointsTo, isPointer: true };
  return { varies, wanders: false, root: found.isVar ? { kind: 'own', id: found.id } : null, isPointer: false };
}

/** What a pointer leads to; anything else stays what it is. */
function pointed(value: Value, state: State): Value {
  if (!value.isPointer || !value.root) return value;
  return { ...value, varies: value.varies || holds(value.root, state), isPointer: false };
}

/** The result tells nothing of what each thread gave. */
const ALIKE: ReadonlySet<string> = new Set(['workgroupUniformLoad']);
/** They wait for each other. */
const MEETINGS = /^(workgroupBarrier|storageBarrier|textureBarrier|workgroupUniformLoad|subgroup.*|quad.*)$/;
/** Their result is another from thread to thread. */
const APART = /^(atomic|subgroup|quad)/;

function call(on: Analysis, elem: FunctionCallExpression, state: State, names: Names): Value {
  const name = namedBy(elem.function)?.name ?? '';
  const args = elem.arguments.map((one) => valued(on, one, state, names));
  const own = on.call(elem, args, state, names);
  if (own) return own;
  const here = state.apart !== null;
  if (names.find(name) === null && MEETINGS.test(name)) on.meets(elem, name, state, args);
  if (ALIKE.has(name)) return plain(here);
  return plain(here || APART.test(name) || args.some(({ varies }) => varies));
}

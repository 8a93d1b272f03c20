/**
 * Barriers need every thread of a workgroup. Compilers refuse one that a condition may keep some away from, whether or not
 * it ever does: https://www.w3.org/TR/WGSL/#uniformity. Found here by following what may differ from thread to thread, each
 * function anew for each of its calls.
 */
import type { ExpressionElem, FnElem, FunctionCallExpression, ModuleElem, Statement } from 'wesl/core';
import { builtinIn } from '../attributes.ts';
import { isEntryPoint } from '../declarations.ts';
import { invalid } from '../problem.ts';
import { namedBy } from '../type-names.ts';
import { copied, isSame, joined, Names, type Root, type State } from './state.ts';
import { type Analysis, type Value, valued } from './values.ts';

/** How a statement may be left, and what is known on each way. */
interface Ends {
  readonly next: State | null;
  readonly breaks: State | null;
  readonly continues: State | null;
  readonly returns: State | null;
}

const going = (next: State | null): Ends => ({ next, breaks: null, continues: null, returns: null });

const bothOf = (a: Ends, b: Ends): Ends => ({
  next: joined(a.next, b.next),
  breaks: joined(a.breaks, b.breaks),
  continues: joined(a.continues, b.continues),
  returns: joined(a.returns, b.returns),
});

/** Built-in values that are alike in a workgroup. */
const ALIKE: ReadonlySet<string> = new Set(['workgroup_id', 'num_workgroups', 'subgroup_size', 'num_subgroups']);

/** Elements to look at, those of a function for each of its calls; a text that takes more is not looked at further. */
const MOST_STEPS = 400_000;
class TooMany extends Error {}

/** @throws InterpretError */
export function checkUniformity(module: ModuleElem, lineOf: (offset: number) => number): void {
  try {
    new Check(module, lineOf).all();
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
  }
}

class Check implements Analysis {
  readonly #module: ModuleElem;
  readonly #lineOf: (offset: number) => number;
  readonly #names = new Names();
  /** Whether subgroups are to be held to it. */
  readonly #strict: boolean;
  /** Of the functions that are being followed: whether what each returns may differ. */
  readonly #results: { varies: boolean }[] = [];
  #steps = 0;

  constructor(module: ModuleElem, lineOf: (offset: number) => number) {
    this.#module = module;
    this.#lineOf = lineOf;
    this.#strict = !module.decls.some(
      (elem) =>
        elem.kind === 'directive' &&
        elem.directive.kind === 'diagnostic' &&
        elem.directive.rule[0].name === 'subgroup_uniformity',
    );
    for (const elem of module.decls) {
      if (elem.kind === 'fn') this.#names.add(elem.name.ident.originalName, { kind: 'function', elem });
      if (elem.kind !== 'gvar') continue;
      const [space, access] = (elem.template ?? []).map(({ name }) => name);
      const varies = space === 'workgroup' || space === 'private' || (space === 'storage' && access === 'read_write');
      this.#names.add(elem.name.decl.ident.originalName, { kind: 'module', varies });
    }
  }

  all(): void {
    for (const elem of this.#module.decls) {
      if (elem.kind !== 'fn') continue;
      const state: State = { apart: null, varies: new Map() };
      const isEntry = isEntryPoint(elem);
      this.#function(
        elem,
        elem.params.map((param) => isEntry && !this.#isAlike(param)),
        elem.params.map(() => null),
        state,
      );
    }
  }

  #isAlike({ attributes, name }: FnElem['params'][number]): boolean {
    const own = builtinIn(attributes);
    if (own !== null) return ALIKE.has(own);
    const type = name.typeRef?.name.originalName;
    const struct = this.#module.decls.find((one) => one.kind === 'struct' && one.name.ident.originalName === type);
    return struct?.kind === 'struct' && struct.members.every((one) => ALIKE.has(builtinIn(one.attributes) ?? ''));
  }

  step(): void {
    if (++this.#steps > MOST_STEPS) throw new TooMany();
  }

  meets(at: FunctionCallExpression, name: string, { apart }: State, args: readonly Value[]): void {
    if (/^(subgroup|quad)/.test(name) && !this.#strict) return;
    if (apart !== null)
      throw invalid(
        at,
        `All threads of a workgroup have to come to ${name}, and the condition in line ${this.#lineOf(apart)} may keep some away: it is not certain to be the same for all of them.`,
        `工作组的所有线程都必须到达 ${name}，而第 ${this.#lineOf(apart)} 行的条件可能让一部分线程到不了：它对各个线程不一定相同。`,
      );
    if (name === 'workgroupUniformLoad' && args.some(({ wanders }) => wanders))
      throw invalid(
        at,
        'workgroupUniformLoad reads one place for all threads; this one may differ from thread to thread.',
        'workgroupUniformLoad 为所有线程读取同一个位置，而这里的位置可能因线程而异。',
      );
  }

  call(elem: FunctionCallExpression, args: readonly Value[], state: State, names: Names): Value | null {
    const own = names.find(namedBy(elem.function)?.name ?? '');
    if (own?.kind !== 'function') return null;
    const varies = this.#function(
      own.elem,
      args.map((arg) => arg.varies),
      args.map((arg) => (arg.isPointer ? arg.root : null)),
      state,
    );
    return { varies: varies || state.apart !== null, wanders: false, root: null, isPointer: false };
  }

  /** @returns whether its result may differ */
  #function(elem: FnElem, varies: readonly boolean[], roots: readonly (Root | null)[], state: State): boolean {
    const names = this.#names.inner();
    for (const [place, param] of elem.params.entries()) {
      names.add(param.name.decl.ident.originalName, {
        kind: 'own',
        id: param,
        pointsTo: roots[place] ?? null,
        isVar: false,
      });
      state.varies.set(param, varies[place] ?? false);
    }
    const result = { varies: false };
    this.#results.push(result);
    const { next, returns } = this.#inOrder(elem.body.body, copied(state), names);
    this.#results.pop();
    for (const [id, own] of joined(next, returns)?.varies ?? []) state.varies.set(id, own);
    return result.varies;
  }

  #inOrder(statements: readonly Statement[], state: State, names: Names): Ends {
    let ends = going(state);
    for (const statement of statements) {
      if (!ends.next) break;
      ends = bothOf({ ...ends, next: null }, this.#follow(statement, ends.next, names));
    }
    return ends;
  }

  #block(body: { readonly body: readonly Statement[] }, state: State, names: Names): Ends {
    return this.#inOrder(body.body, state, names.inner());
  }

  #follow(elem: Statement, state: State, names: Names): Ends {
    this.step();
    const of = (one: ExpressionElem) => valued(this, one, state, names);
    switch (elem.kind) {
      case 'block':
        return this.#block(elem, state, names);
      case 'if': {
        const test = of(elem.condition);
        const inside: State = { ...state, apart: state.apart ?? (test.varies ? elem.condition.start : null) };
        const yes = this.#block(elem.body, copied(inside), names);
        const no = elem.else ? this.#follow(elem.else, copied(inside), names) : going(copied(inside));
        return together(bothOf(yes, no), state);
      }
      case 'switch': {
        const test = of(elem.selector);
        const inside: State = { ...state, apart: state.apart ?? (test.varies ? elem.selector.start : null) };
        const all = elem.clauses.map(({ body }) => this.#block(body, copied(inside), names)).reduce(bothOf);
        return together({ ...all, next: joined(all.next, all.breaks), breaks: null }, state);
      }
      case 'for': {
        const own = names.inner();
        const begun = elem.init ? this.#follow(elem.init, state, own).next : state;
        return this.#loop(begun ?? state, own, elem.condition, elem.body.body, elem.update ? [elem.update] : []);
      }
      case 'while':
        return this.#loop(state, names, elem.condition, elem.body.body, []);
      case 'loop':
        return this.#loop(
          state,
          names,
          undefined,
          elem.body.body.filter(({ kind }) => kind !== 'continuing'),
          elem.continuing?.body.body ?? [],
        );
      case 'return': {
        const result = this.#results[this.#results.length - 1];
        if (elem.value) result.varies = of(elem.value).varies || result.varies;
        return { ...going(null), returns: state };
      }
      case 'break': {
        if (!elem.condition) return { ...going(null), breaks: state };
        const left = parted(state, of(elem.condition), elem.condition);
        return { ...going(left), breaks: copied(left) };
      }
      case 'continue':
        return { ...going(null), continues: state };
      default:
        this.#plain(elem, state, names);
        return going(state);
    }
  }

  #plain(elem: Statement, state: State, names: Names): void {
    const of = (one: ExpressionElem) => valued(this, one, state, names);
    switch (elem.kind) {
      case 'var':
      case 'let':
      case 'const': {
        const value = elem.init && of(elem.init);
        state.varies.set(elem, value ? value.varies : state.apart !== null);
        const pointsTo = value?.isPointer ? value.root : null;
        names.add(elem.name.decl.ident.originalName, { kind: 'own', id: elem, pointsTo, isVar: elem.kind === 'var' });
        return;
      }
      case 'assign': {
        const { varies } = of(elem.rhs);
        if (elem.lhs.kind === 'phony') return;
        const { root, wanders } = of(elem.lhs);
        if (root?.kind !== 'own') return;
        const whole = elem.op.value === '=' && isWhole(elem.lhs);
        state.varies.set(root.id, varies || wanders || (!whole && (state.varies.get(root.id) ?? false)));
        return;
      }
      case 'increment':
      case 'decrement': {
        const { root, varies } = of(elem.target);
        if (root?.kind === 'own') state.varies.set(root.id, varies || (state.varies.get(root.id) ?? false));
        return;
      }
      case 'call':
        of(elem.call);
    }
  }

  /** Turn after turn, until another tells nothing new. */
  #loop(
    before: State,
    names: Names,
    condition: ExpressionElem | undefined,
    body: readonly Statement[],
    last: readonly Statement[],
  ): Ends {
    let head = copied(before);
    for (;;) {
      const own = names.inner();
      let begun = copied(head);
      if (condition) begun = parted(begun, valued(this, condition, begun, own), condition);
      const out = condition ? copied(begun) : null;
      const turn = this.#inOrder(body, begun, own);
      const turned = joined(turn.next, turn.continues);
      const ended = turned ? this.#inOrder(last, copied(turned), own.inner()) : going(null);
      const again = joined(head, ended.next) ?? head;
      if (isSame(again, head)) {
        const next = joined(out, joined(turn.breaks, ended.breaks));
        return together({ ...going(next), returns: joined(turn.returns, ended.returns) }, before);
      }
      head = again;
    }
  }
}

/** After a condition that leads out of what it stands in. */
const parted = (state: State, test: Value, condition: ExpressionElem): State => ({
  ...state,
  apart: state.apart ?? (test.varies ? condition.start : null),
});

/** Where a statement is left one way only, all threads come together behind it. */
function together(ends: Ends, before: State): Ends {
  if (!ends.next || ends.breaks || ends.continues || ends.returns) return ends;
  return going({ ...ends.next, apart: before.apart });
}

/** Whether all of a variable is written, and not a part. */
function isWhole(elem: ExpressionElem): boolean {
  if (elem.kind === 'parenthesized-expression') return isWhole(elem.expression);
  return elem.kind === 'ref' || (elem.kind === 'unary-expression' && elem.operator.value === '*');
}

/** Statements that run others again, or choose among them; each as it is where nothing in it waits, and where something does. */
import {
  type Before,
  BREAK,
  CONTINUE,
  type End,
  GO,
  RETURN,
  type Run,
  type Statement,
  type Waiting,
} from './machine.ts';

type Step = (thread: Parameters<Run>[0]) => void;

/** Puts in front of a statement what its expressions wait for. */
export function after(before: readonly Before[], statement: Statement): Statement {
  if (before.length === 0) return statement;
  return {
    waits: true,
    *run(t): Waiting<End> {
      for (const step of before) yield* step(t);
      return statement.waits ? yield* statement.run(t) : statement.run(t);
    },
  };
}

export const plain = (run: (thread: Parameters<Run>[0]) => End): Statement => ({ waits: false, run });

export const doing = (step: Step): Statement =>
  plain((t) => {
    step(t);
    return GO;
  });

/** @param start where in the text it stands, for the limit of steps */
export function sequence(statements: readonly Statement[], start: number): Statement {
  const count = Math.max(1, statements.length);
  const quick = statements.flatMap((one) => (one.waits ? [] : [one.run]));
  if (quick.length === statements.length) {
    if (quick.length === 1) {
      const [only] = quick;
      return plain((t) => {
        t.machine.step(1, start);
        return only(t);
      });
    }
    return plain((t) => {
      t.machine.step(count, start);
      for (let i = 0; i < quick.length; i++) {
        const end = quick[i](t);
        if (end !== GO) return end;
      }
      return GO;
    });
  }
  return {
    waits: true,
    *run(t): Waiting<End> {
      t.machine.step(count, start);
      for (const one of statements) {
        const end = one.waits ? yield* one.run(t) : one.run(t);
        if (end !== GO) return end;
      }
      return GO;
    },
  };
}

export function choice(condition: Run, yes: Statement, no: Statement | null): Statement {
  if (!yes.waits && !no?.waits) {
    const [a, b] = [yes.run, no?.run];
    return plain((t) => (condition(t) ? a(t) : b ? b(t) : GO));
  }
  return {
    waits: true,
    *run(t): Waiting<End> {
      const taken = condition(t) ? yes : no;
      if (!taken) return GO;
      return taken.waits ? yield* taken.run(t) : taken.run(t);
    },
  };
}

export interface Clause {
  /** Empty for a default alone. */
  readonly values: readonly number[];
  readonly isDefault: boolean;
  readonly body: Statement;
}

/** A break in it leaves the switch. */
export function switching(selector: Run, clauses: readonly Clause[]): Statement {
  const byValue = new Map(clauses.flatMap(({ values, body }) => values.map((value) => [value, body] as const)));
  const other = clauses.find(({ isDefault }) => isDefault)?.body ?? doing(() => undefined);
  const left = (end: End): End => (end === BREAK ? GO : end);
  if (clauses.every(({ body }) => !body.waits))
    return plain((t) => {
      const body = byValue.get(selector(t) as number) ?? other;
      return body.waits ? GO : left(body.run(t));
    });
  return {
    waits: true,
    *run(t): Waiting<End> {
      const body = byValue.get(selector(t) as number) ?? other;
      return left(body.waits ? yield* body.run(t) : body.run(t));
    },
  };
}

export interface LoopParts {
  readonly first: Statement | null;
  /** Leaves the loop where it is false; always goes on where there is none. May wait: then it is a statement that breaks. */
  readonly condition: Statement | null;
  readonly body: Statement;
  /** After each turn, and after a `continue`; it may break. */
  readonly last: Statement | null;
}

/** All of WGSL's loops. */
export function looping({ first, condition, body, last }: LoopParts): Statement {
  if (!first?.waits && !condition?.waits && !body.waits && !last?.waits) {
    const [begin, test, turn, then] = [first?.run, condition?.run, body.run, last?.run];
    return plain((t) => {
      if (begin) begin(t);
      for (;;) {
        if (test && test(t) === BREAK) return GO;
        const end = turn(t);
        if (end === BREAK) return GO;
        if (end === RETURN) return end;
        if (then && then(t) === BREAK) return GO;
      }
    });
  }
  return {
    waits: true,
    *run(t): Waiting<End> {
      if (first) yield* ran(first, t);
      for (;;) {
        if (condition && (yield* ran(condition, t)) === BREAK) return GO;
        const end = yield* ran(body, t);
        if (end === BREAK) return GO;
        if (end === RETURN) return end;
        if (last && (yield* ran(last, t)) === BREAK) return GO;
      }
    },
  };
}

function* ran(statement: Statement, t: Parameters<Run>[0]): Waiting<End> {
  return statement.waits ? yield* statement.run(t) : statement.run(t);
}

export const BREAKING = plain(() => BREAK);
export const CONTINUING = plain(() => CONTINUE);

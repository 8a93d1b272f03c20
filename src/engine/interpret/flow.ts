/**
 * Where control goes: how a statement may be left. What a compiler refuses of that: a function that may end without its
 * result, a loop that nothing leaves, a `break` that leaves nothing. https://www.w3.org/TR/WGSL/#behaviors
 */
import type { BlockElem, FnElem, LoopElem, ModuleElem, Statement, SwitchElem } from 'wesl/core';
import { invalid } from './problem.ts';

type Way = 'next' | 'break' | 'continue' | 'return';
type Ways = ReadonlySet<Way>;

/** What stands around a statement. */
interface Around {
  /** Whether a `break` leaves something. */
  readonly breaks: boolean;
  readonly continues: boolean;
  readonly returns: boolean;
}

const NEXT: Ways = new Set<Way>(['next']);
const BROKEN: Ways = new Set<Way>(['break']);
const OUTSIDE: Around = { breaks: false, continues: false, returns: true };
const IN_LOOP = { breaks: true, continues: true } as const;
/** It is left by `break if` alone, which its loop is asked of. */
const IN_CONTINUING: Around = { breaks: false, continues: false, returns: false };

/** @throws InterpretError */
export function checkFlow({ decls }: ModuleElem): void {
  for (const elem of decls) if (elem.kind === 'fn') checkFunction(elem);
}

function checkFunction({ body, returnType, name, start }: FnElem): void {
  const ways = ofBlock(body, OUTSIDE);
  if (!returnType || !ways.has('next')) return;
  const called = name.ident.originalName;
  throw invalid(
    { start },
    `${called} may end without returning its result: some way through it comes to no return.`,
    `${called} 可能没有返回结果就结束：有的路径走不到 return。`,
  );
}

const ofBlock = ({ body }: BlockElem, around: Around): Ways => inOrder(body, around);

function inOrder(statements: readonly Statement[], around: Around): Ways {
  let ways = NEXT;
  for (const statement of statements) {
    // What is never come to is held to the rules all the same.
    const own = waysOf(statement, around);
    if (ways.has('next')) ways = joined(without(ways, 'next'), own);
  }
  return ways;
}

const joined = (...all: readonly Ways[]): Ways => new Set(all.flatMap((ways) => [...ways]));
const without = (ways: Ways, ...left: readonly Way[]): Ways => new Set([...ways].filter((way) => !left.includes(way)));

function waysOf(statement: Statement, around: Around): Ways {
  switch (statement.kind) {
    case 'block':
      return ofBlock(statement, around);
    case 'if': {
      const { body, else: other } = statement;
      return joined(ofBlock(body, around), other ? waysOf(other, around) : NEXT);
    }
    case 'for':
    case 'while': {
      const { body, condition } = statement;
      const turn = ofBlock(body, { ...around, ...IN_LOOP });
      return left(statement.start, condition ? joined(turn, BROKEN) : turn);
    }
    case 'loop':
      return ofLoop(statement, around);
    case 'switch':
      return ofSwitch(statement, around);
    case 'return':
      if (!around.returns)
        throw invalid(statement, 'A continuing block has no return.', 'continuing 块里不能 return。');
      return new Set<Way>(['return']);
    case 'break':
      if (!around.breaks)
        throw invalid(
          statement,
          'There is no loop or switch to break out of here.',
          '这里没有可以 break 的循环或 switch。',
        );
      if (statement.condition)
        throw invalid(
          statement,
          'break if ends a continuing block, and stands nowhere else.',
          'break if 只能写在 continuing 块的末尾。',
        );
      return BROKEN;
    case 'continue':
      if (!around.continues)
        throw invalid(statement, 'There is no loop to continue here.', '这里没有可以 continue 的循环。');
      return new Set<Way>(['continue']);
    case 'discard':
      throw invalid(statement, 'Only a fragment shader can discard.', '只有片元着色器才能 discard。');
    default:
      return NEXT;
  }
}

/** @param ways how its turns end; a loop that nobody leaves is none */
function left(start: number, ways: Ways): Ways {
  const out = without(ways, 'next', 'continue', 'break');
  if (ways.has('break')) return joined(out, NEXT);
  if (out.size) return out;
  throw invalid(
    { start },
    'Nothing leaves this loop: it needs a break or a return.',
    '没有办法离开这个循环：要有 break 或 return。',
  );
}

function ofLoop({ body, continuing, start }: LoopElem, around: Around): Ways {
  const turn = inOrder(
    body.body.filter(({ kind }) => kind !== 'continuing'),
    { ...around, ...IN_LOOP },
  );
  if (!continuing) return left(start, turn);
  const statements = continuing.body.body;
  const last = statements[statements.length - 1];
  const ends = last?.kind === 'break' && last.condition !== undefined;
  inOrder(ends ? statements.slice(0, -1) : statements, IN_CONTINUING);
  return left(start, ends ? joined(turn, BROKEN) : turn);
}

function ofSwitch({ clauses, start }: SwitchElem, around: Around): Ways {
  const defaults = clauses.flatMap(({ selectors }) => selectors.filter((one) => one === 'default')).length;
  if (defaults !== 1)
    throw invalid(
      { start },
      'A switch has one default: it says what happens otherwise.',
      'switch 要有且只有一个 default。',
    );
  const ways = joined(...clauses.map(({ body }) => ofBlock(body, { ...around, breaks: true })));
  return ways.has('break') ? joined(without(ways, 'break'), NEXT) : ways;
}

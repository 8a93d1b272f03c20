/** What ends an interpretation early: thrown anywhere within, told to whoever asked. */
import type { LocalText } from '../contract.ts';
import { text } from '../text.ts';
import type { ProblemKind } from './api.ts';

export class InterpretError extends Error {
  readonly kind: ProblemKind;
  readonly words: LocalText;
  /** Of the text, in UTF-16 code units; null where it is of the whole. */
  readonly offset: number | null;
  /** Whether the text is right but for what a value comes to. */
  readonly isOfValue: boolean;

  constructor(kind: ProblemKind, words: LocalText, offset: number | null, isOfValue = false) {
    super(words.en);
    this.kind = kind;
    this.words = words;
    this.offset = offset;
    this.isOfValue = isOfValue;
  }
}

interface At {
  readonly start: number;
}

export const invalid = (at: At, en: string, zh: string) => new InterpretError('invalid', text(en, zh), at.start);

/** Of what a value comes to that is known beforehand. */
export const invalidValue = (at: At, en: string, zh: string) =>
  new InterpretError('invalid', text(en, zh), at.start, true);

/** @param what as it stands in the text, or the name of an idea */
export const notHere = (at: At, what: string, zh = what) =>
  new InterpretError(
    'not-here',
    text(
      `Not in the interpreter: ${what}. On a GPU it may run all the same.`,
      `解释器不支持 ${zh}。在 GPU 上也许照样能运行。`,
    ),
    at.start,
  );

export const badBinding = (at: At | null, en: string, zh: string) =>
  new InterpretError('bindings', text(en, zh), at?.start ?? null);

export const endless = (limit: number, offset: number) =>
  new InterpretError(
    'endless',
    text(
      `After ${limit.toLocaleString('en')} steps the kernel has not ended. A loop may never leave, or wait for a thread that has not had its turn; or the shape is too large for an interpreter.`,
      `执行了 ${limit.toLocaleString('en')} 步，内核仍未结束。可能有循环永远不退出，或在等一个还没轮到的线程；也可能是规模对解释器来说太大。`,
    ),
    offset,
  );

export const divergent = (offset: number, arrived: number, all: number) =>
  new InterpretError(
    'divergent',
    text(
      `${arrived} of the ${all} threads of a workgroup ${arrived === 1 ? 'waits' : 'wait'} at this barrier; the others have ended or wait at another one. All threads have to come to the same barrier: no condition or early return may keep one away.`,
      `工作组的 ${all} 个线程中，有 ${arrived} 个在这道屏障处等待，其余的已经结束或停在另一道屏障处。所有线程都必须到达同一道屏障：不能有条件判断或提前返回让某个线程绕开它。`,
    ),
    offset,
  );

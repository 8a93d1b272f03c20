/**
 * Says of tokens whether they are a story of the grammar and whether what it tells agrees: who lost something finds it,
 * pronouns go with their names, sums are right.
 */
import type { Locale, LocalText } from '../../../engine/contract.ts';
import { type CompiledKind, type Run, type Slot, type Stories, storiesOf } from './compiled.ts';
import { type FaultKind, wording } from './faults.ts';
import { type Filled, type Reading, read, type Stuck } from './read.ts';
import { faceOf, type Throw } from './tell.ts';
import { END } from './vocabulary.ts';

export interface Fault {
  readonly kind: FaultKind;
  /** The first token that it is about; the number of tokens where the story breaks off. */
  readonly at: number;
  /** How many tokens it is about: none where something is missing. */
  readonly length: number;
  readonly text: LocalText;
}

export interface Verdict {
  readonly right: boolean;
  /** In the order of the text. What stands after the first token that cannot be read is not judged. */
  readonly faults: readonly Fault[];
  /** The only dice that give this text, where it is right. */
  readonly dice?: Throw;
}

/** @param given w₁ … wₙ END, without an END before them. One that never ends lacks the last. */
export function judge(locale: Locale, given: ArrayLike<number>): Verdict {
  const tokens = Array.from(given);
  const stories = storiesOf(locale);
  const unknown = tokens.findIndex((token) => stories.vocabulary.tokens[token] === undefined);
  if (unknown >= 0) return wrong({ kind: 'unknown', at: unknown, length: 1, text: wording.unknown(tokens[unknown]) });
  const end = tokens.indexOf(END);
  if (end >= 0 && end < tokens.length - 1) {
    return wrong({ kind: 'after-end', at: end + 1, length: tokens.length - end - 1, text: wording.afterEnd() });
  }
  const { readings, stuck } = read(stories, tokens);
  if (readings.length === 0) return wrong(formFault(stories, tokens, stuck));
  const judged = readings.map((reading) => ({ reading, faults: faultsOf(stories, reading) }));
  const { reading, faults } = judged.reduce((best, one) => (one.faults.length < best.faults.length ? one : best));
  if (faults.length > 0) return { right: false, faults };
  return { right: true, faults, dice: throwBehind(stories, reading) };
}

const wrong = (fault: Fault): Verdict => ({ right: false, faults: [fault] });

function formFault({ vocabulary }: Stories, tokens: readonly number[], { at, expected }: Stuck): Fault {
  const words = Array.from(expected, (token) => vocabulary.tokens[token].text);
  if (at >= tokens.length || tokens[at] === END) return { kind: 'cut', at, length: 0, text: wording.cut(words) };
  return { kind: 'form', at, length: 1, text: wording.form(vocabulary.tokens[tokens[at]].text, words) };
}

/** The place in its list of who or what a role is: who is named first in it, or who follows from that. */
function castOf({ roles }: CompiledKind, filled: readonly Filled[]): Record<string, number> {
  const cast: Record<string, number> = {};
  for (const [name, { follows }] of Object.entries(roles)) {
    if (follows) {
      cast[name] = follows.place(cast[follows.from[0]], cast[follows.from[1]]);
    } else {
      const first = filled.find(({ slot }) => slot.role === name && slot.form === 'self');
      cast[name] = first ? first.slot.runs.findIndex((run) => same(run, first.run)) : -1;
    }
  }
  return cast;
}

function faultsOf({ grammar, kinds, vocabulary }: Stories, { kind, filled }: Reading): Fault[] {
  const { roles } = kinds[kind];
  const cast = castOf(kinds[kind], filled);
  const nameOf = (role: string) => grammar.kinds[kind].roles[role].list[cast[role]].self;
  const written = (run: Run) => run.map((token) => vocabulary.tokens[token].text).join(grammar.gap);
  const faults: Fault[] = [];
  for (const { slot, at, run } of filled) {
    const place = cast[slot.role];
    const found = written(run);
    const report = (fault: FaultKind, text: LocalText) => faults.push({ kind: fault, at, length: run.length, text });
    const { is, unlike, follows } = roles[slot.role];
    if (!same(slot.runs[place], run)) {
      const expected = written(slot.runs[place]);
      const fault = faultOf(slot, follows !== undefined);
      if (fault === 'sum' && follows) report(fault, wording.sum(follows.from.map(nameOf), found, expected));
      else if (slot.form === 'self' && !follows) report(fault, wording.other(is, found, expected));
      else report(fault, wording.mismatch(follows ? is : nameOf(slot.role), found, expected));
    } else if (unlike && slot.form === 'self' && cast[unlike] === place) {
      report('same', wording.same(roles[unlike].is, is, found));
    }
  }
  return faults;
}

function faultOf({ form, kind }: Slot, follows: boolean): FaultKind {
  if (kind === 'number') return follows ? 'sum' : 'number';
  if (kind === 'name') return 'who';
  if (kind === 'pronoun' || kind === 'measure') return kind;
  return form === 'self' ? 'what' : 'form';
}

function throwBehind({ kinds }: Stories, { kind, ways, filled }: Reading): Throw {
  const { roles, dice } = kinds[kind];
  const cast = castOf(kinds[kind], filled);
  const faces = dice.map(({ of }) => {
    if ('sentence' in of) return ways[of.sentence];
    const { unlike } = roles[of.role];
    return faceOf(cast[of.role], unlike === undefined ? undefined : cast[unlike]);
  });
  return { kind, faces };
}

const same = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((token, at) => token === other[at]);

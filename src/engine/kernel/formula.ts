/**
 * Formulas of whole numbers: `ceil(n / wx)`, `min(rows, 64) * 2`. What comes out is rounded up, as a workgroup that is
 * needed for a part is needed whole.
 */
import type { LocalText } from '../contract.ts';
import { text } from '../text.ts';

export type Names = Readonly<Record<string, number>>;
export type Value = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: LocalText };

/** Characters; every text that is read is short, so that it cannot nest deeply. */
const LONGEST = 200;

type Operation = (...values: number[]) => number;
const FUNCTIONS: Readonly<Record<string, Operation>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  min: Math.min,
  max: Math.max,
};

/** @param names what may stand in it */
export function evaluate(formula: string, names: Names): Value {
  if (formula.length > LONGEST)
    return refuse(formula, `is longer than ${LONGEST} characters`, `超过了 ${LONGEST} 个字符`);
  const tokens = formula.match(/\d+(?:\.\d+)?|[A-Za-z_]\w*|\S/g) ?? [];
  const parser = new Parser(tokens, names);
  try {
    const value = Math.ceil(parser.whole());
    return Number.isSafeInteger(value) ? { ok: true, value } : refuse(formula, 'is no number', '算不出一个数');
  } catch (error) {
    if (error instanceof FormulaError) return refuse(formula, error.en, error.zh);
    throw error;
  }
}

const refuse = (formula: string, en: string, zh: string): Value => {
  const shown = formula.slice(0, LONGEST);
  return { ok: false, problem: text(`The formula “${shown}” ${en}.`, `公式“${shown}”${zh}。`) };
};

class FormulaError extends Error {
  readonly en: string;
  readonly zh: string;

  constructor(en: string, zh: string) {
    super(en);
    this.en = en;
    this.zh = zh;
  }
}

/** Recursive descent: sum = product { ± product }, product = factor { ×÷ factor }. */
class Parser {
  readonly #tokens: readonly string[];
  readonly #names: Names;
  #at = 0;

  constructor(tokens: readonly string[], names: Names) {
    this.#tokens = tokens;
    this.#names = names;
  }

  whole(): number {
    const value = this.#sum();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw unexpected(rest);
    return value;
  }

  #sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#takes('+')) value += this.#product();
      else if (this.#takes('-')) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#factor();
    for (;;) {
      if (this.#takes('*')) value *= this.#factor();
      else if (this.#takes('/')) value /= this.#factor();
      else return value;
    }
  }

  #factor(): number {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new FormulaError('ends too early', '还没写完');
    if (/^\d/.test(token)) return Number(token);
    if (token === '(') return this.#closed(this.#sum());
    if (token === '-') return -this.#factor();
    if (!/^[A-Za-z_]/.test(token)) throw unexpected(token);
    if (Object.hasOwn(FUNCTIONS, token) && this.#takes('(')) {
      const values = [this.#sum()];
      while (this.#takes(',')) values.push(this.#sum());
      return this.#closed(FUNCTIONS[token](...values));
    }
    if (Object.hasOwn(this.#names, token)) return this.#names[token];
    const known = Object.keys(this.#names).join(', ');
    throw new FormulaError(`knows no “${token}”; there are ${known}`, `里的“${token}”没有定义；可用的有 ${known}`);
  }

  #closed(value: number): number {
    if (!this.#takes(')')) throw new FormulaError('lacks a closing parenthesis', '缺少右括号');
    return value;
  }

  #takes(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}

const unexpected = (token: string) =>
  new FormulaError(`has “${token}” where nothing like it fits`, `里的“${token}”放错了位置`);

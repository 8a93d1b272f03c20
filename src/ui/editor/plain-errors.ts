/** What a compiler means, in plain words beside its own: those that beginners meet, as Tint and Naga put them. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';

const KNOWN: readonly (readonly [pattern: RegExp, say: (...found: string[]) => LocalText])[] = [
  [
    /unresolved (?:value|identifier|type|call target) '([^']*)'|no definition in scope for identifier: ['`]([^'`]*)/,
    (a, b) =>
      text(
        `Nothing is called “${a ?? b}” here: it is misspelt, or declared further in.`,
        `这里没有叫“${a ?? b}”的东西：也许拼错了，也许声明在别的花括号里。`,
      ),
  ],
  [/expected ';'|expected `?;/, () => text('A semicolon is missing before this place.', '这个位置之前少了一个分号。')],
  [
    /no matching overload for '?operator ([^\s(]+)[^(]*\(([^,)]*), ([^)]*)\)/,
    (operator, left, right) =>
      text(
        `${left} ${operator} ${right} does not exist: WGSL converts no types by itself. Write u32(…), f32(…) or the like.`,
        `没有 ${left} ${operator} ${right} 这种运算：WGSL 不会自动转换类型，请写出 u32(…)、f32(…) 之类。`,
      ),
  ],
  [
    /no matching (?:call to|overload for|constructor for) '?(\w+)/,
    (name) => text(`${name} takes other types, or another number of arguments.`, `${name} 的参数类型或个数不对。`),
  ],
  [
    /cannot assign (?:to )?'?let/,
    () => text('A let cannot be changed. Declare it as var.', 'let 声明的值不能再改，请改用 var。'),
  ],
  [
    /cannot (?:assign|initialize|convert)[^']*'([^']*)'[^']*'([^']*)'/,
    (from, to) =>
      text(
        `The types differ: ${from} and ${to}. WGSL converts none by itself.`,
        `类型不同：${from} 与 ${to}。WGSL 不会自动转换。`,
      ),
  ],
  [
    /must only be called from uniform control flow/,
    () =>
      text(
        'A barrier has to be reached by all threads of the workgroup, or none: take it out of the if or the loop that only some go through.',
        '屏障必须由工作组的所有线程一起到达：请把它移出只有部分线程会进入的 if 或循环。',
      ),
  ],
  [
    /storage.*read.*(?:cannot|not) (?:store|assign|write)|cannot store into a read-only/,
    () =>
      text(
        'An input is only read: declare what is written as read_write.',
        '输入只能读；要写入的缓冲区请声明为 read_write。',
      ),
  ],
  [
    /missing return/,
    () => text('The function has to return something on every way through it.', '函数的每条路径都必须返回一个值。'),
  ],
];

/** Null for one that nobody has put into plain words. */
export function plainError(message: string): LocalText | null {
  for (const [pattern, say] of KNOWN) {
    const found = pattern.exec(message);
    if (found) return say(...found.slice(1));
  }
  return null;
}

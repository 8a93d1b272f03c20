/** What can be wrong with a story, in words. */
import type { LocalText } from '../../../engine/contract.ts';
import { text } from '../../../engine/text.ts';

export type FaultKind =
  /** No token of the vocabulary. */
  | 'unknown'
  /** A token that cannot stand there. */
  | 'form'
  /** It ends, or breaks off, before it is over. */
  | 'cut'
  | 'after-end'
  /** Somebody else than before, as the one who finds what another lost. */
  | 'who'
  /** Something else than before. */
  | 'what'
  | 'pronoun'
  /** A measure word that does not go with its noun; Chinese alone. */
  | 'measure'
  /** A number that was another before. */
  | 'number'
  | 'sum'
  /** One where two are meant. */
  | 'same';

/** Of what could stand there, no more than this many are named. */
const NAMED = 4;

export const wording = {
  unknown: (token: number): LocalText =>
    text(`${token} is not the number of any token.`, `${token} 不是任何 token 的编号。`),
  afterEnd: (): LocalText => text('Something follows after the end of the story.', '故事结束之后还有内容。'),
  cut: (expected: readonly string[]): LocalText =>
    expected.includes('')
      ? text('The story is over but does not end.', '故事讲完了，却没有结束。')
      : text(
          `The story breaks off; it could go on with ${choice(expected).en}.`,
          `故事没讲完就断了，可以接着写${choice(expected)['zh-CN']}。`,
        ),
  form: (found: string, expected: readonly string[]): LocalText =>
    text(
      `“${found}” cannot stand here; ${choice(expected).en} can.`,
      `这里不能是“${found}”，可以是${choice(expected)['zh-CN']}。`,
    ),
  other: (is: LocalText, found: string, expected: string): LocalText =>
    text(
      `“${found}” stands here, but ${is.en} is “${expected}”.`,
      `这里写的是“${found}”，但${is['zh-CN']}是“${expected}”。`,
    ),
  mismatch: (of: string | LocalText, found: string, expected: string): LocalText => {
    const [en, zh] = typeof of === 'string' ? [`“${of}”`, `“${of}”`] : [of.en, of['zh-CN']];
    return text(`“${found}” does not go with ${en}: “${expected}” does.`, `“${found}”与${zh}不符，应为“${expected}”。`);
  },
  sum: (parts: readonly string[], found: string, expected: string): LocalText =>
    text(
      `The sum of “${parts[0]}” and “${parts[1]}” is “${expected}”, not “${found}”.`,
      `“${parts[0]}”与“${parts[1]}”之和是“${expected}”，不是“${found}”。`,
    ),
  same: (one: LocalText, other: LocalText, found: string): LocalText =>
    text(
      `“${found}” cannot be both ${one.en} and ${other.en}.`,
      `“${found}”不能既是${one['zh-CN']}，又是${other['zh-CN']}。`,
    ),
};

function choice(expected: readonly string[]): LocalText {
  const named = expected.slice(0, NAMED).map((token) => (token === '' ? null : `“${token}”`));
  const en = named.map((token) => token ?? 'the end');
  const zh = named.map((token) => token ?? '结尾');
  if (expected.length > NAMED)
    return text(`${en.join(', ')} or another of ${expected.length}`, `${zh.join('、')}等 ${expected.length} 种`);
  return text(en.join(' or '), zh.join('或'));
}

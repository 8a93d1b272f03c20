import { useLocalText } from '../../../ui/state/locale.ts';
import { Drawing } from '../../kit/drawing.tsx';
import { text } from '../../text.ts';

const WORDS = {
  alt: text(
    'The bits of three kinds of numbers. f32 has 32: one for the sign, 8 for the exponent, 23 for the fraction. f16 has 16: one, 5 and 10. i8 has 8, a whole number.',
    '三种数的二进制位。f32 有 32 位：符号 1 位，指数 8 位，尾数 23 位。f16 有 16 位：1 位、5 位、10 位。i8 有 8 位，是整数。',
  ),
  f32: text('f32: about 7 digits', 'f32：约 7 位有效数字'),
  f16: text('f16: about 3 digits, up to 65,504', 'f16：约 3 位有效数字，最大 65,504'),
  i8: text('i8: −128 to 127', 'i8：−128 到 127'),
  sign: text('sign', '符号'),
  exponent: text('exponent', '指数'),
  digits: text('digits', '尾数'),
};

const PITCH = 10;
const BOX = { width: 8, height: 16 } as const;
const ROW = 56;

type Part = 'sign' | 'exponent' | 'digits';

/** From the left; IEEE 754 binary32 and binary16, and a two's complement integer. */
const KINDS = [
  { id: 'f32', parts: { sign: 1, exponent: 8, digits: 23 } },
  { id: 'f16', parts: { sign: 1, exponent: 5, digits: 10 } },
  { id: 'i8', parts: { sign: 1, exponent: 0, digits: 7 } },
] as const satisfies readonly { readonly id: 'f32' | 'f16' | 'i8'; readonly parts: Readonly<Record<Part, number>> }[];

const PARTS: readonly Part[] = ['sign', 'exponent', 'digits'];

const bitsOf = (parts: Readonly<Record<Part, number>>): readonly Part[] =>
  PARTS.flatMap((part) => Array.from({ length: parts[part] }, () => part));

/** What the bits of a number are for, in three precisions. */
export function Bits() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={322} height={196} widest="32rem" alt={say(WORDS.alt)}>
        {KINDS.map(({ id, parts }, row) => (
          <g key={id}>
            <text x={0} y={row * ROW + 13} className="drawing__label">
              {say(WORDS[id])}
            </text>
            {bitsOf(parts).map((part, at) => (
              <rect
                key={`${id}-${at.toString()}`}
                x={at * PITCH + 1}
                y={row * ROW + 22}
                {...BOX}
                className={`bits__bit bits__bit--${part}`}
              />
            ))}
          </g>
        ))}
        {PARTS.map((part, at) => (
          <g key={part}>
            <rect x={at * 104 + 1} y={176} {...BOX} className={`bits__bit bits__bit--${part}`} />
            <text x={at * 104 + 16} y={189} className="drawing__label">
              {say(WORDS[part])}
            </text>
          </g>
        ))}
      </Drawing>
    </figure>
  );
}

/** The matrices of a model by its shape. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { ModelShape } from '../../workloads/language/reader.ts';
import { text } from '../text.ts';

export interface MatrixOf {
  readonly id: string;
  readonly label: LocalText;
  /** What it does with a token. */
  readonly does: LocalText;
  readonly rows: number;
  readonly columns: number;
  /** How many there are. */
  readonly times: number;
  /** Whether each token is multiplied by it; of the others a row is taken. */
  readonly multiplies: boolean;
}

export function matricesOf({ width, layers, t, vocabulary }: ModelShape): readonly MatrixOf[] {
  const layer = { times: layers, multiplies: true };
  return [
    {
      id: 'embedding',
      label: text('embedding, and output', '嵌入，也作输出'),
      does: text('a row for each token; at the end a score for each', '每个 token 一行；最后给每个 token 打分'),
      rows: vocabulary,
      columns: width,
      times: 1,
      multiplies: true,
    },
    {
      id: 'positions',
      label: text('positions', '位置'),
      does: text('a row for each place, added to that of the token', '每个位置一行，加到 token 那一行上'),
      rows: t,
      columns: width,
      times: 1,
      multiplies: false,
    },
    {
      id: 'qkv',
      label: text('queries, keys, values', '查询、键、值'),
      does: text('what attention works with', '注意力要用的三样'),
      rows: width,
      columns: 3 * width,
      ...layer,
    },
    {
      id: 'projection',
      label: text('projection', '投影'),
      does: text('puts together what the heads took', '把各个头取来的合到一起'),
      rows: width,
      columns: width,
      ...layer,
    },
    {
      id: 'up',
      label: text('up', '升维'),
      does: text('to four times the width; GELU follows', '升到四倍宽，然后是 GELU'),
      rows: width,
      columns: 4 * width,
      ...layer,
    },
    {
      id: 'down',
      label: text('down', '降维'),
      does: text('back to the width', '降回原来的宽度'),
      rows: 4 * width,
      columns: width,
      ...layer,
    },
  ];
}

export const weightsIn = ({ rows, columns, times }: MatrixOf): number => rows * columns * times;

/** Multiply-adds with weights for one token, when each is asked what follows. */
export const multiplyAdds = (matrices: readonly MatrixOf[]): number =>
  matrices.reduce((sum, one) => sum + (one.multiplies ? weightsIn(one) : 0), 0);

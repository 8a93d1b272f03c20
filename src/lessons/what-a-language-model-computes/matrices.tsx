import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { parameterCount } from '../../workloads/language/layout.ts';
import type { ModelShape } from '../../workloads/language/reader.ts';
import { vocabularyOf } from '../../workloads/language/stories/index.ts';
import { useShippedModel } from '../language/shipped.ts';
import { text } from '../text.ts';
import { SHAPE } from './kernels.ts';
import { type MatrixOf, matricesOf, multiplyAdds, weightsIn } from './matrices.ts';
import './computes.css';

const WORDS = {
  label: text('Every matrix of the model, to scale', '模型的所有矩阵，按比例'),
  size: (rows: string, columns: string, count: string) =>
    text(`${rows} × ${columns} = ${count}`, `${rows} × ${columns} = ${count}`),
  layers: (count: number) => text(`in each of ${count} layers`, `${count} 层，每层一个`),
  sum: (all: string, share: string, products: string, others: string, whole: string) =>
    text(
      `${all} weights, ${share} of them in the layers. For each token, ${products} multiplications with a weight and as many additions: nearly every weight once. Not drawn are ${others} numbers more, the biases of the matrices and what the norms have learned: ${whole} in all.`,
      `共 ${all} 个权重，${share} 在各层里。每个 token 要和权重做 ${products} 次乘法、同样多次加法：几乎每个权重用一次。没有画出来的还有 ${others} 个数，是各矩阵的偏置和归一化学到的数，合计 ${whole} 个。`,
    ),
};

/** As wide as a phone has room for. */
const WIDEST = 256;

/** Every matrix as a box: a pixel is a number, as long as there is room for that. */
export function Matrices() {
  const say = useLocalText();
  const format = useFormat();
  const locale = useLocale();
  const { state } = useShippedModel(locale);
  const shape: ModelShape =
    state.phase === 'ready' ? state.model.shape : { ...SHAPE, vocabulary: vocabularyOf(locale).tokens.length };
  const matrices = matricesOf(shape);
  const all = matrices.reduce((sum, one) => sum + weightsIn(one), 0);
  const whole = parameterCount(shape);
  const inLayers = matrices.reduce(
    (sum, one) => sum + (one.id === 'embedding' || one.id === 'positions' ? 0 : weightsIn(one)),
    0,
  );
  const scale = Math.min(1, WIDEST / (4 * shape.width));
  return (
    <figure className="card sheets">
      <ul className="sheets__list" aria-label={say(WORDS.label)}>
        {matrices.map((one) => (
          <Matrix key={one.id} matrix={one} scale={scale} />
        ))}
      </ul>
      <figcaption>
        <Sentence quiet className="num">
          {say(
            WORDS.sum(
              format.integer(all),
              format.percent(inLayers / all),
              format.integer(multiplyAdds(matrices)),
              format.integer(whole - all),
              format.integer(whole),
            ),
          )}
        </Sentence>
      </figcaption>
    </figure>
  );
}

function Matrix({ matrix, scale }: { matrix: MatrixOf; scale: number }) {
  const say = useLocalText();
  const format = useFormat();
  const { label, does, rows, columns, times } = matrix;
  const [high, wide, count] = [rows, columns, rows * columns].map(format.integer);
  return (
    // No wider than its box needs, so that all stand in one row where there is room.
    <li className="sheet" style={{ maxInlineSize: `max(8rem, ${columns * scale}px)` }}>
      <span
        className={matrix.multiplies ? 'sheet__box' : 'sheet__box sheet__box--looked-up'}
        style={{ inlineSize: columns * scale, blockSize: rows * scale }}
        aria-hidden="true"
      />
      <strong>{say(label)}</strong>
      <span className="small num">{say(WORDS.size(high, wide, count))}</span>
      {times > 1 && <span className="small">{say(WORDS.layers(times))}</span>}
      <span className="small muted">{say(does)}</span>
    </li>
  );
}

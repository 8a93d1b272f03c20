import type { LocalText } from '../../engine/contract.ts';
import type { Claim, Results } from '../lesson.ts';
import { duration, text } from '../text.ts';
import { NAMES, percentsOf, SIDES, type Side, shareOf, timedOf, totalMs } from './kernels.ts';
import { attentionAt, LENGTHS } from './plays.ts';

function told(results: Results, side: Side): { readonly share: number; readonly said: LocalText } | null {
  const timed = timedOf(results, 'time', side);
  if (!timed) return null;
  const { attention, matrix } = percentsOf(timed);
  const total = duration(totalMs(timed));
  return {
    share: shareOf(timed, 'attention'),
    said: text(
      `${NAMES[side]}: of ${total} attention takes ${attention}%, products with weights ${matrix}%.`,
      `${NAMES[side]}：${total} 里，注意力占 ${attention}%，乘权重占 ${matrix}%。`,
    ),
  };
}

const longestText = LENGTHS[LENGTHS.length - 1];

const attention: Claim = {
  claim: text('“Attention is what takes the time in a Transformer.”', '“Transformer 的时间，都花在注意力上。”'),
  run: 'time',
  verdict(results) {
    const sides = SIDES.flatMap((side) => told(results, side) ?? []);
    if (!sides.length) return null;
    const untold = timedOf(results, 'time', 'gpu')
      ? text('', '')
      : text(' There is no whole time of the GPU yet.', 'GPU 还没有完整的用时。');
    const most = Math.max(...sides.map(({ share }) => share));
    const long = SIDES.map((side) => attentionAt(results, side, longestText)?.time ?? 0);
    const grown = Math.max(...long) >= 0.5;
    const where = grown
      ? text(
          ` At ${longestText.toLocaleString('en')} tokens a text you measured more than half.`,
          `到每篇 ${longestText.toLocaleString('en')} 个 token，你测到的超过一半。`,
        )
      : text(' It depends on the length: the next step has longer texts.', '这要看文字多长，下一步就有更长的。');
    return {
      holds: most >= 0.5 || grown ? 'partly' : 'no',
      because: text(
        `${sides.map(({ said }) => said.en).join(' ')}${untold.en}${where.en}`,
        `${sides.map(({ said }) => said['zh-CN']).join('')}${untold['zh-CN']}${where['zh-CN']}`,
      ),
    };
  },
};

const chooses: Claim = {
  claim: text('“The model chooses the next word.”', '“下一个词，是模型选的。”'),
  verdict: () => ({
    holds: 'no',
    because: text(
      'It computes a score for every token that it knows, and there it ends. Temperature, top‑k and a random number are another program’s: with the same scores it can write dully or wildly, and with temperature 0 always the same.',
      '模型给它认得的每个 token 算出一个分数，到此为止。温度、top‑k 和随机数都是另一段程序的事：分数一样，写出来可以很刻板，也可以很离谱；温度为 0，就总是同一句。',
    ),
  }),
};

export const claims = { attention, chooses };

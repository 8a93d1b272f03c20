import type { Claim, Results } from '../lesson.ts';
import { figure, text } from '../text.ts';
import { LOSS, trailsOf } from '../training/trails.ts';
import { HELD_OUT, lastOf } from './trails.ts';

/** From here on it is no scatter of a batch. */
const APART = 1.15;

const WHY = {
  yes: text(
    'So far they still agree: it has not read them often enough to know them by heart.',
    '目前两者还一致：读的遍数还不够它背下来。',
  ),
  partly: text(
    'Others have not got worse, but they are behind: some of what it has learned holds for its own windows alone.',
    '没见过的故事还没有变差，只是跟不上了：它学到的东西，有一部分只对自己那几段管用。',
  ),
  no: text(
    'It knows them by heart, which helps with no others. Only text that was held out tells how good a model is.',
    '它把这几段背了下来，对别的文本却没有帮助。模型好不好，只有留出来的文本说了算。',
  ),
};

function verdict(results: Results) {
  const [trail] = trailsOf(results, 'few');
  const last = lastOf(trail, HELD_OUT);
  const best = trail?.points.reduce<number>(
    (least, { values }) => Math.min(least, values[HELD_OUT] ?? least),
    Infinity,
  );
  if (!last || trail.reason || best === undefined) return null;
  const [own, held] = [last.values[LOSS], last.values[HELD_OUT]];
  const facts = text(
    `On its sixteen windows the loss fell to ${figure(own)}; on stories that it never saw it is ${figure(held)}, and was ${figure(best)} at best.`,
    `在那十六段上，损失降到 ${figure(own)}；在没见过的故事上是 ${figure(held)}，最低时是 ${figure(best)}。`,
  );
  const holds = held > APART * best && held > APART * own ? 'no' : held > APART * own ? 'partly' : 'yes';
  const why = WHY[holds];
  return {
    holds,
    because: text(`${facts.en} ${why.en}`, `${facts['zh-CN']}${why['zh-CN']}`),
  } as const;
}

export const lower: Claim = {
  claim: text(
    '“The lower the loss on what it was trained on, the better the model.”',
    '“在训练文本上损失越低，模型就越好。”',
  ),
  run: 'few',
  verdict,
};

import { LimitTable } from '../../ui/limit/limit-card.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { text } from '../text.ts';
import { roofsOf } from './spots.ts';

const NONE = text(
  'No whole roof came out of this run: something was stopped or failed. Measure once more.',
  '这次没有测出完整的屋顶：有的项目被中止或失败了。请再测一次。',
);

/** The two numbers that make each roof. */
export function Roofs() {
  const say = useLocalText();
  const roofs = roofsOf(useResults());
  return roofs ? <LimitTable limits={roofs} /> : <p role="status">{say(NONE)}</p>;
}

import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { twistOf } from './scan.ts';

/** What the run of the scan says. */
export function Twist() {
  const say = useLocalText();
  return <Sentence>{say(twistOf(useResults()))}</Sentence>;
}

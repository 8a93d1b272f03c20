import { Button } from '../../ui/controls/button.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { TEACHER } from './words.ts';

export function PrintButton() {
  const say = useLocalText();
  return <Button onClick={() => print()}>{say(TEACHER.print)}</Button>;
}

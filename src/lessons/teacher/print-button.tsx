import type { ReactNode } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { TEACHER } from './words.ts';

/** @param props.children what it says, where that is not “this page” */
export function PrintButton({ children }: { children?: ReactNode }) {
  const say = useLocalText();
  return <Button onClick={() => print()}>{children ?? say(TEACHER.print)}</Button>;
}

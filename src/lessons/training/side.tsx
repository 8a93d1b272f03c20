import { Segments } from '../../ui/controls/segments.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';

const TRAINED_ON = text('Trained on', '在哪里训练');

interface SideProps {
  side: 'gpu' | 'cpu';
  choose(side: 'gpu' | 'cpu'): void;
}

/** Chooses where to train. */
export function Side({ side, choose }: SideProps) {
  const say = useLocalText();
  return (
    <Segments
      legend={say(TRAINED_ON)}
      value={side}
      options={[
        { value: 'cpu', label: 'CPU' },
        { value: 'gpu', label: 'GPU' },
      ]}
      onChange={(value) => choose(value === 'gpu' ? 'gpu' : 'cpu')}
    />
  );
}

import { PictureCanvas } from '../../ui/picture/picture-canvas.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import type { RunResult } from '../lesson.ts';
import { text } from '../text.ts';

const WORDS = {
  before: text('before', '处理前'),
  after: text('after', '处理后'),
  beforeAlt: text('The picture before it was filtered.', '滤波之前的图片。'),
  afterAlt: text('The same picture after the weights have filtered it.', '同一张图片，用这组权重滤波之后。'),
};

interface FilteredProps {
  input: { readonly pixels: ArrayLike<number>; readonly width: number; readonly height: number };
  output: ArrayLike<number>;
}

/** A picture before and after. */
export function Filtered({ input, output }: FilteredProps) {
  const say = useLocalText();
  const size = { width: input.width, height: input.height };
  return (
    <div className="filtered">
      <PictureCanvas {...size} pixels={input.pixels} caption={say(WORDS.before)} alt={say(WORDS.beforeAlt)} />
      <PictureCanvas {...size} pixels={output} caption={say(WORDS.after)} alt={say(WORDS.afterAlt)} />
    </div>
  );
}

/** What the first contender that verified made of the picture; null where none did. */
export function outputOf({ outputs, summary }: RunResult): ArrayLike<number> | null {
  const row = summary.measurements.find((one) => one.status === 'ok' && outputs?.[one.case]);
  return (row && outputs?.[row.case]?.outputs.output) ?? null;
}

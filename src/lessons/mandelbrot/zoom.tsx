import { Alive } from '../../ui/alive/alive.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { mandelbrot } from '../../workloads/mandelbrot/index.ts';
import { useLesson } from '../kit/context.tsx';
import { text } from '../text.ts';

const QUESTION = text('How deep can you go before pixels become blocks?', '放大到多深，像素会变成方块？');

/** The set to move about in, until f32 ends. */
export function Zoom() {
  const say = useLocalText();
  const { lesson } = useLesson();
  return (
    <section className="card task" aria-label={say(QUESTION)}>
      <p className="task__question">{say(QUESTION)}</p>
      <Alive by={`lesson/${lesson.id}/alive`} workload={mandelbrot} params={NONE} weights={null} />
    </section>
  );
}

const NONE = {};

import { useState } from 'react';
import type { Plan } from '../../engine/contract.ts';
import { Alive } from '../../ui/alive/alive.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { heightFor, pixelsOf } from '../../ui/picture/fit.ts';
import { PictureSource } from '../../ui/picture/picture-source.tsx';
import { usePicture } from '../../ui/picture/use-picture.ts';
import { WeightsGrid } from '../../ui/picture/weights-grid.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun } from '../../ui/state/services.tsx';
import { filterWeights } from '../../workloads/convolution/filters.ts';
import { convolution } from '../../workloads/convolution/index.ts';
import { generatePicture } from '../../workloads/convolution/picture.ts';
import { FILTER_LABELS } from '../../workloads/convolution/texts.ts';
import { useLesson, useResults, useTask } from '../kit/context.tsx';
import { Provenance, RunControls } from '../kit/run.tsx';
import { text } from '../text.ts';
import { Filtered, outputOf } from './filtered.tsx';
import { Frames } from './frames.tsx';
import { ownRun } from './runs.ts';
import { STALE_WEIGHTS, useStudio } from './studio.ts';

const WORDS = {
  label: text('Your picture and your weights', '你的图片和权重'),
  begin: text('Begin with', '从这里开始'),
};

/** Edges are the next step's task. */
const BEGINNINGS = FILTER_LABELS.filter(({ value }) => ['gaussian', 'sharpen', 'emboss'].includes(value));

/** Width that a run filters at, in pixels. */
const HARDWARE = 1024;
const SOFTWARE = 256;
const THREE_BY_THREE = { k: 3, filter: 'custom' };
const LIMITS = { min: 16, max: 2048 };

/** Weights of the visitor's own, seen at work at once; then the visitor's picture through them: verified and timed. */
export function OwnPicture() {
  const say = useLocalText();
  const { lesson } = useLesson();
  const result = useResults().own;
  useTask(result !== undefined);
  const probe = useGpuProbe();
  const [{ picture, shape, weights, measured }, change] = useStudio();
  const state = usePicture((next, as) => change({ picture: next, shape: as }), { picture, shape });
  const [valid, setValid] = useState(true);
  // Any run: it measures on this machine, which a camera would keep busy.
  const running = useRun(isGoing);
  const width = probe?.status === 'adapter' && !probe.software ? HARDWARE : SOFTWARE;
  const height = picture && shape === 'whole' ? heightFor(picture, width, LIMITS) : width;
  const output = result && outputOf(result);

  const inputs = (plan: Plan): Plan['inputs'] => {
    const pixels = picture ? pixelsOf(picture.bitmap, { width, height }) : generatePicture(width, height, plan.seed);
    change({ measured: { pixels, width, height, weights } });
    return { convolution: { picture: pixels, weights: Float32Array.from(weights) } };
  };

  return (
    <section className="card task" aria-label={say(WORDS.label)}>
      <Alive by={`lesson/${lesson.id}/alive`} workload={convolution} params={THREE_BY_THREE} weights={weights} />
      <div className="row">
        <span className="small muted">{say(WORDS.begin)}</span>
        {BEGINNINGS.map(({ value, label }) => (
          <Button
            key={value}
            size="small"
            onClick={() => {
              setValid(true);
              change({ weights: [...filterWeights(value, 3)] });
            }}
          >
            {say(label)}
          </Button>
        ))}
      </div>
      <WeightsGrid weights={weights} onChange={(next) => change({ weights: next })} onValid={setValid} />
      <PictureSource state={state} frame={{ width, height }} disabled={running} />
      {valid && <RunControls id="own" run={ownRun(width, height)} measured={result !== undefined} inputs={inputs} />}
      {output && measured && <Filtered input={measured} output={output} />}
      {output && measured?.weights !== weights && <p className="small muted">{say(STALE_WEIGHTS)}</p>}
      {result && (
        <>
          <Frames run="own" />
          <Provenance result={result} />
        </>
      )}
    </section>
  );
}

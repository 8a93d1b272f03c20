import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Params, Picture, Variant, Workload } from '../../engine/contract.ts';
import { sideOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { MovingPicture } from '../../ui/moving/moving-picture.tsx';
import { SketchFigure } from '../../ui/sketch/sketch-figure.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { docking } from '../../workloads/docking/index.ts';
import { heat } from '../../workloads/heat/index.ts';
import { nBody } from '../../workloads/n-body/index.ts';
import { optionPrice } from '../../workloads/option-price/index.ts';
import { useLesson, useResults } from '../kit/context.tsx';
import type { RunResult } from '../lesson.ts';
import { text } from '../text.ts';
import { bestOf, FIELDS, type FieldId, RUN, rowsOfField } from './fields.ts';

const WORDS = {
  title: text('The four fields at work', '四个行业的现场'),
  which: text('Field', '行业'),
  again: text('Draw it again', '重新画一遍'),
  none: text(
    'Nothing that could be drawn was verified in this run. Measure once more.',
    '这次测量里，没有经过验证、可以画出来的结果。请再测一次。',
  ),
};

const WORKLOADS: Readonly<Record<FieldId, Workload>> = {
  docking,
  heat,
  'option-price': optionPrice,
  'n-body': nBody,
};

/** A picture of one field at a time: what goes on moves, what came to an end is drawn. */
export function Watch() {
  const say = useLocalText();
  const result = useResults()[RUN];
  // Words that come with the step: whoever chooses a field does not wait for them.
  useTranslation(['moving', 'alive']);
  const [id, setId] = useState<FieldId>(FIELDS[0].id);
  if (!result) return null;
  const workload = WORKLOADS[id];
  return (
    <section className="card task" aria-label={say(WORDS.title)}>
      <Segments
        legend={say(WORDS.which)}
        value={id}
        options={FIELDS.map(({ id: value, short }) => ({ value, label: say(short) }))}
        onChange={(value) => setId(FIELDS.find((one) => one.id === value)?.id ?? id)}
      />
      <p>{say(workload.summary)}</p>
      {workload.picture ? (
        <Going key={id} id={id} workload={workload} picture={workload.picture} result={result} />
      ) : (
        <Drawn key={id} id={id} workload={workload} result={result} />
      )}
    </section>
  );
}

/** A larger plate is slow to carry to the page for each frame. */
const MOST_CELLS = 512;

function shownParams({ params }: SummaryRow): Params {
  const { width } = params;
  if (width === undefined) return params;
  const side = Math.min(Number(width), MOST_CELLS);
  return { ...params, width: side, height: side };
}

interface GoingProps {
  id: FieldId;
  workload: Workload;
  picture: Picture;
  result: RunResult;
}

/** By the fastest of each side that computed here. */
function Going({ id, workload, picture, result }: GoingProps) {
  const say = useLocalText();
  const { lesson } = useLesson();
  const results = useResults();
  const scene = useMemo(() => {
    const sides = result.recorded ? (['cpu'] as const) : (['gpu', 'cpu'] as const);
    const rows = sides.flatMap((side) => bestOf(results, id, side) ?? []);
    const contenders = rows.flatMap(({ variant }): Variant[] => workload.variants.filter((one) => one.id === variant));
    return rows.length ? { contenders, params: shownParams(rows[0]) } : null;
  }, [results, result, id, workload]);
  if (!scene) return <p role="status">{say(WORDS.none)}</p>;
  return (
    <MovingPicture
      workload={workload}
      picture={picture}
      {...scene}
      seed={result.summary.seed}
      by={`lesson/${lesson.id}/${id}`}
    />
  );
}

interface DrawnProps {
  id: FieldId;
  workload: Workload;
  result: RunResult;
}

/** What the fastest that computed here has returned. */
function Drawn({ id, workload, result }: DrawnProps) {
  const say = useLocalText();
  const results = useResults();
  const drawn = useMemo(() => {
    const fast = rowsOfField(results, id)
      .filter((row) => row.kernelMs && result.outputs?.[row.case])
      .sort((a, b) => (a.kernelMs?.median ?? 0) - (b.kernelMs?.median ?? 0))
      .at(0);
    const kept = fast && result.outputs?.[fast.case];
    if (!fast || !kept || !workload.sketch) return null;
    const side = sideOf(fast.on) === 'gpu' ? ('gpu' as const) : ('cpu' as const);
    const inputs = workload.generate(fast.params, result.summary.seed);
    return { side, sketch: workload.sketch({ ...inputs, ...kept.outputs }, fast.params) };
  }, [results, result, id, workload]);
  if (!drawn) return <p role="status">{say(WORDS.none)}</p>;
  return <SketchFigure {...drawn} again={say(WORDS.again)} />;
}

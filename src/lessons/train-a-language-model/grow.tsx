import { useState } from 'react';
import { Segments } from '../../ui/controls/segments.tsx';
import { SureButton } from '../../ui/controls/sure-button.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { storiesIn } from '../../workloads/language/learning/source.ts';
import { useResults, useTask } from '../kit/context.tsx';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import { Knobs } from '../training/knobs.tsx';
import { Side } from '../training/side.tsx';
import { BOARD, paramsOf } from './board.ts';
import { racerOf, TrailNotices, TrainingControls } from './controls.tsx';
import { fallFinding, rightFinding, stageFinding } from './findings.ts';
import { OwnText } from './own-text.tsx';
import { OwnerShare } from './owner.tsx';
import { HeldOut } from './race-charts.tsx';
import { runs } from './runs.ts';
import { SaveAndOpen } from './saved.tsx';
import { useSchool, useTraining } from './school.ts';
import { Stories, WriteStory } from './story.tsx';
import { type Model, stepsOf } from './training.ts';
import { APART, THROW_AWAY } from './words.ts';

const WORDS = {
  start: text('Train', '训练'),
  goOn: text('Go on', '继续训练'),
  rewind: text('Rewind to the start', '倒回起点'),
  text: text('What it reads', '读什么'),
  stories: text('our stories', '我们的故事'),
  own: text('your own text', '自己的文本'),
  from: (step: string) =>
    text(
      `There is a model after step ${step}: it goes on from there.`,
      `已有一个走了 ${step} 步的模型，会从那里接着训练。`,
    ),
  other: text(
    'The model that there is has another width or another text. Training begins anew; save it first if you want to keep it.',
    '现有的模型宽度或文本不同，会从头开始训练。想留着它，请先保存。',
  ),
};

/** As long as anybody has patience; then it asks to be sent on. */
const LONGEST_MS = 600_000;

const isSame = (model: Model, width: number, tokens: readonly { readonly text: string }[]): boolean => {
  const own = model.source.vocabulary.tokens;
  return (
    model.params.width === width && own.length === tokens.length && own.every((one, at) => one.text === tokens[at].text)
  );
};

/** A model that goes on learning for as long as the visitor likes. */
export function Grow() {
  const say = useLocalText();
  const format = useFormat();
  const page = useLocale();
  const results = useResults();
  useTask(results.grow !== undefined);
  const { begin, choose, forget, read } = useTraining();
  const setup = useSchool((state) => state.setup);
  const model = useSchool((state) => state.model);
  const saved = useSchool((state) => state.saved);
  const points = useSchool((state) => state.points);
  const told = useSchool((state) => state.told);
  const own = useSchool((state) => state.own);
  const going = useSchool((state) => (state.going?.run === 'grow' ? state.going : null));
  const busy = useSchool((state) => state.going !== null);
  const [side, setSide] = useState<'gpu' | 'cpu'>(model?.side ?? 'cpu');
  const kind = useSchool((state) => state.reads);
  const grown = useSchool((state) => state.grown);
  const stories = model?.source.kind === 'stories' ? model.source : storiesIn(page);
  const source = kind === 'own' ? own : stories;
  const params = source && paramsOf(setup.knobs, source);
  const continues = model && source && isSame(model, Number(setup.knobs.width), source.vocabulary.tokens);

  const start = async (instead: boolean) => {
    if (!params || !source) return;
    await begin(
      {
        run: 'grow',
        what: runs.grow.title,
        trainees: [racerOf(params, side)],
        source,
        ...setup,
        seed: continues ? model.seed : setup.seed,
        goesOn: () => true,
        longestMs: LONGEST_MS,
        keeps: true,
        ...(continues ? { continues: true } : { anew: true }),
      },
      instead,
    );
  };
  const shown = going?.trails[0] ?? (model && params ? trailOf(model, points, params, grown) : undefined);
  const findings = shown
    ? [stageFinding(shown), fallFinding(shown), rightFinding(shown)].filter((one) => one !== null)
    : [];

  return (
    <section className="card task" aria-label={say(runs.grow.title)}>
      <TrainingControls
        run="grow"
        title={runs.grow.title}
        start={continues ? WORDS.goOn : WORDS.start}
        measured={false}
        disabled={!params}
        onStart={start}
      >
        {model && (
          <SureButton
            look="plain"
            size="normal"
            label={say(WORDS.rewind)}
            sure={model === saved ? null : say(THROW_AWAY)}
            onSure={forget}
          />
        )}
      </TrainingControls>
      {model && !going && (
        <p className="small">{say(continues ? WORDS.from(format.integer(stepsOf(model))) : WORDS.other)}</p>
      )}
      <fieldset className="knobs" disabled={busy}>
        <Side side={side} choose={setSide} />
        <Segments
          legend={say(WORDS.text)}
          value={kind}
          options={[
            { value: 'stories', label: say(WORDS.stories) },
            { value: 'own', label: say(WORDS.own) },
          ]}
          onChange={(value) => read(value === 'own' ? 'own' : 'stories')}
        />
      </fieldset>
      <Knobs
        board={BOARD}
        knobs={setup.knobs}
        disabled={busy}
        choose={(knobs) => choose({ ...setup, knobs })}
        apart={APART}
      />
      {kind === 'own' && <OwnText disabled={busy} />}
      {shown && shown.points.length > 0 && <HeldOut trails={[shown]} over="steps" />}
      {shown && <OwnerShare trail={shown} />}
      {model && <Stories told={told} source={model.source} />}
      <WriteStory model={model} disabled={busy} />
      {findings.length > 0 && (
        <div className="stack" role="status">
          {findings.map((one) => (
            <p key={one.en}>{say(one)}</p>
          ))}
        </div>
      )}
      {!going && <TrailNotices trails={grown} />}
      <SaveAndOpen disabled={busy} />
    </section>
  );
}

/** The way of the model that there is, whoever trained it last. */
function trailOf(
  { side, source }: Model,
  points: Trail['points'],
  params: NonNullable<ReturnType<typeof paramsOf>>,
  last: readonly Trail[],
): Trail {
  const stories = source.kind === 'stories' && { stories: source.locale };
  return { ...racerOf(params, side), ...stories, points, reason: last[0]?.reason ?? null };
}

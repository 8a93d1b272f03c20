import type { ParamValue } from '../../engine/contract.ts';
import { Button } from '../../ui/controls/button.tsx';
import { CopyButton } from '../../ui/controls/copy-button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { rootAddress } from '../../ui/frame/root-address.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { training } from '../../workloads/training/index.ts';
import { useLesson } from '../kit/context.tsx';
import { text } from '../text.ts';
import { drawSeed, formatSetup, KNOBS, paramsOf, positionsOf, type Setup } from './setup.ts';

const WORDS = {
  seed: text('Seed', '种子'),
  next: text('Another seed', '换一个种子'),
  link: text('Copy the link to this race', '复制这场比赛的链接'),
  seedIs: text(
    'It decides the weights at the start and the order of the pictures, for both sides alike.',
    '它决定起始权重和图片的顺序，两边完全一样。',
  ),
  apart: text(
    'These do not go together: the batch times the width is too much to check in float64.',
    '这样的组合不行：批大小乘以宽度太大，没法用 float64 核对。',
  ),
};

interface KnobsProps {
  knobs: Setup['knobs'];
  disabled?: boolean;
  choose(knobs: Setup['knobs']): void;
}

/** What can be turned, as the workload declares it. */
export function Knobs({ knobs, disabled, choose }: KnobsProps) {
  const say = useLocalText();
  const labelOf = (name: string, value: ParamValue) => {
    const spec = training.params[name];
    const option = spec.kind === 'choice' ? spec.options.find((one) => one.value === value) : undefined;
    return option ? say(option.label) : String(value);
  };
  return (
    <fieldset className="knobs" disabled={disabled}>
      {KNOBS.map((name) => (
        <Segments
          key={name}
          legend={say(training.params[name].label)}
          value={String(knobs[name])}
          options={offered(name, knobs[name]).map((value) => ({ value: String(value), label: labelOf(name, value) }))}
          onChange={(value) =>
            choose({ ...knobs, [name]: training.params[name].kind === 'int' ? Number(value) : value })
          }
        />
      ))}
      {paramsOf(knobs) === null && <p role="status">{say(WORDS.apart)}</p>}
    </fieldset>
  );
}

/** An address may bring a value that no knob has. */
const offered = (name: string, value: ParamValue): readonly ParamValue[] => {
  const positions = positionsOf(name);
  return positions.includes(value) ? positions : [value, ...positions];
};

interface SeedProps {
  setup: Setup;
  disabled: boolean;
  choose(setup: Setup): void;
}

/** The seed of a race, another one, and the link that carries it. */
export function Seed({ setup, disabled, choose }: SeedProps) {
  const say = useLocalText();
  const { lesson, step } = useLesson();
  return (
    <div className="stack">
      <div className="row">
        <span className="num">
          {say(WORDS.seed)} {setup.seed}
        </span>
        <Button size="small" disabled={disabled} onClick={() => choose({ ...setup, seed: drawSeed() })}>
          {say(WORDS.next)}
        </Button>
        <CopyButton
          text={`${rootAddress()}#/lessons/${lesson.id}/${step.id}/${formatSetup(setup)}`}
          label={say(WORDS.link)}
        />
      </div>
      <p className="small muted">{say(WORDS.seedIs)}</p>
    </div>
  );
}

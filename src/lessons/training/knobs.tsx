import type { LocalText, ParamValue } from '../../engine/contract.ts';
import { drawSeed } from '../../engine/random.ts';
import { Button } from '../../ui/controls/button.tsx';
import { CopyButton } from '../../ui/controls/copy-button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { rootAddress } from '../../ui/frame/root-address.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { useLesson } from '../kit/context.tsx';
import { text } from '../text.ts';
import { type KnobBoard, type KnobValues, type Setup, settingsOf } from './setup.ts';
import './training.css';

const WORDS = {
  seed: text('Seed', '种子'),
  next: text('Another seed', '换一个种子'),
  link: text('Copy the link to this race', '复制这场比赛的链接'),
};

interface KnobsProps {
  board: KnobBoard;
  knobs: KnobValues;
  disabled?: boolean;
  choose(knobs: KnobValues): void;
  /** Said where they do not go together. */
  apart: LocalText;
}

/** What can be turned, as the workload declares it. */
export function Knobs({ board, knobs, disabled, choose, apart }: KnobsProps) {
  const say = useLocalText();
  const labelOf = (name: string, value: ParamValue) => {
    const spec = board.specs[name];
    const option = spec.kind === 'choice' ? spec.options.find((one) => one.value === value) : undefined;
    return option ? say(option.label) : String(value);
  };
  return (
    <fieldset className="knobs" disabled={disabled}>
      {Object.entries(board.specs).map(([name, spec]) => (
        <Segments
          key={name}
          legend={say(spec.label)}
          value={String(knobs[name])}
          options={offered(board, name, knobs[name]).map((value) => ({
            value: String(value),
            label: labelOf(name, value),
          }))}
          onChange={(value) => choose({ ...knobs, [name]: spec.kind === 'int' ? Number(value) : value })}
        />
      ))}
      {!board.fits(knobs) && <p role="status">{say(apart)}</p>}
    </fieldset>
  );
}

/** An address may bring a value that no knob has. */
const offered = ({ positionsOf }: KnobBoard, name: string, value: ParamValue): readonly ParamValue[] => {
  const positions = positionsOf(name);
  return positions.includes(value) ? positions : [value, ...positions];
};

interface SeedProps {
  board: KnobBoard;
  setup: Setup;
  disabled: boolean;
  choose(setup: Setup): void;
  /** What it decides. */
  children: string;
}

/** The seed of a race, another one, and the link that carries it. */
export function Seed({ board, setup, disabled, choose, children }: SeedProps) {
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
          size="small"
          text={`${rootAddress()}#/lessons/${lesson.id}/${step.id}/${settingsOf(board, setup)}`}
          label={say(WORDS.link)}
        />
      </div>
      <p className="small muted">{children}</p>
    </div>
  );
}

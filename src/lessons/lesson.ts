/**
 * The words of the course. A lesson is declared as data: its steps, what it measures, what it asks. Its text (MDX, one
 * file a language) places these by id and says the rest.
 */
import type { MDXContent } from 'mdx/types';
import type { CaseId, Edits, Locale, LocalText, Reason, Tensors } from '../engine/contract.ts';
import type { Origin } from '../results/reference/beside.ts';
import type { Summary } from '../results/summary.ts';

export type StepKind = 'read' | 'predict' | 'run' | 'reveal' | 'play' | 'challenge' | 'recap';

/** One screen of a lesson, at `#/lessons/<lesson>/<step>`. */
export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: LocalText;
  /** An address may say more behind the step's own. */
  readonly settings?: true;
}

/** Where figures come from that this machine could not measure. */
export interface Recorded {
  /** One of `MACHINES` (results/reference). */
  readonly machine: string;
  readonly adapter: string;
  readonly software: boolean;
  /** Of the figures that are shown: one at least. */
  readonly origins: readonly Origin[];
}

export interface RunResult {
  readonly summary: Summary;
  /** The GPU's rows come from a recorded run; null when all was measured here. */
  readonly recorded: Recorded | null;
  /** What this machine measured itself, where recorded rows stand among them. */
  readonly here?: Summary;
  /** By printed case: what each verified contender computed. Only of runs that ask for it. */
  readonly outputs?: Readonly<Record<string, Outputs>>;
  /** Of contenders that were followed (engine/follow) in the place of being measured; the summary then has no rows. */
  readonly trails?: readonly Trail[];
}

/** A contender on its way, each time somebody looked. */
export interface Trail {
  readonly case: CaseId;
  readonly side: 'gpu' | 'cpu';
  /** Of the stories that a language model learns; absent where it learns something else. */
  readonly stories?: Locale;
  readonly points: readonly TrailPoint[];
  /** Why it went no further; null where it went as far as it should. */
  readonly reason: Reason | null;
}

export interface TrailPoint {
  /** Iterations so far, and the milliseconds that they took. */
  readonly iteration: number;
  readonly ms: number;
  /** Whether the page was hidden meanwhile: the time is none to compare. */
  readonly hidden: boolean;
  /** What was seen, by name; the lesson knows the names. */
  readonly values: Readonly<Record<string, number>>;
}

/** `reference` as in `Verifier`. */
export interface Outputs {
  readonly outputs: Tensors;
  readonly reference: Tensors | null;
}

/** What a lesson has measured so far, by run id. */
export type Results = Readonly<Record<string, RunResult | undefined>>;

/** A measurement that a step offers; it goes through the same bench as the lab. */
export interface LessonRun {
  readonly title: LocalText;
  /** Cases as on the command line: `vector-add:vec4:n=1048576`. */
  readonly patterns: readonly string[];
  /** In the place of `patterns` where no hardware GPU is at hand: sizes that a processor can bear. */
  readonly small?: readonly string[];
  readonly budgetMs: number;
  /** `bars`: one size; `charts`: the lab's chart over a sweep; `none`: the text brings a figure of its own. */
  readonly view: 'bars' | 'charts' | 'none';
  /** The step whose text brings the control that makes it; other steps lead there. It then has no `patterns`. */
  readonly madeIn?: string;
  /** Keep what the contenders computed (`RunResult.outputs`): for figures that show it. */
  readonly keepOutputs?: boolean;
  /**
   * Texts in the place of shader files, for all of its cases, which are on the GPU. No run of these is recorded, and no link
   * carries them.
   */
  readonly edits?: Edits;
}

/** What a plan is made from. */
export type Measurable = Pick<LessonRun, 'patterns' | 'small' | 'budgetMs' | 'keepOutputs' | 'edits'>;

export interface Option {
  readonly id: string;
  readonly label: LocalText;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** One string per choice, one number per slider, one number per x of a curve. */
export type Guess = string | number | readonly number[];

interface Question {
  readonly question: LocalText;
  /** The run whose result answers it. */
  readonly run: string;
  /** What the answer is called beside the guess: “Measured” unless told, for one that is computed from other figures. */
  readonly answerIs?: LocalText;
  /** Said once both are known: what the measurement shows, and how the guess compares. */
  explain(results: Results, guess: Guess): LocalText;
}

/** `answer` is null while the run has not been made, or where it gave no usable figure. */
export type Prediction = Question &
  (
    | { readonly kind: 'choice'; readonly options: readonly Option[]; answer(results: Results): string | null }
    | {
        readonly kind: 'slider';
        readonly min: number;
        readonly max: number;
        readonly scale: 'log' | 'linear';
        readonly unit: LocalText;
        /** Of exactly one of them, where that is another word. */
        readonly unitOfOne?: LocalText;
        answer(results: Results): number | null;
        /** What was measured is no nearer known than this: a guess within has all points. Null: it is the answer alone. */
        interval?(results: Results): Range | null;
      }
    | {
        readonly kind: 'curve';
        readonly xs: readonly number[];
        readonly xLabel: LocalText;
        readonly yLabel: LocalText;
        readonly min: number;
        readonly max: number;
        answer(results: Results): readonly number[] | null;
      }
  );

interface Task {
  readonly question: LocalText;
  /** Runs that must be there before it can be checked. */
  readonly needs?: readonly string[];
  /** The first of its hints, shown after a wrong answer too: where to look, not the answer itself. */
  readonly hint: LocalText;
  /** Shown when solved: why it is so. */
  readonly because: LocalText;
}

/** What helps with a challenge after its own hint, asked for one by one. */
export interface Hints {
  readonly idea: LocalText;
  readonly outline: LocalText;
  /** Offered after a try or a while: the answer and why it is so, from what was measured here where that decides. */
  solution(results: Results): LocalText;
  /** Of a shader: a whole text of the file that solves it. */
  readonly code?: string;
}

/** Checked by the machine. */
export type Challenge = Task &
  (
    | { readonly kind: 'choice'; readonly options: readonly Option[]; correct(results: Results): string | null }
    | {
        readonly kind: 'number';
        readonly unit: LocalText;
        /** Answers within are right; null while it cannot be known. */
        accepts(results: Results): Range | null;
      }
    | {
        readonly kind: 'match';
        /** Code in a label stands between backticks, here and where things are put in order. */
        readonly items: readonly (Option & { readonly belongs: string })[];
        readonly places: readonly Option[];
      }
    | {
        readonly kind: 'order';
        /** In their right order. */
        readonly items: (results: Results) => readonly Option[] | null;
      }
    | {
        readonly kind: 'wgsl';
        readonly edit: ShaderEdit;
        /** `correct`: the case must verify. A number: and its kernel must be this many times faster than the start. */
        readonly goal: 'correct' | number;
        /**
         * What a text lacks, in words, even where its result is right on this device; null where nothing is missing.
         * Asked of texts that compile.
         */
        readonly lacks?: (code: string) => Promise<LocalText | null>;
      }
    /** The text brings the control, which tells by `useAnswer` what became of it. */
    | { readonly kind: 'own' }
  );

/** A shader file that the visitor may change, and the case that it is tried on. */
export interface ShaderEdit {
  /** Path below `shaders/`. */
  readonly shader: string;
  /** The file as it is. */
  readonly code: string;
  /** The case, as on the command line. */
  readonly pattern: string;
  /** As in `LessonRun`. */
  readonly small?: string;
  /** A text of the file that the editor opens at; the entry point unless told. */
  readonly opensAt?: string;
}

/** One knob to turn; each of its positions can be measured, and what was measured stays beside the others. */
export interface Play {
  readonly question: LocalText;
  readonly knob: LocalText;
  readonly options: readonly Option[];
  /** Of one position. Its result is kept as run `<play>=<option>`. */
  run(option: string): Measurable;
  /** `bars` unless told; `none`: the text brings a figure of its own, of every position. */
  readonly view?: 'bars' | 'none';
  /** What the positions measured so far say together; null where that is too little. */
  finding(results: Results): LocalText | null;
}

/** A sentence that one meets in articles, tested here. */
export interface Claim {
  readonly claim: LocalText;
  /** The run that it is tested by; absent where nothing need be measured. */
  readonly run?: string;
  verdict(results: Results): { readonly holds: 'yes' | 'no' | 'partly' | 'never'; readonly because: LocalText } | null;
}

/** What the table of contents knows of a lesson. */
export interface Cover {
  readonly id: string;
  readonly title: LocalText;
  /** One sentence for the list. */
  readonly summary: LocalText;
  readonly minutes: number;
  /** The belief that it ends. */
  readonly myth: LocalText;
  readonly steps: readonly Step[];
}

export interface Lesson extends Cover {
  readonly runs: Readonly<Record<string, LessonRun>>;
  readonly predictions: Readonly<Record<string, Prediction>>;
  readonly plays: Readonly<Record<string, Play>>;
  readonly challenges: Readonly<Record<string, Challenge>>;
  /** By challenge; each has them. */
  readonly hints: Readonly<Record<string, Hints>>;
  readonly claims: Readonly<Record<string, Claim>>;
  readonly content: Readonly<Record<Locale, () => Promise<{ readonly default: MDXContent }>>>;
}

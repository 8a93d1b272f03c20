/** A class: many machines that were given one thing to do, laid side by side. Nothing in it says who somebody is. */
import type { CaseId, Kernel, Locale, LocalText } from '../../engine/contract.ts';
import type { Counts } from '../../engine/interpret/api.ts';
import type { Clock } from '../contest.ts';
import type { Limits } from '../roofline.ts';
import type { LinkProblemCode } from '../share/problems.ts';
import type { Spread, Status } from '../summary.ts';
import type { DeviceGroup } from './group.ts';

/** What students are asked before they measure, as data. Every answer is a number above 0, so all lie on one log axis. */
export type Question =
  /**
   * How many times faster is the fastest on the GPU than the fastest on the CPU? Below 1 the CPU wins.
   * `at`: a case of the plan whose workload and parameters are meant.
   */
  | { readonly kind: 'speed-up'; readonly at: number; readonly clock: Clock }
  /** From which size on is the GPU faster? In the unit of the workload's chart (`chart.x`). */
  | { readonly kind: 'crossover'; readonly clock: Clock }
  /** How many milliseconds does this case take? */
  | { readonly kind: 'time'; readonly of: number; readonly clock: Clock };

/** What a whole class runs. It never stretches beyond `seconds`: that is a promise to the class. */
export interface Assignment {
  /** In the order of `printAssignment`: entries name a case by its place here. */
  readonly cases: readonly CaseId[];
  /** A kernel from the workbench among the contenders; its text is part of the plan. */
  readonly kernel: Kernel | null;
  readonly seed: number;
  readonly seconds: number;
  readonly question: Question;
  /** In which the page opens. Not part of what is compared: one class may be handed the link in both. */
  readonly language: Locale;
}

/** A puzzle that a class is given to solve. */
export interface PuzzleTask {
  /** Its id (`workloads/puzzles/registry.ts`). */
  readonly puzzle: string;
  /** In which the page opens. */
  readonly language: Locale;
}

/** What a class may be given: a plan to measure, or a puzzle to solve. */
export type Task = Assignment | PuzzleTask;

export const isPuzzle = (task: Task): task is PuzzleTask => 'puzzle' in task;

/** What must be equal for results to be compared; 32 bits each. Of a puzzle the plan is the puzzle, and there is no seed. */
export interface AssignmentKey {
  /** Of cases without versions, kernel, seconds and question. */
  readonly plan: number;
  readonly seed: number;
  /** Of the versions of the workloads. */
  readonly version: number;
}

/** Places in the lists of `nickname.ts`. */
export interface Nickname {
  readonly adjective: number;
  readonly animal: number;
}

/** What one machine measured of one case. */
export interface EntryRow {
  /** Its place in the assignment. */
  readonly case: number;
  readonly status: Status;
  /** Milliseconds; null unless `status` is `ok`. */
  readonly kernel: Spread | null;
  /** Upload, kernel and readback; null where it was not measured or does not travel. */
  readonly roundTrip: Spread | null;
}

/** What everything handed in says of itself. */
export interface HandedIn {
  /** 12 hexadecimal digits, drawn for the run: by whichever way it comes in, it counts once. */
  readonly id: string;
  readonly key: AssignmentKey;
  /** Seconds since 1970, UTC. */
  readonly startedAt: number;
  readonly group: DeviceGroup;
  readonly nickname: Nickname | null;
  /** Null where the student left it out, or there is none. */
  readonly adapter: string | null;
  readonly browser: string;
  /** `digest`: what a QR code has room for. `full`: all of it. */
  readonly source: 'digest' | 'full';
}

/** What one student measured. */
export interface Entry extends HandedIn {
  /** In the unit of the question; null where nothing was guessed. */
  readonly guess: number | null;
  /** In the order of the assignment's cases. A digest holds those that fit; the question's own come first. */
  readonly rows: readonly EntryRow[];
  /** This machine's limits, if they are known there. */
  readonly limits: Limits | null;
}

/** One student's answer to a puzzle. Its id is drawn for the visit: who tries again counts once, with the latest right answer. */
export interface PuzzleEntry extends HandedIn {
  readonly puzzle: string;
  /** Right at every shape, without a race and without a write outside of an array. */
  readonly solved: boolean;
  /** Whether a GPU ran it; else an interpreter alone. */
  readonly byGpu: boolean;
  /** What it asks of memory, by element of the output, and barriers by thread; null where nothing was counted. */
  readonly counts: Counts | null;
  /** The answer's text; null in a digest. */
  readonly code: string | null;
}

/** Something that was handed in and cannot be laid beside the others. */
export interface Refused {
  /** Of the run; of what cannot be read one from its text. */
  readonly id: string;
  readonly reason: RefusedReason;
  readonly text: LocalText;
}

/** Of another plan, seed or version of a workload; or what keeps a link from being opened. */
export type RefusedReason = 'plan' | 'seed' | 'version' | LinkProblemCode | 'unknown';

interface ClassFacts {
  /** A random UUID. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly refused: readonly Refused[];
}

/** Entries are in the order in which they came. */
export interface MeasuredClass extends ClassFacts {
  readonly assignment: Assignment;
  readonly entries: readonly Entry[];
}

export interface PuzzleClass extends ClassFacts {
  readonly assignment: PuzzleTask;
  readonly entries: readonly PuzzleEntry[];
}

export type Class = MeasuredClass | PuzzleClass;

export const isPuzzleClass = (one: Class): one is PuzzleClass => isPuzzle(one.assignment);

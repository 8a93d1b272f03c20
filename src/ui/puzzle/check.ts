/** What came of an answer at each shape, and what that says of it. Pure. */
import type { LocalText, Params, Reason } from '../../engine/contract.ts';
import type { Access, OutOfBounds, ProblemKind, Race } from '../../engine/interpret/api.ts';
import type { Proved } from '../../engine/prove/api.ts';
import type { Interpreted } from '../../engine/prove/interpreted.ts';

export interface Tried {
  readonly params: Params;
  readonly interpreted: Interpreted;
  /** By the GPU; null where it was not asked. */
  readonly gpu: Proved | null;
}

/**
 * `right`: at every shape, whoever ran it. `luck`: right here, and in another order of threads or on another GPU perhaps
 * not. `uncompiled`: no compiler takes it. `unrun`: it did not run to its end. `unasked`: nobody can tell, as the
 * interpreter cannot run it and no GPU had a say. `empty`: there is nothing to run.
 */
export type Outcome = 'right' | 'luck' | 'wrong' | 'uncompiled' | 'unrun' | 'unasked' | 'empty';

/**
 * What the GPU had to say. `all`: it ran every shape. `unasked`: the interpreter knew enough. `none`: there is none.
 * `closed`: it could not be opened. `lost`: it went away meanwhile. `late`: it did not answer in time.
 */
export type GpuWord = 'all' | 'unasked' | 'none' | 'closed' | 'lost' | 'late';

/** Codes of reasons that say nothing of the answer. */
const NO_WORD: Readonly<Record<string, GpuWord>> = {
  'no-webgpu': 'none',
  'no-adapter': 'none',
  'device-refused': 'closed',
  'device-gone': 'lost',
  'device-lost': 'lost',
  'out-of-time': 'late',
};

/** Codes of reasons of texts that do not compile: a GPU's, and the interpreter's. */
const UNCOMPILED: readonly string[] = ['compile-error', 'interpreter-syntax', 'interpreter-invalid'];

const reasonCode = (proved: Proved | null): string | null => (proved?.status === 'refused' ? proved.reason.code : null);

const isSilent = (gpu: Proved | null): boolean => Object.hasOwn(NO_WORD, reasonCode(gpu) ?? '');

const hasSaid = (gpu: Proved | null): gpu is Proved => gpu !== null && !isSilent(gpu);

/** The GPU's word, where it has one. */
export const provedOf = ({ gpu, interpreted }: Pick<Tried, 'gpu' | 'interpreted'>): Proved =>
  hasSaid(gpu) ? gpu : interpreted.proved;

/** @param present whether there is a GPU, as the page sees it */
export function gpuWordOf(tried: readonly Tried[], present: boolean): GpuWord {
  const silent = silentOf(tried);
  if (silent) return NO_WORD[silent.code];
  if (!present) return 'none';
  return tried.every(({ gpu }) => hasSaid(gpu)) ? 'all' : 'unasked';
}

/** Why a GPU that was asked had no say; null where it had one, or was not asked. */
export function silentOf(tried: readonly Tried[]): Reason | null {
  const found = tried.find(({ gpu }) => isSilent(gpu))?.gpu;
  return found?.status === 'refused' ? found.reason : null;
}

/** Of what was tried; one shape at least. */
export function outcomeOf(tried: readonly Tried[]): Outcome {
  const words = tried.map(provedOf);
  if (words.some(({ status }) => status === 'wrong')) return 'wrong';
  if (tried.some(({ gpu, interpreted }) => !hasSaid(gpu) && isBeyond(interpreted))) return 'unasked';
  if (words.some((word) => UNCOMPILED.includes(reasonCode(word) ?? ''))) return 'uncompiled';
  if (words.some(({ status }) => status === 'refused')) return 'unrun';
  return doubtOf(tried) ? 'luck' : 'right';
}

/** What the interpreter cannot run, and a GPU may. */
export const isBeyond = ({ problem }: Interpreted): boolean => problem?.kind === 'not-here';

/** Whether a text is spaces and comments alone. */
export const isEmpty = (code: string): boolean => code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').trim() === '';

/** Kinds of problems that hold at every shape: of the text itself. */
const OF_THE_TEXT: readonly ProblemKind[] = ['syntax', 'invalid'];
/** Those after which another shape would only take as long once more. */
const HOLDING_UP: readonly ProblemKind[] = ['endless', 'late'];

export const isOfTheText = ({ problem }: Interpreted): boolean =>
  problem !== null && OF_THE_TEXT.includes(problem.kind);
export const holdsUp = ({ problem }: Interpreted): boolean => problem !== null && HOLDING_UP.includes(problem.kind);

/** Whether a GPU is to have its say: not of what is known to be wrong, and not of what would hold it up. */
export const asksGpu = (interpreted: readonly Interpreted[]): boolean =>
  interpreted.every((one) =>
    one.problem ? one.problem.kind !== 'divergent' && !holdsUp(one) : one.proved.status !== 'wrong',
  );

export interface Why {
  readonly text: LocalText;
  /** What a GPU's compiler adds, where the interpreter has told the same in plain words. */
  readonly also: LocalText | null;
}

/** Why one did not run; null where it ran. */
export function whyOf({ gpu, interpreted }: Tried): Why | null {
  const word = provedOf({ gpu, interpreted });
  if (word.status !== 'refused') return null;
  const own = interpreted.proved;
  if (own.status !== 'refused' || own === word || isBeyond(interpreted)) return { text: word.reason.text, also: null };
  return { text: own.reason.text, also: word.reason.text };
}

export type Doubt =
  | { readonly kind: 'race'; readonly race: Race; readonly read: Access | null; readonly write: Access }
  | { readonly kind: 'outside'; readonly access: OutOfBounds };

/** The first that makes a right result one of luck; null where there is none. Reading outside spoils nothing by itself. */
export function doubtOf(tried: readonly Tried[]): Doubt | null {
  const ran = tried.flatMap(({ interpreted }) => interpreted.passes.map((pass) => pass.ran));
  const race = ran.flatMap(({ races }) => races.first)[0];
  if (race) {
    const { first, second } = race;
    const write = second.kind === 'write' ? second : first;
    const other = write === first ? second : first;
    return { kind: 'race', race, read: other.kind === 'read' ? other : null, write };
  }
  const access = ran.flatMap(({ outOfBounds }) => outOfBounds.first).find(({ kind }) => kind === 'write');
  return access ? { kind: 'outside', access } : null;
}

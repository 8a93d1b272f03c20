/** What a visitor chooses. */
import type { LocalText } from './text.ts';

export type ParamValue = number | string;
export type Params = Readonly<Record<string, ParamValue>>;

export interface IntParam {
  readonly kind: 'int';
  readonly label: LocalText;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** Takes the value of this earlier parameter when it is not given (matmul: m and k follow n). */
  readonly follows?: string;
  /** Where it follows a choice: what it takes, by the choice's value (conv-layer: the sides of a layer by its number). */
  readonly byChoice?: Readonly<Record<string, number>>;
  readonly odd?: boolean;
  readonly scale: 'log2' | 'linear';
  /** The values that a sweep offers, ascending. */
  readonly steps: readonly number[];
}

export interface ChoiceParam {
  readonly kind: 'choice';
  readonly label: LocalText;
  readonly options: readonly { readonly value: string; readonly label: LocalText }[];
  readonly default: string;
}

export type ParamSpec = IntParam | ChoiceParam;
/** Order matters: it is the order in a printed case id. */
export type ParamSchema = Readonly<Record<string, ParamSpec>>;

/** The reference machine that is laid behind a chart, for all of its parts. */
import { createContext, useContext } from 'react';
import { type GhostLine, ghostLines } from '../../chart-model/ghosts.ts';
import type { Cell, Contender, Facet, WorkloadGroup } from '../../chart-model/group.ts';
import { contendersIn } from '../../chart-model/view.ts';
import type { Limit } from '../../results/roofline.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import type { ResultSource } from './result-source.ts';

/** Recorded elsewhere, of cases of the result. */
export interface BesideSource {
  /** `NVIDIA H100`. */
  readonly name: string;
  /** Where and when, in one line. */
  readonly told: string;
  readonly summary: Summary;
  /** The same of one of its rows, which may come from another recording than the next. */
  readonly toldOf: (row: Pick<SummaryRow, 'case'>) => string;
  /** Of its GPU; null where it was not recorded. */
  readonly limit: Limit | null;
}

const BesideContext = createContext<BesideSource | null>(null);

export const BesideProvider = BesideContext.Provider;

export const useBesideSource = (): BesideSource | null => useContext(BesideContext);

export interface Ghosts {
  readonly name: string;
  readonly lines: readonly GhostLine[];
}

/** Null where nothing is laid behind, or nothing of it belongs here. */
export function useGhostLines(facet: Facet, contenders: readonly Contender[]): Ghosts | null {
  const beside = useBesideSource();
  const lines = ghostLines(facet, contenders, beside?.summary ?? null);
  return beside && lines.length ? { name: beside.name, lines } : null;
}

export interface GhostRows {
  readonly source: ResultSource;
  readonly toldOf: BesideSource['toldOf'];
  cellsOf(facet: Facet): readonly Cell[];
}

/** The table's twin of what is drawn: rows with a source of their own. @param place the first that is free among sources */
export function useGhostRows(group: WorkloadGroup, place: number): GhostRows | null {
  const beside = useBesideSource();
  if (!beside) return null;
  return {
    source: { id: 'beside', label: beside.name, summary: beside.summary },
    toldOf: beside.toldOf,
    cellsOf: (facet) =>
      ghostLines(facet, contendersIn(group, facet), beside.summary).flatMap(({ contender, cells }) =>
        cells.map((cell) => ({ ...cell, contender: { ...contender, source: place } })),
      ),
  };
}

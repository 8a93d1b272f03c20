/**
 * Makes a visitor's shader end. A loop that runs too often in one invocation is left, and says so in a flag: a GPU that
 * never finishes takes the whole browser's graphics with it.
 *
 * Each loop counts in total, however often the function around it is called: the entry point holds the counters, and
 * functions get pointers to theirs, a counter for each way from the entry point to the loop. WGSL allows barriers only
 * where control flow is uniform, and it knows of such a counter that it is as uniform as the loop that counts, whatever
 * other loops do: a loop that may hold a barrier still may. A counter in a private variable would be uniform nowhere.
 *
 * Loaded when a visitor's text is there to be guarded, and not before: the parser is large.
 */
import {
  type AbstractElem,
  type BlockElem,
  childElems,
  type FnElem,
  type ForElem,
  type LoopElem,
  WeslStream,
  type WhileElem,
} from 'wesl/core';
import { placeAt } from '../wgsl-lines.ts';
import { wgslTree } from '../wgsl-tree.ts';
import type { Patch } from './patches.ts';

export interface LoopLimits {
  /** Iterations each time that the loop is come to. */
  readonly once: number;
  /** Iterations of all those times. */
  readonly total: number;
}

export interface Guarded {
  readonly patches: readonly Patch[];
  /** Whether the code writes the flag: `@group(2) @binding(0) atomic<u32>`, the line of a loop that was left. */
  readonly flagged: boolean;
  /** What the parser does not understand; such a text has no patches, and must not run if a compiler takes it. */
  readonly unread: string | null;
}

interface Loop {
  readonly elem: ForElem | WhileElem | LoopElem;
  readonly id: number;
  /** Of its keyword. */
  readonly line: number;
}

interface Call {
  readonly callee: Fn;
  /** Behind its opening parenthesis. */
  readonly open: number;
}

interface Fn {
  readonly elem: FnElem;
  readonly isEntry: boolean;
  readonly loops: Loop[];
  readonly calls: Call[];
}

export function guardLoops(code: string, limits: LoopLimits): Guarded {
  const tree = wgslTree(code);
  if (!tree.ok) return refused(`line ${tree.line}:${tree.column} ${tree.message}`);
  let prefix = 'lockstep_';
  while (code.includes(prefix)) prefix += 'x_';
  const entries = functionsOf(tree.module, code).filter(({ isEntry }) => isEntry);
  const counters = countersOf(entries);
  if (!counters) return refused('functions call each other in a circle, or hold more loops than can be watched');
  if (!entries.some((entry) => counters.of.get(entry)?.length)) return { patches: [], flagged: false, unread: null };
  const patches = [...counters.of.keys()].flatMap((fn) => patchesOf(fn, counters, { code, prefix, limits }));
  const flag =
    `\n@group(2) @binding(0) var<storage, read_write> ${prefix}over: atomic<u32>; ` +
    `fn ${prefix}stop(line: u32) { if (atomicLoad(&${prefix}over) == 0u) { atomicStore(&${prefix}over, line); } }\n`;
  patches.push({ from: code.length, to: code.length, text: flag });
  return { patches, flagged: true, unread: null };
}

const refused = (unread: string): Guarded => ({ patches: [], flagged: false, unread });

function functionsOf(module: AbstractElem, code: string): Fn[] {
  const fns = new Map<string, Fn>();
  for (const elem of childElems(module)) {
    if (elem.kind !== 'fn') continue;
    const isEntry = elem.attributes?.some(
      ({ attribute }) => attribute.kind === '@attribute' && attribute.name === 'compute',
    );
    fns.set(elem.name.ident.originalName, { elem, isEntry: isEntry ?? false, loops: [], calls: [] });
  }
  let loops = 0;
  const visit = (fn: Fn, elem: AbstractElem): void => {
    if (isLoop(elem)) {
      const { line } = placeAt(code, tokenFrom(code, behindAttributes(elem)).start);
      fn.loops.push({ elem, id: loops++, line });
    }
    if (elem.kind === 'call-expression' && elem.function.kind === 'ref') {
      // A function of the text hides a built-in one of the same name.
      const callee = fns.get(elem.function.ident.originalName);
      if (callee) fn.calls.push({ callee, open: tokenFrom(code, elem.function.end).end });
    }
    for (const child of childElems(elem)) visit(fn, child);
  };
  for (const fn of fns.values()) visit(fn, fn.elem.body);
  return [...fns.values()];
}

const isLoop = (elem: AbstractElem): elem is Loop['elem'] =>
  elem.kind === 'for' || elem.kind === 'while' || elem.kind === 'loop';

const behindAttributes = (elem: Loop['elem'] | BlockElem): number => elem.attributes?.at(-1)?.end ?? elem.start;

/** The first token at or behind a place, comments left out. */
function tokenFrom(code: string, offset: number) {
  const stream = new WeslStream(code);
  stream.reset(offset);
  const token = stream.nextToken();
  if (!token) throw new Error('A parsed text ended in the middle of a function.');
  return token;
}

interface Counters {
  /** By function that an entry point reaches: those of its loops and of the loops in what it calls. */
  readonly of: ReadonlyMap<Fn, readonly string[]>;
  /** What a caller names a counter of one whom it calls. */
  readonly named: Naming;
}
type Naming = (counter: string, site: number) => string;

/** An entry point holds as many at most; WGSL allows 255 parameters and 8 KiB of variables. */
const MOST_COUNTERS = { byWay: 64, byLoop: 192 } as const;

/** A counter for each way to each loop; where those are too many, one for each loop. Null for neither. */
const countersOf = (entries: readonly Fn[]): Counters | null =>
  collect(entries, (counter, site) => `${counter}_${site}`, MOST_COUNTERS.byWay) ??
  collect(entries, (counter) => counter, MOST_COUNTERS.byLoop);

function collect(entries: readonly Fn[], named: Naming, most: number): Counters | null {
  const known = new Map<Fn, readonly string[] | null>();
  const collected = (fn: Fn): readonly string[] | null => {
    const before = known.get(fn);
    if (before !== undefined) return before;
    // Whoever comes back here before it is known has gone round in a circle.
    known.set(fn, null);
    const counters = new Set(fn.loops.map(({ id }) => `n${id}`));
    for (const [site, { callee }] of fn.calls.entries()) {
      const theirs = collected(callee);
      if (!theirs) return null;
      for (const counter of theirs) counters.add(named(counter, site));
    }
    if (counters.size > most) return null;
    known.set(fn, [...counters]);
    return [...counters];
  };
  return entries.every(collected) ? { of: known as Counters['of'], named } : null;
}

interface Text {
  readonly code: string;
  /** Of every name that is put in. */
  readonly prefix: string;
  readonly limits: LoopLimits;
}

function patchesOf(fn: Fn, { of, named }: Counters, { code, prefix, limits }: Text): Patch[] {
  const { elem, isEntry, loops, calls } = fn;
  const patches: Patch[] = [];
  const insert = (at: number, texts: readonly string[]) => patches.push({ from: at, to: at, text: texts.join('') });
  const own = of.get(fn) ?? [];
  if (isEntry) {
    insert(
      bodyOf(code, elem.body),
      own.map((counter) => ` var ${prefix}${counter} = 0u;`),
    );
  } else {
    insert(
      tokenFrom(code, elem.name.end).end,
      own.map((counter) => `${prefix}${counter}: ptr<function, u32>, `),
    );
  }
  for (const [site, { callee, open }] of calls.entries()) {
    const theirs = of.get(callee) ?? [];
    insert(
      open,
      theirs.map((counter) => `${isEntry ? '&' : ''}${prefix}${named(counter, site)}, `),
    );
  }
  for (const { elem: loop, id, line } of loops) {
    const count = isEntry ? `${prefix}n${id}` : `(*${prefix}n${id})`;
    const end = `${prefix}e${id}`;
    const { once, total } = limits;
    insert(loop.start, [`let ${end} = ${count} + ${once}u; `]);
    insert(bodyOf(code, loop.body), [
      ` if (${count} >= ${end} || ${count} >= ${total}u)`,
      ` { ${prefix}stop(${line}u); ${count} = ${total}u; ${wayOut(loop, elem, code)} } ${count} += 1u;`,
    ]);
  }
  return patches;
}

/** Behind the opening brace. */
const bodyOf = (code: string, body: BlockElem): number => tokenFrom(code, behindAttributes(body)).end;

/**
 * A loop that only a `return` leaves is left by one: behind it a function may have nothing to return. WGSL makes a value
 * of every type that can be returned, all zeros.
 */
function wayOut(loop: Loop['elem'], { returnType }: FnElem, code: string): string {
  const ends = loop.kind === 'while' || (loop.kind === 'for' && loop.condition !== undefined) || breaks(loop.body);
  if (ends) return 'break;';
  return returnType ? `return ${code.slice(returnType.start, returnType.end)}();` : 'return;';
}

/** Whether a `break` in it leaves the loop around it; a loop or a switch inside has breaks of its own. */
const breaks = (elem: AbstractElem): boolean =>
  elem.kind === 'break' || childElems(elem).some((child) => !isLoop(child) && child.kind !== 'switch' && breaks(child));

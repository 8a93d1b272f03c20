/** `--sustain`: one case, batch upon batch, for a minute or so; its rate over time, and late over early. */
import type { Plan, Workload } from '../engine/contract.ts';
import type { SustainEvent, Sustained } from '../engine/sustain/api.ts';
import { adapterOf } from '../results/adapter-name.ts';
import { paceOf, type SustainedJson, toSustainedJson } from '../results/sustained.ts';
import { printCase } from './cases.ts';
import { closeRuntime, openRuntime, tellBroken } from './measure.ts';
import type { Options } from './options.ts';
import { showSteps } from './progress.ts';
import type { Runtime } from './runtime.ts';
import { figure } from './table.ts';

/** @returns what came of it; null where it could not begin, or broke off, which has been told */
export async function sustainCase(
  { cases: [id], seed, tuned }: Plan,
  seconds: number,
  options: Options,
  self: URL,
  cancel: AbortSignal,
  workloads: readonly Workload[],
): Promise<Sustained | null> {
  let runtime: Runtime | null = null;
  const found: { sustained: Sustained | null } = { sustained: null };
  try {
    await showSteps([
      {
        title: () => `Starting ${options.runtime === 'dawn' ? 'Dawn' : 'Chromium'}`,
        async work() {
          runtime = await openRuntime(options, self);
        },
      },
      {
        title: () => `Running ${printCase(id, workloads)} for ${seconds} s`,
        async work(say) {
          const onEvent = (event: SustainEvent) => {
            if (event.type === 'phase') say.now(PHASES[event.phase]);
            if (event.type === 'batch') {
              const { endMs, workMs, iterations } = event.batch;
              say.now(`${Math.floor(endMs / 1000)} s, ${figure(workMs / iterations)} ms`);
            }
            if (event.type === 'end') found.sustained = event.sustained;
          };
          if (!cancel.aborted) await runtime?.sustain({ case: id, seconds, seed, tuned }, onEvent, cancel);
        },
      },
    ]);
  } catch (error) {
    tellBroken('The run', error, runtime !== null, cancel);
  }
  await closeRuntime(runtime);
  return found.sustained;
}

const PHASES = {
  prepare: 'is prepared',
  verify: 'is verified',
  'warm-up': 'warms up',
  sample: 'runs',
} as const;

/** A line a bucket, then what they come to. */
export function renderSustained(sustained: Sustained, workloads: readonly Workload[]): string {
  const found = toSustainedJson(sustained, workloads);
  const { environment, case: printed, buckets, lateOverEarly: ends, busy } = found;
  const adapter = adapterOf(sustained.measurement.case, environment);
  const name = adapter?.description || [adapter?.vendor, adapter?.architecture].filter(Boolean).join(' ');
  const lines = [
    `${environment.browser} on ${environment.os}; adapter: ${name || 'none'}`,
    ...(adapter?.software ? ['software adapter: this GPU is your CPU'] : []),
    '',
    printed,
  ];
  if (found.status !== 'ok') return [...lines, `${found.status}: ${found.reason}`].join('\n');
  const fastest = Math.min(...buckets.flatMap(({ iterationMs }) => iterationMs ?? []));
  lines.push(
    ...buckets.map(({ fromS, toS, iterationMs, gflops, gbps }) => {
      const at = `${fromS}–${toS} s`.padStart(10);
      if (iterationMs === null) return `${at}  no batch ended`;
      const rate = gflops !== null ? `${figure(gflops)} GFLOP/s` : gbps !== null ? `${figure(gbps)} GB/s` : '';
      return `${at}  ${`${figure(iterationMs)} ms`.padEnd(10)} ${rate.padEnd(15)} ${'▇'.repeat(Math.round((BAR * fastest) / iterationMs))}`;
    }),
    '',
    ends ? sentence(ends) : 'Too few batches at either end to compare late with early. Run it for longer.',
    `The kernel ran for ${Math.round(100 * busy)}% of the time; the outputs of the last batches were proved.`,
    ...(found.cancelled ? ['Cancelled before its time.'] : []),
  );
  return lines.join('\n');
}

const BAR = 30;

const PACE = {
  kept: 'it kept its pace',
  slower: 'it slowed down',
  faster: 'it sped up',
  noisy: 'too noisy to tell; close what else is running, and run it again',
} as const;

function sentence(ends: NonNullable<SustainedJson['lateOverEarly']>): string {
  const { windowS, ratio } = ends;
  const { median, low, high } = ratio;
  const figures = `${median.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
  return `Rate of the last ${figure(windowS)} s over that of the first: ${figures}; ${PACE[paceOf(ends)]}.`;
}

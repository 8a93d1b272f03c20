/** The command line from its words to its exit code. */
import type { Kernel, Plan, Tuned, Workload } from '../engine/contract.ts';
import { withKernels, withKernelTexts } from '../engine/kernel/kernel-variant.ts';
import { VERSION } from '../engine/version.ts';
import { toCliJson } from '../results/cli-json.ts';
import { shareLink } from '../results/share/link.ts';
import { summarize } from '../results/summarize.ts';
import type { Summary } from '../results/summary.ts';
import { toSustainedJson } from '../results/sustained.ts';
import { workloads as registered } from '../workloads/registry.ts';
import { planOf } from './cases.ts';
import { check } from './check.ts';
import { whyUnwritable, writeAsked } from './files.ts';
import { judge, linkOfKernel, readKernels } from './kernels.ts';
import { listCases, listWorkloads } from './list.ts';
import { measure } from './measure.ts';
import { type Options, parseOptions, USAGE } from './options.ts';
import { renderSustained, sustainCase } from './sustain.ts';
import { renderSummary } from './table.ts';
import { readTuned, tuneDevice } from './tune.ts';

const EXIT = { fine: 0, notAllFine: 1, badCommand: 2, notHere: 3, cancelled: 130 } as const;

/**
 * @param self the bundled file: the built bench page lies beside it, and Dawn's threads run it
 * @returns the exit code
 */
export async function command(argv: readonly string[], self: URL): Promise<number> {
  const options = parseOptions(argv);
  if (typeof options === 'string') return refuse(options);
  if (options.help) return show(USAGE);
  if (options.version) return show(`Lockstep ${VERSION}`);
  if (options.check) return check(options.patterns, options.alone, (line) => console.log(line));
  const read = readKernels(options.kernels, options.patterns, registered);
  if (!read.ok) return refuse(read.problem);
  const { kernels } = read;
  const workloads = withKernels(registered, kernels);
  const planned = planOf(options, workloads);
  if (!planned.ok) return refuse(planned.problem);
  const plan = withKernelTexts(planned.plan, kernels);
  if (options.list)
    return show(
      options.patterns.length || options.suite !== null ? listCases(plan.cases, workloads) : listWorkloads(workloads),
    );
  const tunes = options.tune !== null;
  const unwritable = whyUnwritable('--json', options.json) ?? whyUnwritable('--tuned', tunes ? options.tuned : null);
  if (unwritable !== null) return refuse(unwritable);
  const tuned = readTuned(options.tuned, tunes);
  if (typeof tuned === 'string') return refuse(tuned);
  if (options.sustain !== null) return sustain(options.sustain, options, { ...plan, tuned }, self, workloads);
  if (tunes) return tuneWorkload(options, plan, tuned, self);

  const cancel = cancelOnInterrupt();
  const { report, broken, close } = await measure({ ...plan, tuned }, options, self, cancel, workloads);
  let written = true;
  try {
    if (report) written = await tellResults(summarize(report, workloads), options, workloads, kernels);
  } finally {
    await close();
  }
  if (cancel.aborted) {
    console.error(report ? 'Cancelled: what had been measured is shown.' : 'Cancelled before anything was measured.');
    return EXIT.cancelled;
  }
  if (!written) return EXIT.badCommand;
  if (kernels.length) return report ? judge(report.measurements, kernels) : EXIT.notHere;
  const fine = report?.measurements.every(({ status }) => status === 'ok' || status === 'unsupported') ?? false;
  return fine && broken === null ? EXIT.fine : EXIT.notAllFine;
}

async function tuneWorkload(options: Options, plan: Plan, known: Tuned, self: URL): Promise<number> {
  const workload = registered.find(({ id }) => id === options.tune);
  if (!workload?.tuning) {
    const tunable = registered.filter(({ tuning }) => tuning).map(({ id }) => id);
    return refuse(`--tune takes one of ${tunable.join(', ')}, not '${options.tune}'.`);
  }
  const named = options.patterns.length ? plan.cases : [];
  const other = named.find((id) => id.workload !== workload.id);
  if (other) return refuse(`--tune tunes ${workload.id}; a pattern names ${other.workload}.`);
  // Contenders of one size name it several times.
  const sizes = [...new Map(named.map(({ params }) => [JSON.stringify(params), params])).values()];
  const cancel = cancelOnInterrupt();
  const { found, written } = await tuneDevice(workload, sizes, options, known, self, cancel);
  if (cancel.aborted) return EXIT.cancelled;
  if (!written) return EXIT.badCommand;
  return found ? EXIT.fine : EXIT.notAllFine;
}

async function sustain(
  seconds: number,
  options: Options,
  plan: Plan,
  self: URL,
  workloads: readonly Workload[],
): Promise<number> {
  if (!options.patterns.length || plan.cases.length !== 1) {
    return refuse(
      `--sustain runs one case; these patterns name ${options.patterns.length ? plan.cases.length : 'none'}.`,
    );
  }
  const cancel = cancelOnInterrupt();
  const sustained = await sustainCase(plan, seconds, options, self, cancel, workloads);
  let written = true;
  if (sustained) {
    console.log(`\n${renderSustained(sustained, workloads)}`);
    written = writeAsked('--json', options.json, printed(toSustainedJson(sustained, workloads)));
  }
  if (cancel.aborted) return EXIT.cancelled;
  if (!written) return EXIT.badCommand;
  const status = sustained?.measurement.status;
  return status === 'ok' || status === 'unsupported' ? EXIT.fine : EXIT.notAllFine;
}

/** @returns false where the file that was asked for could not be written */
async function tellResults(
  summary: Summary,
  { json, site }: Options,
  workloads: readonly Workload[],
  kernels: readonly Kernel[],
): Promise<boolean> {
  const link = await shareLink(summary, site);
  console.log(`\n${renderSummary(summary, workloads)}\n\nLink\n${link}`);
  for (const kernel of kernels) {
    const shapes = summary.measurements.flatMap((row) =>
      row.variant === kernel.name && row.status === 'ok' ? [row.params] : [],
    );
    console.log(`\nKernel ${kernel.name}\n${linkOfKernel({ kernel, shapes, summary }, site)}`);
  }
  return writeAsked('--json', json, printed(toCliJson(summary, link)));
}

const printed = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/** Aborts on the first Ctrl+C; the second ends the process at once. */
function cancelOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) endAtOnce();
    console.error('\nCancelling … (again to stop at once)');
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

/** A thread that is ended in an orderly way while it waits for a GPU takes the process down with an abort. */
function endAtOnce(): void {
  process.removeAllListeners('SIGINT');
  // What a shell calls 130.
  process.kill(process.pid, 'SIGINT');
}

function refuse(problem: string): number {
  console.error(`${problem}\n\nnpm run bench -- --help explains the command; --list names what there is.`);
  return EXIT.badCommand;
}

function show(text: string): number {
  console.log(text);
  return EXIT.fine;
}

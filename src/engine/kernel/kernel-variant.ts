/** A visitor's kernel as a contender among the others: cases, charts, links and the command line need know nothing of it. */
import type {
  Edits,
  GpuPass,
  GpuVariant,
  Kernel,
  KernelPass,
  LocalText,
  Params,
  Plan,
  Reason,
  TensorSpecs,
  Variant,
  Workgroups,
  Workload,
} from '../contract.ts';
import { editName } from '../edit-name.ts';
import { CaseFailedError } from '../errors.ts';
import { text } from '../text.ts';
import { evaluate } from './formula.ts';
import { bindingsOf, boundElsewhere, namesFor, numbersOf, problemFields } from './reading.ts';
import {
  badDispatch,
  emptyScratch,
  kernelError,
  MOST_WORKGROUPS,
  strayBinding,
  takenName,
  unknownBase,
  unknownBinding,
  unknownField,
} from './reasons.ts';

/** With the kernels of each among its variants. */
export const withKernels = (workloads: readonly Workload[], kernels: readonly Kernel[] = []): readonly Workload[] =>
  kernels.length
    ? workloads.map((workload) => {
        const own = kernels.filter((kernel) => kernel.workload === workload.id);
        return own.length
          ? { ...workload, variants: [...own.map((one) => variantOf(workload, one)), ...workload.variants] }
          : workload;
      })
    : workloads;

/** The texts that take the place of files, or are files of their own. */
export const editsOf = ({ passes }: Kernel): Edits =>
  Object.fromEntries(passes.map(({ shader, code }) => [shader, code]));

/** A plan whose cases may name kernels: what they need to run, guarded, is added. */
export function withKernelTexts(plan: Plan, kernels: readonly Kernel[]): Plan {
  if (!kernels.length) return plan;
  const builds = new Map(kernels.map((kernel) => [`${kernel.workload}:${kernel.name}`, editName(editsOf(kernel))]));
  const cases = plan.cases.map((id) => {
    const build = builds.get(`${id.workload}:${id.variant}`);
    return build === undefined ? id : { ...id, build };
  });
  const edits = Object.fromEntries(kernels.map((kernel) => [editName(editsOf(kernel)), editsOf(kernel)]));
  return { ...plan, cases, kernels, edits: { ...plan.edits, ...edits } };
}

/** Why a kernel is none of this workload's here; null where it is. */
export function misfitOf({ variants }: Workload, { name, from }: Kernel): LocalText | null {
  if (variants.some(({ id }) => id === name)) return takenName(name);
  return from !== null && !gpuVariant(variants, from) ? unknownBase(from) : null;
}

const IDEA = text('A kernel of your own.', '自己写的内核。');

function variantOf(workload: Workload, kernel: Kernel): GpuVariant {
  const base = gpuVariant(workload.variants, kernel.from);
  const common = {
    id: kernel.name,
    title: text(kernel.name, kernel.name),
    idea: IDEA,
    on: 'gpu',
    inDefaultSweep: false,
  } as const;
  if (!base) {
    const { from } = kernel;
    return {
      ...common,
      scratch: (params) => scratchOf(workload, kernel, params),
      passes: (params) => {
        // A draft may be older than the variant's end.
        if (from !== null) throw failed(kernelError(unknownBase(from)));
        return kernel.passes.map((pass) => ownPass(workload, kernel, pass, params));
      },
    };
  }
  const { cost, scratch, rounding, unsupported } = base;
  return {
    ...common,
    ...(cost && { cost }),
    ...(scratch && { scratch }),
    ...(rounding !== undefined && { rounding }),
    ...(unsupported && { unsupported }),
    passes: (params, caps) =>
      base.passes(params, caps).map((pass) => {
        const own = kernel.passes.find(({ shader }) => shader === pass.shader);
        return own ? replaced(workload, pass, own, params) : pass;
      }),
  };
}

export function gpuVariant(variants: readonly Variant[], id: string | null): GpuVariant | null {
  const found = variants.find((variant) => variant.id === id);
  return found?.on === 'gpu' ? found : null;
}

function replaced(workload: Workload, pass: GpuPass, own: KernelPass, params: Params): GpuPass {
  refuseStray(own);
  const constants = Object.entries(pass.constants ?? {}).filter(([name]) => own.sets.includes(name));
  const { workgroups } = own;
  return {
    ...pass,
    code: own.code,
    constants: Object.fromEntries(constants),
    ...(workgroups && { workgroups: dispatchOf(workload, own, workgroups, params) }),
  };
}

function refuseStray({ shader, code }: KernelPass): void {
  const stray = boundElsewhere(code);
  if (stray) throw failed(strayBinding(shader, stray));
}

function ownPass(workload: Workload, kernel: Kernel, pass: KernelPass, params: Params): GpuPass {
  const { shader, code } = pass;
  refuseStray(pass);
  const { inputs, outputs, state } = workload.tensors(params);
  const known = [...Object.keys({ ...inputs, ...state, ...outputs }), ...kernel.scratch.map(({ name }) => name)];
  const bindings = bindingsOf(code).map((name) => (known.includes(name) ? name : name.replace(/_$/, '')));
  const strange = bindings.find((name) => !known.includes(name));
  if (strange !== undefined) throw failed(unknownBinding(shader, strange, known));
  const own = kernel.scratch.filter(({ name }) => bindings.includes(name));
  const names = own.length ? namesFor(workload, params, kernel.passes[0].code) : {};
  for (const { name, length } of own) {
    const found = evaluate(length, names);
    if (!found.ok) throw failed(kernelError(found.problem));
    if (found.value < 1) throw failed(emptyScratch(name, length));
  }
  const numbers = numbersOf(workload, params);
  const problem = problemFields(code).map((field) => {
    const name = Object.hasOwn(numbers, field) ? field : field.replace(/_$/, '');
    if (!Object.hasOwn(numbers, name)) throw failed(unknownField(shader, name, Object.keys(numbers)));
    return numbers[name];
  });
  const workgroups = dispatchOf(workload, pass, pass.workgroups ?? ['1', '1', '1'], params);
  return { shader, code, bindings, problem, workgroups };
}

function dispatchOf(workload: Workload, { shader, code }: KernelPass, formulas: Workgroups, params: Params) {
  const names = namesFor(workload, params, code);
  const [x, y, z] = formulas.map((formula) => {
    const found = evaluate(formula, names);
    if (!found.ok) throw failed(kernelError(found.problem));
    return found.value;
  });
  if (Math.min(x, y, z) < 1 || x * y * z > MOST_WORKGROUPS) throw failed(badDispatch(shader, [x, y, z]));
  return [x, y, z] as const;
}

/** A formula that is wrong is told by `passes`; until then there is no buffer. */
function scratchOf(workload: Workload, { scratch, passes }: Kernel, params: Params): TensorSpecs {
  const names = namesFor(workload, params, passes[0].code);
  return Object.fromEntries(
    scratch.flatMap(({ name, dtype, length }) => {
      const found = evaluate(length, names);
      return found.ok && found.value > 0 ? [[name, { dtype, shape: [found.value] }]] : [];
    }),
  );
}

const failed = (reason: Reason) => new CaseFailedError(reason);

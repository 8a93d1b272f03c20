/** `matmul@1:tiled:n=1024` <-> CaseId: one printable identity per case, for URLs, messages, reports and the terminal. */
import type {
  CaseId,
  IntParam,
  LocalText,
  ParamSchema,
  ParamSpec,
  Params,
  ParamValue,
  SecondGpu,
  Workload,
} from './contract.ts';
import { isEdit } from './edit-name.ts';
import { text } from './text.ts';

export type Resolved =
  | { readonly ok: true; readonly params: Params }
  | { readonly ok: false; readonly problem: LocalText };

/**
 * Prints a case. A parameter is printed unless it says nothing: one that follows another when it has what it would take
 * from it, a choice at its default. `schema` null prints everything (a workload that this version does not know).
 */
export function formatCase(id: CaseId, schema: ParamSchema | null): string {
  const shown = Object.entries(id.params).filter(([name, value]) => {
    const spec = schema?.[name];
    if (!spec) return true;
    if (spec.kind === 'choice') return value !== spec.default;
    return spec.follows === undefined || value !== fallbackOf(spec, id.params);
  });
  // A visitor's own text is another contender; a configuration is how the same one was built here.
  const edit = isEdit(id.build) ? `~${id.build}` : '';
  const gpu = id.gpu ? `~${id.gpu}` : '';
  return `${id.workload}@${id.version}:${id.variant}${edit}${gpu}:${shown.map(([name, value]) => `${name}=${value}`).join(',')}`;
}

/** Makes the id of a case of a workload; `params` must be resolved. */
export const caseOf = (workload: Workload, variant: string, params: Params, gpu?: SecondGpu): CaseId => ({
  workload: workload.id,
  version: workload.version,
  variant,
  ...(gpu && { gpu }),
  params,
});

/** The workload of a case; undefined where there is none of its name here, or only another version. */
export const workloadOf = (
  id: Pick<CaseId, 'workload' | 'version'>,
  workloads: readonly Workload[],
): Workload | undefined => workloads.find((one) => one.id === id.workload && one.version === id.version);

/** A contender as it is named in patterns: a variant, with `~second` on the second of two GPUs. */
export const contenderOf = ({ variant, gpu }: Pick<CaseId, 'variant' | 'gpu'>): string =>
  gpu ? `${variant}~${gpu}` : variant;

/** Reads what `contenderOf` prints, and patterns of it. */
export const readContender = (contender: string): Pick<CaseId, 'variant' | 'gpu'> =>
  contender.endsWith(ON_SECOND)
    ? { variant: contender.slice(0, -ON_SECOND.length), gpu: 'second' }
    : { variant: contender };

const ON_SECOND = `~${'second' satisfies SecondGpu}`;

/** Completes and validates parameters. Nothing is clamped: a value that does not fit is named in the problem. */
export function resolveParams(workload: Workload, given: Readonly<Record<string, ParamValue>>): Resolved {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(workload.params, name));
  if (unknown !== undefined) {
    const names = Object.keys(workload.params).join(', ');
    return wrong(
      `${workload.id} has no parameter '${unknown}'; it has ${names}.`,
      `${workload.id} 没有参数“${unknown}”；可用的有 ${names}。`,
    );
  }
  const params: Record<string, ParamValue> = {};
  for (const [name, spec] of Object.entries(workload.params)) {
    const value = (Object.hasOwn(given, name) ? given[name] : undefined) ?? fallbackOf(spec, params);
    const problem = checkValue(name, spec, value);
    if (problem) return { ok: false, problem };
    params[name] = value;
  }
  const problem = workload.invalid?.(params);
  return problem ? { ok: false, problem } : { ok: true, params };
}

/** What a parameter is when nobody says. @param earlier those before it, at least */
export function fallbackOf(spec: ParamSpec, earlier: Params): ParamValue {
  if (spec.kind !== 'int' || spec.follows === undefined) return spec.default;
  const followed = earlier[spec.follows];
  return spec.byChoice ? spec.byChoice[followed] : followed;
}

/** Null when the value fits. */
export function checkValue(name: string, spec: ParamSpec, value: ParamValue): LocalText | null {
  if (spec.kind === 'choice') {
    const options = spec.options.map((option) => option.value);
    if (typeof value === 'string' && options.includes(value)) return null;
    return text(
      `${name} is one of ${options.join(', ')}, not '${value}'.`,
      `${name} 只能是 ${options.join('、')}，不能是“${value}”。`,
    );
  }
  if (typeof value === 'number' && fits(spec, value)) return null;
  const parity = spec.odd ? ['odd ', '奇数'] : ['', '整数'];
  return text(
    `${name} is an ${parity[0]}whole number from ${spec.min} to ${spec.max}, not '${value}'.`.replace(
      'an whole',
      'a whole',
    ),
    `${name} 应为 ${spec.min} 到 ${spec.max} 之间的${parity[1]}，不能是“${value}”。`,
  );
}

const fits = (spec: IntParam, value: number) =>
  Number.isInteger(value) && value >= spec.min && value <= spec.max && (!spec.odd || value % 2 === 1);

export type ParsedCase =
  | { readonly ok: true; readonly id: CaseId }
  | { readonly ok: false; readonly problem: LocalText };

/** Reads one case without wildcards. */
export function parseCase(printed: string, workloads: readonly Workload[]): ParsedCase {
  const match = /^([\w-]+)(?:@(\d+))?:([\w-]+(?:~second)?)(?::(.*))?$/.exec(printed);
  if (!match)
    return wrong(
      `'${printed}' is not a case such as matmul:tiled:n=512.`,
      `“${printed}”不是 matmul:tiled:n=512 这样的写法。`,
    );
  const [, workloadId, version, contender, list = ''] = match;
  const { variant, gpu } = readContender(contender);
  const workload = workloads.find(({ id }) => id === workloadId);
  if (!workload) return unknownWorkload(workloadId, workloads);
  if (version !== undefined && Number(version) !== workload.version) return otherVersion(workload, version);
  const known = workload.variants.find(({ id }) => id === variant);
  if (!known) return unknownVariant(workload, variant);
  if (gpu && known.on !== 'gpu') return noSecond(workload, contender);
  const values = parseValues(list, workload);
  if (!values.ok) return values;
  const several = Object.entries(values.lists).find(([, options]) => options.length > 1);
  if (several) {
    const [name, options] = several;
    return wrong(
      `One case has one ${name}, not ${options.length}.`,
      `单独一项只能有一个 ${name}，这里写了 ${options.length} 个。`,
    );
  }
  const single = Object.fromEntries(Object.entries(values.lists).map(([name, options]) => [name, options[0]]));
  const resolved = resolveParams(workload, single);
  return resolved.ok ? { ok: true, id: caseOf(workload, variant, resolved.params, gpu) } : resolved;
}

type Values =
  | { readonly ok: true; readonly lists: Readonly<Record<string, readonly ParamValue[]>> }
  | { ok: false; problem: LocalText };

/** `n=256|512,k=3` -> { n: [256, 512], k: [3] }; numbers where the schema wants them. */
export function parseValues(list: string, workload: Workload): Values {
  const lists = new Map<string, readonly ParamValue[]>();
  for (const part of list.split(',').filter(Boolean)) {
    const [name, value, ...rest] = part.split('=');
    if (value === undefined || value === '' || rest.length) {
      return wrong(
        `'${part}' should look like ${Object.keys(workload.params)[0]}=512.`,
        `“${part}”应写成 ${Object.keys(workload.params)[0]}=512 的样子。`,
      );
    }
    if (lists.has(name)) return wrong(`${name} is given twice.`, `${name} 给了两次。`);
    const spec = Object.hasOwn(workload.params, name) ? workload.params[name] : null;
    const numeric = spec?.kind !== 'choice';
    const options = value.split('|').map((option) => (numeric && /^\d+$/.test(option) ? Number(option) : option));
    lists.set(name, options);
  }
  return { ok: true, lists: Object.fromEntries(lists) };
}

export function unknownWorkload(id: string, workloads: readonly Workload[]): { ok: false; problem: LocalText } {
  const known = workloads.map((workload) => workload.id).join(', ');
  return wrong(`There is no workload '${id}'; there are ${known}.`, `没有名为“${id}”的任务；现有 ${known}。`);
}

/** @param asked as it was written */
export const otherVersion = ({ id, version }: Workload, asked: string): { ok: false; problem: LocalText } =>
  wrong(
    `${id} is at version ${version} here, not ${asked}; timings of the two do not compare.`,
    `这里的 ${id} 是第 ${version} 版，不是第 ${asked} 版；两版的用时不能相比。`,
  );

export function unknownVariant(workload: Workload, variant: string): { ok: false; problem: LocalText } {
  const known = workload.variants.map(({ id }) => id).join(', ');
  return wrong(
    `${workload.id} has no variant '${variant}'; it has ${known}.`,
    `${workload.id} 没有名为“${variant}”的实现；现有 ${known}。`,
  );
}

/** Libraries choose their GPU by themselves. */
export const noSecond = (workload: Workload, contender: string): { ok: false; problem: LocalText } =>
  wrong(
    `${workload.id}:${contender}: only kernels of ours on the GPU can run on a second one.`,
    `${workload.id}:${contender}：只有我们自己的 GPU 内核才能在第二个 GPU 上运行。`,
  );

const wrong = (en: string, zh: string) => ({ ok: false as const, problem: text(en, zh) });

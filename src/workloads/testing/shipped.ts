/** Every configuration of every kernel that ships, on devices of given capabilities. */
import { resolveParams } from '../../engine/case-id.ts';
import type { GpuCapabilities, GpuPass, GpuVariant, Params, Reason, Workload } from '../../engine/contract.ts';
import { workloads } from '../registry.ts';
import { sampleParams } from './samples.ts';

interface Shipped {
  readonly workload: Workload;
  readonly variant: GpuVariant;
  readonly params: Params;
  readonly pass: GpuPass;
  /** Of the device that it is for. */
  readonly capabilities: GpuCapabilities;
}

/** Small shapes of every kind, the defaults, and every step of every parameter. */
function paramsOf(workload: Workload): Params[] {
  const steps = Object.entries(workload.params).flatMap(([name, spec]) =>
    (spec.kind === 'int' ? spec.steps : spec.options.map(({ value }) => value)).map((value) => ({ [name]: value })),
  );
  const resolved = [{}, ...steps].map((given) => resolveParams(workload, given));
  return [...resolved.flatMap((one) => (one.ok ? [one.params] : [])), ...sampleParams(workload, 40, 7)];
}

/** @param onRefusal told of what a variant says that it cannot run there */
export function shippedFor(
  devices: readonly GpuCapabilities[],
  onRefusal?: (variant: GpuVariant, reason: Reason) => void,
): Shipped[] {
  const known = new Map<string, Shipped>();
  for (const workload of workloads) {
    for (const params of paramsOf(workload)) {
      for (const variant of workload.variants) {
        if (variant.on !== 'gpu') continue;
        for (const capabilities of devices) {
          const reason = variant.unsupported?.(params, capabilities);
          if (reason) {
            onRefusal?.(variant, reason);
            continue;
          }
          const { tuning } = workload;
          const tuned = tuning?.variant === variant.id ? tuning.configurations(params, capabilities) : [];
          const passes = [undefined, ...tuned].flatMap((configuration) =>
            variant.passes(params, capabilities, configuration),
          );
          for (const pass of passes) {
            const key = JSON.stringify([
              pass.shader,
              pass.code.length,
              pass.constants ?? {},
              pass.bindings,
              pass.problem.length,
              pass.immediate ?? false,
            ]);
            if (!known.has(key)) known.set(key, { workload, variant, params, pass, capabilities });
          }
        }
      }
    }
  }
  return [...known.values()];
}

/** WebGPU's limits in groups, with what the specification guarantees everywhere (gpuweb.github.io/gpuweb/#limits). */

type Unit = 'bytes' | 'count';

export interface Limit {
  readonly name: string;
  readonly unit: Unit;
  /** Null where this version does not know it. */
  readonly guaranteed: number | null;
}

export const LIMIT_GROUPS = ['buffers', 'workgroups', 'bindings', 'textures', 'drawing', 'others'] as const;
export type LimitGroup = (typeof LIMIT_GROUPS)[number];

/** What kernels run into: the others are for graphics, or unknown here. */
const OF_COMPUTING: readonly LimitGroup[] = ['buffers', 'workgroups', 'bindings'];
export const isOfComputing = (group: LimitGroup): boolean => OF_COMPUTING.includes(group);

const bytes = (name: string, guaranteed: number): Limit => ({ name, unit: 'bytes', guaranteed });
const count = (name: string, guaranteed: number): Limit => ({ name, unit: 'count', guaranteed });

const KNOWN: Readonly<Record<Exclude<LimitGroup, 'others'>, readonly Limit[]>> = {
  buffers: [
    bytes('maxBufferSize', 2 ** 28),
    bytes('maxStorageBufferBindingSize', 2 ** 27),
    bytes('maxUniformBufferBindingSize', 2 ** 16),
    bytes('minStorageBufferOffsetAlignment', 256),
    bytes('minUniformBufferOffsetAlignment', 256),
    count('maxTextureDimension2D', 8192),
  ],
  workgroups: [
    count('maxComputeInvocationsPerWorkgroup', 256),
    count('maxComputeWorkgroupSizeX', 256),
    count('maxComputeWorkgroupSizeY', 256),
    count('maxComputeWorkgroupSizeZ', 64),
    bytes('maxComputeWorkgroupStorageSize', 2 ** 14),
    count('maxComputeWorkgroupsPerDimension', 65535),
  ],
  bindings: [
    count('maxBindGroups', 4),
    count('maxBindingsPerBindGroup', 1000),
    count('maxStorageBuffersPerShaderStage', 8),
    count('maxUniformBuffersPerShaderStage', 12),
    count('maxSampledTexturesPerShaderStage', 16),
    count('maxDynamicStorageBuffersPerPipelineLayout', 4),
    count('maxDynamicUniformBuffersPerPipelineLayout', 8),
  ],
  textures: [
    count('maxTextureDimension1D', 8192),
    count('maxTextureDimension3D', 2048),
    count('maxTextureArrayLayers', 256),
    count('maxSamplersPerShaderStage', 16),
    count('maxStorageTexturesPerShaderStage', 4),
  ],
  drawing: [
    count('maxVertexBuffers', 8),
    count('maxBindGroupsPlusVertexBuffers', 24),
    count('maxVertexAttributes', 16),
    bytes('maxVertexBufferArrayStride', 2048),
    count('maxInterStageShaderVariables', 16),
    count('maxColorAttachments', 8),
    bytes('maxColorAttachmentBytesPerSample', 32),
  ],
};

export interface FoundLimit extends Limit {
  readonly value: number;
}

export interface FoundGroup {
  readonly group: LimitGroup;
  readonly limits: readonly FoundLimit[];
}

/** Every limit that the adapter tells, in the groups' order; those that this version does not know come last. */
export function groupLimits(found: Readonly<Record<string, number>>): readonly FoundGroup[] {
  const known = new Set(Object.values(KNOWN).flatMap((limits) => limits.map(({ name }) => name)));
  const others = Object.keys(found)
    .filter((name) => !known.has(name))
    .map((name): Limit => ({ name, unit: /Size$|Alignment$|Bytes/.test(name) ? 'bytes' : 'count', guaranteed: null }));
  return LIMIT_GROUPS.map((group) => ({
    group,
    limits: (group === 'others' ? others : KNOWN[group])
      .filter(({ name }) => name in found)
      .map((limit) => ({ ...limit, value: found[limit.name] })),
  })).filter(({ limits }) => limits.length > 0);
}

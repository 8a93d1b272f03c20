/** A feature that is newer than the names that types know. */
export const feature = (name: 'subgroup-size-control' | 'subgroup-matrix' | 'chromium-experimental-subgroup-matrix') =>
  name as GPUFeatureName;

// A reduction, line by line as shaders/reduction/subgroups.wgsl. One launch leaves one sum for each block of 2,048 numbers;
// n is 4 at least.

constexpr unsigned GROUP = 256;
constexpr unsigned VECTORS = 2; // per thread
constexpr unsigned WARP = 32;

// What WGSL has a word for: after five steps every lane has the sum of its whole warp.
__device__ float warpAdd(float mine) {
  for (unsigned apart = WARP / 2; apart > 0; apart /= 2) {
    mine += __shfl_xor_sync(0xffffffff, mine, apart);
  }
  return mine;
}

__global__ void sum(
  const float4* vectors,
  const float* numbers,
  float* sums,
  unsigned n
) {
  __shared__ float partial[GROUP / WARP];
  unsigned thread = threadIdx.x;
  unsigned lane = thread % WARP;
  unsigned block = blockIdx.x;
  unsigned whole = n / 4;
  float4 four = make_float4(0, 0, 0, 0);
  for (unsigned i = 0; i < VECTORS; i++) {
    // Neighbouring threads load neighbouring vectors.
    unsigned at = (block * VECTORS + i) * GROUP + thread;
    if (at < whole) {
      float4 v = vectors[at];
      four = make_float4(four.x + v.x, four.y + v.y, four.z + v.z, four.w + v.w);
    }
  }
  float mine = (four.x + four.y) + (four.z + four.w);
  if (block == 0 && thread < n % 4) {
    mine += numbers[whole * 4 + thread];
  }
  float ours = warpAdd(mine);
  if (lane == 0) {
    partial[thread / WARP] = ours;
  }
  __syncthreads();
  float some = 0.0f;
  for (unsigned i = lane; i < GROUP / WARP; i += WARP) {
    some += partial[i];
  }
  float all = warpAdd(some);
  if (thread == 0) {
    sums[block] = all;
  }
}

void launch(const float* numbers, float* sums, unsigned n) {
  unsigned grid = (n / 4 + VECTORS * GROUP - 1) / (VECTORS * GROUP);
  sum<<<grid, GROUP>>>((const float4*)numbers, numbers, sums, n);
}

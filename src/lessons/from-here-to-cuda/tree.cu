// A reduction as a tree in shared memory, as many a textbook begins: shaders/reduction/interleaved.wgsl in CUDA.

constexpr unsigned GROUP = 256;

__global__ void tree(const float* numbers, float* sums, unsigned n) {
  __shared__ float partial[GROUP];
  unsigned thread = threadIdx.x;
  unsigned i = blockIdx.x * GROUP + thread;
  partial[thread] = i < n ? numbers[i] : 0.0f;
  __syncthreads();
  for (unsigned apart = 1; apart < GROUP; apart *= 2) {
    if (thread % (2 * apart) == 0) {
      partial[thread] += partial[thread + apart];
    }
    __syncthreads();
  }
  if (thread == 0) {
    sums[blockIdx.x] = partial[0];
  }
}

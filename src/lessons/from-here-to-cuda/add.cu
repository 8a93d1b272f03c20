// Adding two arrays, line by line as shaders/vector-add/scalar.wgsl: one thread adds one element.

constexpr unsigned GROUP = 64;

__global__ void add(
  const float* a,
  const float* b,
  float* c,
  unsigned n
) {
  unsigned i = blockIdx.x * GROUP + threadIdx.x;
  if (i >= n) {
    return;
  }
  c[i] = a[i] + b[i];
}

void launch(const float* a, const float* b, float* c, unsigned n) {
  unsigned grid = (n + GROUP - 1) / GROUP;
  add<<<grid, GROUP>>>(a, b, c, n);
}

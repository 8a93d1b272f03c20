// Matrix multiplication, line by line as shaders/matmul/tiled.wgsl: a block computes a tile of C and walks along k.

constexpr unsigned TILE = 16;

__global__ void multiply(
  const float* a,
  const float* b,
  float* c,
  unsigned m,
  unsigned k,
  unsigned n
) {
  __shared__ float tileA[TILE * TILE]; // [row, p]
  __shared__ float tileB[TILE * TILE]; // [p, column]
  unsigned column = blockIdx.x * TILE + threadIdx.x;
  unsigned row = blockIdx.y * TILE + threadIdx.y;
  unsigned place = threadIdx.y * TILE + threadIdx.x;
  float sum = 0.0f;
  for (unsigned first = 0; first < k; first += TILE) {
    unsigned alongA = first + threadIdx.x;
    unsigned alongB = first + threadIdx.y;
    float fromA = 0.0f;
    float fromB = 0.0f;
    if (row < m && alongA < k) {
      fromA = a[row * k + alongA];
    }
    if (column < n && alongB < k) {
      fromB = b[alongB * n + column];
    }
    tileA[place] = fromA;
    tileB[place] = fromB;
    __syncthreads();
    for (unsigned p = 0; p < TILE; p++) {
      sum += tileA[threadIdx.y * TILE + p] * tileB[p * TILE + threadIdx.x];
    }
    __syncthreads();
  }
  if (row < m && column < n) {
    c[row * n + column] = sum;
  }
}

void launch(const float* a, const float* b, float* c, unsigned m, unsigned k, unsigned n) {
  dim3 grid((n + TILE - 1) / TILE, (m + TILE - 1) / TILE);
  dim3 block(TILE, TILE);
  multiply<<<grid, block>>>(a, b, c, m, k, n);
}

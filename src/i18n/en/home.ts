export default {
  title: 'How much faster is your GPU?',
  titleCpu: 'How fast is your CPU?',
  lede: 'AI runs on GPUs because one operation suits them so well: multiplying matrices. Let your own machine show it. Both sides do the same multiplication, and no result is timed before it is checked.',
  start: 'Race your CPU against your GPU',
  startCpu: 'Measure your CPU',
  again: 'Race again',
  hint: 'About three seconds. Nothing leaves this machine.',
  hintSoftware: 'About six seconds here. Nothing leaves this machine.',
  headline: {
    times: '{{times}}×',
    aTie: 'A tie',
    tooNoisy: 'Too noisy',
    tooFew: 'Too few samples',
    gpu: {
      real: 'Your GPU is {{figure}} faster than your CPU',
      software: 'The software GPU is {{figure}} faster than your CPU',
    },
    cpu: {
      real: 'Your CPU is {{figure}} faster than your GPU',
      software: 'Your CPU is {{figure}} faster than the software GPU',
    },
    tie: {
      real: '{{figure}} between GPU and CPU',
      software: '{{figure}} between software GPU and CPU',
    },
    noisy: {
      real: '{{figure}} to tell whether GPU or CPU is faster',
      software: '{{figure}} to tell whether software GPU or CPU is faster',
    },
    unsure: {
      real: '{{figure}} to tell whether GPU or CPU is faster',
      software: '{{figure}} to tell whether software GPU or CPU is faster',
    },
    cpuOnly: 'No result from a GPU; your CPU needs {{figure}}',
    gpuOnly: {
      real: 'No result from the CPU; your GPU needs {{figure}}',
      software: 'No result from the CPU; the software GPU needs {{figure}}',
    },
    none: 'No result this time',
  },
  matrices: {
    illustration: 'Illustration',
    measured: 'At the measured ratio',
    waiting: 'After the race',
    play: 'Play again',
    stop: 'Stop',
    atOnce: { gpu: '{{cells}} cells at once', cpu: '{{cells}} cells at a time' },
    idea: 'No cell of the product needs another: a CPU fills a few at a time, a GPU thousands at once. The speeds are made up; the picture rests when the GPU is done.',
    later: 'When the race is over, the two fill here as fast as they were measured against each other.',
    slowed: 'Slowed down {{factor}} times, ',
    lapse: 'Sped up {{factor}} times, ',
    drawnAlone: 'the one that was measured fills here. How many cells fill at once is drawn, not measured.',
    drawn:
      'the two fill in the ratio that was measured, and rest at the moment when the faster is done. How many cells fill at once is drawn, not measured.',
  },
  duel: {
    title: 'Best GPU against best CPU',
    size: 'Two {{n}} × {{n}} matrices of 32-bit numbers, in GFLOP/s: billions of calculations per second. Longer is faster.',
    soon: 'Two large matrices of 32-bit numbers, in GFLOP/s: billions of calculations per second. Longer is faster.',
    none: 'no result',
    withdrawn: 'no figure: wrong result',
  },
  rungs: {
    title: 'Details: all four contenders',
    what: 'Two programs (kernels) for the GPU and two for the CPU do the same multiplication. The fastest of each side counts.',
  },
  first: {
    gpu: 'From pressing the button to the GPU’s first bar: {{time}}.',
    cpu: 'From pressing the button to the CPU’s first bar: {{time}}.',
    together: 'Compiling {{kernels}} kernels for the GPU at once took {{time}}.',
  },
  lanes: {
    tuned: 'GPU, kernel chosen for this device',
    tiled: 'GPU, tiles in workgroup memory',
    'wasm-threads': 'CPU, all cores, WebAssembly SIMD',
    'js-textbook': 'CPU, one thread, textbook JavaScript',
    value: '{{rate}} GFLOP/s',
  },
  now: {
    starting: 'Starting…',
    compile: 'Compiling the kernels for the GPU, all at once',
    loading: 'Looking at this machine…',
    prepare: 'Preparing: {{name}}',
    verify: 'Checking the result: {{name}}',
    'warm-up': 'Warming up: {{name}}',
    sample: 'Measuring: {{name}}',
    progress: 'Progress of the race',
  },
  cpu: {
    cores_one: 'the one CPU thread',
    cores_other: '{{count}} CPU threads together',
    thread: 'one CPU thread',
  },
  gpu: { real: 'the GPU', software: 'the software GPU' },
  verdict: {
    gpu: 'On this machine {{gpu}} multiplies two {{n}}\u00a0×\u00a0{{n}} matrices {{times}}× faster than {{cpu}}.',
    ahead:
      'On this machine {{gpu}} multiplies two {{n}}\u00a0×\u00a0{{n}} matrices {{times}}× faster than {{cpu}}; {{endToEnd}}× once the copies are counted.',
    even: 'On this machine {{gpu}} multiplies two {{n}}\u00a0×\u00a0{{n}} matrices {{times}}× faster than {{cpu}}; once the copies are counted, the two are about even.',
    behind:
      'On this machine {{gpu}} multiplies two {{n}}\u00a0×\u00a0{{n}} matrices {{times}}× faster than {{cpu}}; once the copies are counted, the CPU is ahead by {{endToEnd}}×.',
    tie: 'On this machine it is a tie: {{gpu}} and {{cpu}} multiply two {{n}}\u00a0×\u00a0{{n}} matrices in the same time, as far as this measurement can tell.',
    noisy:
      'On this machine the times are too noisy to tell who is faster at multiplying two {{n}}\u00a0×\u00a0{{n}} matrices: {{gpu}} or {{cpu}}.',
    unsure:
      'On this machine there are too few samples to tell who is faster at multiplying two {{n}}\u00a0×\u00a0{{n}} matrices: {{gpu}} takes {{gpuTime}} so far, against {{cpuTime}} on {{cpu}}.',
    cpu: 'On this machine the CPU wins: two {{n}}\u00a0×\u00a0{{n}} matrices take {{gpu}} {{times}}× as long as {{cpu}}.',
    cpuOnly:
      'On this machine {{cpu}} multiply two {{n}}\u00a0×\u00a0{{n}} matrices in {{time}}. No GPU gave a result to compare with.',
    cpuOnlyThread:
      'On this machine one CPU thread multiplies two {{n}}\u00a0×\u00a0{{n}} matrices in {{time}}. No GPU gave a result to compare with.',
    gpuOnly:
      'On this machine {{gpu}} multiplies two {{n}}\u00a0×\u00a0{{n}} matrices in {{time}}. The CPU gave no result to compare with.',
    none: 'Nothing was measured this time.',
    cancelled: 'The race was cancelled.',
  },
  basis: 'Best kernel of each side: {{times}}× (95% interval {{low}}–{{high}}).',
  basisCopies: ' Copies: the way to the GPU’s memory and back.',
  basisRange:
    'Best kernel of each side: {{times}}× ({{low}}–{{high}}, from the range of fewer than six samples, which is less sure than a 95% interval).',
  basisFew:
    'Too few samples, or too close together for so few, to tell them apart from chance. Race again when the machine is less busy.',
  basisTie: 'The 95% intervals of the two best kernels overlap.',
  basisTieRange: 'The ranges of the few samples of the two best kernels overlap.',
  basisNoisyRange:
    'The ranges of the few samples of the two best kernels are wide and overlap. Race again when the machine is less busy.',
  basisNoisy:
    'The 95% intervals of the two best kernels are wide and overlap. Race again when the machine is less busy.',
  table: {
    caption: 'Median time of one multiplication of two {{n}}\u00a0×\u00a0{{n}} matrices',
    contender: 'Contender',
    kernel: 'Kernel',
    interval: '95% interval',
    endToEnd: 'With copies',
    rate: 'GFLOP/s',
    compile: 'Compiling',
    note: 'Result',
    ok: 'checked',
  },
  doors: {
    title: 'Where to go from here',
    lessons: 'See why',
    lessonsText:
      'Short lessons: guess, measure on your own machine, and understand when a GPU wins and when it does not.',
    lab: 'Measure more',
    labText: 'Other sizes, more contenders, filters over a picture; charts to compare and share.',
    model: 'Train a language model in this tab',
    modelText: 'From noise to stories, in minutes.',
    puzzles: 'Solve puzzles',
    puzzlesText: 'Twenty small kernels, each with a hole of about two lines; on a phone as well.',
    workbench: 'Write a kernel',
    workbenchText: 'Proved, raced against ours and the libraries, shared as a link.',
    class: 'Measure with a class',
    classText: 'One assignment, many machines, one picture for the projector.',
  },
} as const;

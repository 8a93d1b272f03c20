export default {
  title: 'Watch it go on',
  contender: 'Computed by',
  alone: 'Computed by {{name}}',
  start: 'At the start',
  caption: 'After {{iterations}} iterations, {{each}} each',
  alt: '{{work}}, as {{name}} computes it, iteration after iteration: the lighter, the more there is.',
  stop: 'Stop',
  again: 'From the start',
  problem: 'It goes no further',
} as const;

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
  brush: {
    label: '{{work}}: draw into it with the pointer, or move the mark with the arrow keys and draw with Enter.',
    kind: 'You draw',
    hint: 'Draw into the picture with a mouse or a pen; with a finger draw sideways, as up and down scrolls the page. Keys: arrows move a mark, with Shift further; Enter draws there.',
    at: 'Mark {{x}} from the left, {{y}} from the top',
    clear: 'Take all sources away',
    back: 'Put the first ones back',
  },
} as const;

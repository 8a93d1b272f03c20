export default {
  own: {
    gpu: 'The GPU is {{times}}× {{interval}} faster than the CPU, best against best.',
    cpu: 'The CPU is {{times}}× {{interval}} faster than the GPU, best against best.',
    tie: 'GPU and CPU are level, best against best: a tie.',
  },
  sender: {
    gpu: 'The sender’s GPU is {{times}}× {{interval}} faster than the sender’s CPU, best against best.',
    cpu: 'The sender’s CPU is {{times}}× {{interval}} faster than the sender’s GPU, best against best.',
    tie: 'The sender’s GPU and CPU are level, best against best: a tie.',
  },
  contenders: '“{{first}}” is {{times}}× {{interval}} faster than “{{second}}”.',
  contendersTie: '“{{first}}” and “{{second}}” are level: a tie.',
  single: '“{{first}}” takes {{time}}.',
  none: 'Nothing was timed.',
  tie: 'a tie',
  scale: 'Longer is faster.',
} as const;

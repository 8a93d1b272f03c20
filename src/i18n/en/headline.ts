export default {
  own: {
    gpu: 'The GPU is {{times}}× {{interval}} faster than the CPU, best against best.',
    cpu: 'The CPU is {{times}}× {{interval}} faster than the GPU, best against best.',
    tie: 'GPU and CPU are level, best against best: a tie.',
    noisy: 'Best against best, the times are too noisy to tell whether GPU or CPU is faster.',
    unsure:
      'Best against best, there are too few samples to tell whether GPU or CPU is faster: {{one}} with “{{first}}” against {{other}} with “{{second}}” so far.',
  },
  sender: {
    gpu: 'The sender’s GPU is {{times}}× {{interval}} faster than the sender’s CPU, best against best.',
    cpu: 'The sender’s CPU is {{times}}× {{interval}} faster than the sender’s GPU, best against best.',
    tie: 'The sender’s GPU and CPU are level, best against best: a tie.',
    noisy: 'Best against best, the times are too noisy to tell whether the sender’s GPU or CPU is faster.',
    unsure:
      'Best against best, there are too few samples to tell whether the sender’s GPU or CPU is faster: {{one}} with “{{first}}” against {{other}} with “{{second}}”.',
  },
  contenders: '“{{first}}” is {{times}}× {{interval}} faster than “{{second}}”.',
  level: {
    tie: '“{{first}}” and “{{second}}” are level: a tie.',
    noisy: 'The times are too noisy to tell whether “{{first}}” or “{{second}}” is faster.',
    unsure:
      'There are too few samples to tell whether “{{first}}” or “{{second}}” is faster: {{one}} against {{other}} so far.',
  },
  single: '“{{first}}” takes {{time}}.',
  none: 'Nothing was timed.',
  number: { tie: 'A tie', noisy: 'Too noisy', unsure: 'Too few samples' },
  scale: 'Longer is faster.',
} as const;

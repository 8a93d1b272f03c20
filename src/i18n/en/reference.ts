export default {
  label: 'Lay a recorded machine behind',
  none: 'none',
  name: '{{name}}, recorded',
  software: '{{name}} (software)',
  told: 'Recorded on {{name}} with {{browser}}, {{date}}',
  toldOf: 'Recorded with {{browser}}, {{date}}',
  between: '{{from}} to {{to}}',
  driver: 'driver {{driver}}',
  pale: 'Pale marks: {{machine}}. They are no part of any ratio or sentence here.',
  notHere: '{{name}} is not drawn in this view, which is of one machine alone.',
  nothing: '{{name}} has not recorded any of these cases.',
  failed:
    'The recorded results could not be loaded. Everything else is as it was; choose them again once you are online.',
  limit: '{{name}} {{gflops}} GFLOP/s',
  other: 'Recorded on',
  lacks: '{{name}} has not recorded this; what is drawn stays as it was.',
} as const;

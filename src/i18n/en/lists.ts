/** Behind the first rows of a long list. */
export default {
  shown: '{{shown}} of {{all}} are shown.',
  whole: 'All {{all}} are shown.',
  more_one: 'Show {{count}} more ({{all}} in all)',
  more_other: 'Show {{count}} more ({{all}} in all)',
  rest_one: 'Show the last one ({{all}} in all)',
  rest_other: 'Show the other {{count}} ({{all}} in all)',
  all: 'Show all {{all}}',
  allSlow: 'Show all {{all}} (takes a while)',
} as const;

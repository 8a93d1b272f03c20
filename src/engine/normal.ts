/** Of a normal distribution, the middle 95% lie within this many standard deviations. */
export const WITHIN_95 = 1.959963984540054;

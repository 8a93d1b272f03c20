/** Numbers inside the lesson's own texts. */
export const count = (value: number): string => value.toLocaleString('en');

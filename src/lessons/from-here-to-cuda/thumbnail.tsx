/** Two texts with the same lines, and words of one that have partners in the other. */
const LINES = [
  { y: 10, left: [6, 30], right: [56, 36] },
  { y: 22, left: [10, 22], right: [60, 26] },
  { y: 34, left: [10, 30], right: [60, 20] },
  { y: 46, left: [10, 18], right: [60, 30] },
] as const;

export const drawing = (
  <>
    {LINES.map(({ y, left, right }, at) => (
      <g key={y}>
        <rect
          x={left[0]}
          y={y}
          width={left[1]}
          height={6}
          rx={1}
          className={at % 2 ? 'thumb__gpu' : 'thumb__element'}
        />
        <rect
          x={right[0]}
          y={y}
          width={right[1]}
          height={6}
          rx={1}
          className={at % 2 ? 'thumb__gpu' : 'thumb__element'}
        />
        {at % 2 === 1 && <path d={`M${left[0] + left[1] + 3} ${y + 3} H ${right[0] - 3}`} className="thumb__line" />}
      </g>
    ))}
  </>
);

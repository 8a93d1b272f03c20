/** A way through choices, from one question to its answer. */
export const drawing = (
  <>
    <path d="M14 32 H 30 M38 28 L 52 14 M38 36 L 52 50 M60 46 L 74 36 M60 54 H 74" className="thumb__line" />
    <circle cx={10} cy={32} r={4} className="thumb__gpu" />
    <circle cx={34} cy={32} r={4} className="thumb__gpu" />
    <circle cx={56} cy={12} r={4} className="thumb__element" />
    <circle cx={56} cy={50} r={4} className="thumb__gpu" />
    <rect x={76} y={29} width={12} height={10} rx={1.5} className="thumb__gpu" />
    <rect x={76} y={49} width={12} height={10} rx={1.5} className="thumb__element" />
  </>
);

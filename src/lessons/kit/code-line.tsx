import type { CSSProperties, ReactNode } from 'react';

/** A line of code. Where it is wrapped, the rest of it stands further in than its beginning. */
export function CodeLine({ line, children = line }: { line: string; children?: ReactNode }) {
  const indent = { '--indent': `${line.length - line.trimStart().length}ch` } as CSSProperties;
  return (
    <span className="code-line" style={indent}>
      {children}
    </span>
  );
}

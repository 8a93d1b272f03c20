interface RefusedCopyProps {
  text: string;
  /** What the text is. */
  label: string;
  /** Says that it was refused, and what to do. */
  said: string;
}

/** What the visitor copies where the browser does not let a page do it. */
export function RefusedCopy({ text, label, said }: RefusedCopyProps) {
  return (
    <>
      <p role="alert">{said}</p>
      <textarea
        className="input mono"
        rows={12}
        readOnly
        aria-label={label}
        value={text}
        onFocus={({ target }) => target.select()}
      />
    </>
  );
}

/** The mark: one long step and four short ones that end together. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect x="3" y="5" width="26" height="9" rx="2" fill="var(--cpu)" />
      <g fill="var(--gpu)">
        <rect x="3" y="18" width="5" height="9" rx="1.5" />
        <rect x="10" y="18" width="5" height="9" rx="1.5" />
        <rect x="17" y="18" width="5" height="9" rx="1.5" />
        <rect x="24" y="18" width="5" height="9" rx="1.5" />
      </g>
    </svg>
  );
}

/** An icon of the codicon font. It says nothing to a screen reader: whatever holds it has the words. */
export function Icon({ name, className = '' }: { name: string; className?: string }) {
  return <span aria-hidden className={`codicon codicon-${name} ${className}`} />;
}

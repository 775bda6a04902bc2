import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

const ROW_HEIGHT = 22;
/** Rows drawn beyond what is seen, so that scrolling shows no gaps. */
const SPARE = 8;

type Props<Row> = {
  rows: readonly Row[];
  keyOf(row: Row): string;
  draw(row: Row, index: number): ReactNode;
  /** Kept in sight. */
  active: number;
  label: string;
  role: 'tree' | 'listbox';
  /** The id of the row that has the focus, for a screen reader. */
  activeId?: string | undefined;
  onKeyDown(event: KeyboardEvent<HTMLDivElement>): void;
  onFocus?(): void;
};

/** Rows of one height, of which only those in sight exist: fifty thousand cost as much as fifty. */
export function VirtualRows<Row>({ rows, keyOf, draw, active, label, role, activeId, onKeyDown, onFocus }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element || active < 0) return;
    const top = active * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
  }, [active]);

  const first = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - SPARE);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW_HEIGHT) + SPARE);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is one of two that take keys.
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a label and an active descendant.
    <div
      ref={scroller}
      className="rows"
      role={role}
      aria-label={label}
      aria-activedescendant={activeId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onScroll={({ currentTarget: { scrollTop, clientHeight } }) => setView({ top: scrollTop, height: clientHeight })}
    >
      <div role="presentation" style={{ height: rows.length * ROW_HEIGHT, position: 'relative' }}>
        {rows.slice(first, last).map((row, offset) => (
          <div
            key={keyOf(row)}
            role="presentation"
            className="row-place"
            style={{ top: (first + offset) * ROW_HEIGHT }}
          >
            {draw(row, first + offset)}
          </div>
        ))}
      </div>
    </div>
  );
}

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

type Props = {
  label: string;
  /** The edge of its part that it lies on; away from the part makes it larger. */
  side: 'right' | 'top' | 'left';
  /** px */
  size: number;
  least: number;
  most: number;
  onSize(size: number): void;
};

const KEY_STEP = 20;

/** The edge that makes a part larger, by mouse and by keyboard. */
export function Sash({ label, side, size, least, most, onSize }: Props) {
  const from = useRef<{ at: number; size: number } | null>(null);
  const larger = { right: 'ArrowRight', top: 'ArrowUp', left: 'ArrowLeft' }[side];
  const smaller = { right: 'ArrowLeft', top: 'ArrowDown', left: 'ArrowRight' }[side];
  /** Grows with the part. */
  const placeOf = ({ clientX, clientY }: PointerEvent): number =>
    side === 'right' ? clientX : side === 'left' ? -clientX : -clientY;
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === larger) onSize(size + KEY_STEP);
    if (key === smaller) onSize(size - KEY_STEP);
  };
  return (
    <hr
      className={`sash is-${side}`}
      tabIndex={0}
      aria-orientation={side === 'top' ? 'horizontal' : 'vertical'}
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: placeOf(event), size };
      }}
      onPointerMove={(event) => from.current && onSize(from.current.size + placeOf(event) - from.current.at)}
      onPointerUp={() => {
        from.current = null;
      }}
    />
  );
}

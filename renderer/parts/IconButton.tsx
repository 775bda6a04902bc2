import type { MouseEvent } from 'react';
import { Icon } from './Icon.tsx';

type Props = {
  icon: string;
  label: string;
  onClick(event: MouseEvent<HTMLButtonElement>): void;
  isPressed?: boolean;
  isDisabled?: boolean;
  /** Inside something that hears keys by itself: Tab does not stop here. */
  isOutOfOrder?: boolean;
};

export function IconButton({ icon, label, onClick, isPressed, isDisabled = false, isOutOfOrder = false }: Props) {
  return (
    <button
      type="button"
      className="icon-button"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      tabIndex={isOutOfOrder ? -1 : undefined}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

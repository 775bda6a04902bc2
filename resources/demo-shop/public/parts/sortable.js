import { classNames } from '/dom.js';

/**
 * Lets a person sort `list`: drag a row by its handle onto the place of another, or use the arrow keys on the handle.
 * `onsort` is told the rows in their new order and the one that was moved.
 */
export function makeSortable(list, onsort) {
  let dragged = null;
  const rowOf = (node) => (node instanceof Element ? node.closest('[data-line]') : null);
  const over = classNames('rowOver');

  function moveTo(row, target) {
    if (!target || row === target) return;
    const isBelow = row.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isBelow) target.after(row);
    else target.before(row);
    onsort([...list.children], row);
  }

  function endDrag() {
    dragged?.classList.remove(classNames('rowDragged'));
    for (const row of list.children) row.classList.remove(over);
    dragged = null;
  }

  list.addEventListener('dragstart', (event) => {
    dragged = rowOf(event.target);
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.line);
    event.dataTransfer.setDragImage(dragged, 20, 30);
    dragged.classList.add(classNames('rowDragged'));
  });
  list.addEventListener('dragover', (event) => {
    if (!dragged) return;
    event.preventDefault();
    const target = rowOf(event.target);
    for (const row of list.children) row.classList.toggle(over, row === target && row !== dragged);
  });
  list.addEventListener('drop', (event) => {
    event.preventDefault();
    if (dragged) moveTo(dragged, rowOf(event.target));
    endDrag();
  });
  list.addEventListener('dragend', endDrag);
  list.addEventListener('keydown', (event) => {
    const handle = event.target.closest('[draggable]');
    if (!handle || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    const row = rowOf(handle);
    moveTo(row, event.key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling);
    handle.focus();
  });
}

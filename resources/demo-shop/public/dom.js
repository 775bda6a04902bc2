import styles from '/styles.js';

/**
 * Makes an element: `h('button', { class: 'button quiet', onclick: add }, 'Add')`. Classes are named as in styles.css and
 * come out as the build named them; functions become listeners; `true` and `false` set or leave out an attribute.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = classNames(value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** The generated names of classes in styles.css. */
export function classNames(names) {
  return names
    .split(' ')
    .map((name) => {
      if (!styles[name]) throw new Error(`styles.css has no class "${name}"`);
      return styles[name];
    })
    .join(' ');
}

let ids = 0;

/** An id for one rendering, as React's useId gives it: another as soon as anything is rendered before it. */
export function newId() {
  return `:r${(ids++).toString(32)}:`;
}

/** An icon of two strokes or so, drawn in a box of 24 px. */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', classNames('icon'));
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const icons = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  bag: 'M6 8h12l1 12H5zM9 10V7a3 3 0 0 1 6 0v3',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6',
  handle: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  check: 'm5 13 4 4L19 7',
};

/** What a copy carries beyond its markup, in attributes that are gone before anything is measured. */
export const MARKS = {
  target: 'data-pa-target',
  checked: 'data-pa-checked',
  selected: 'data-pa-selected',
  popover: 'data-pa-popover',
  size: 'data-pa-size',
} as const;

/** How many tests of a run passed only because something was found again. */
export const healed = `
  ALTER TABLE runs ADD COLUMN healed INTEGER NOT NULL DEFAULT 0;
`;

/** Functions of files for Puppeteer. */

/** Functions that stand at the top of the file, each where something needs it. */
export const HELPERS: Record<string, string> = {
  inFrame: `/** The document inside of frames, the outermost first. */
async function inFrame(page, ...selectors) {
  let place = page;
  for (const selector of selectors) place = await (await place.waitForSelector(selector)).contentFrame();
  return place;
}`,
  moveTo: `/** Moves the mouse to a point in CSS px from the top left corner of the padding of an element. */
async function moveTo(page, handle, x, y) {
  const point = await pointIn(handle, x, y);
  await page.mouse.move(point.x, point.y);
}`,
  setChecked: `async function setChecked(handle, isWanted) {
  const isChecked = await handle.evaluate((field) => field.checked ?? field.ariaChecked === 'true');
  if (isChecked !== isWanted) await handle.click();
}`,
  pointIn: `/** A point of the page, in CSS px from the top left corner of the padding of an element. */
async function pointIn(handle, x, y) {
  await handle.scrollIntoView();
  const { content, padding } = await handle.boxModel();
  const [corner] = padding ?? content;
  return { x: corner.x + x, y: corner.y + y };
}`,
  centreOf: `async function centreOf(handle) {
  await handle.scrollIntoView();
  return handle.clickablePoint();
}`,
  dragTo: `async function dragTo(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.mouse.up();
}`,
  eventually: `/** Waits until it is so. */
async function eventually(isSo, what, ms = 30_000) {
  const deadline = Date.now() + ms;
  while (!(await isSo().catch(() => false))) {
    assert.ok(Date.now() < deadline, what);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}`,
  choose: `/** Options by what they say or by their value: Puppeteer itself knows values only. */
async function choose(handle, ...wanted) {
  const values = await handle.evaluate(
    (select, all) =>
      [...select.options]
        .filter((option) => all.some(({ label, value }) => label === option.label.trim() || value === option.value))
        .map(({ value }) => value),
    wanted,
  );
  await handle.select(...values);
}`,
};

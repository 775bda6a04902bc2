/** Functions of files for Selenium. */

export const seleniumHelpers: Record<string, string> = {
  find: `/** The first element that can be seen, as soon as there is one. */
async function find(driver, by) {
  return driver.wait(async () => {
    for (const element of await driver.findElements(by)) {
      if (await element.isDisplayed().catch(() => false)) return element;
    }
    return null;
  }, 30_000);
}`,
  isVisible: `async function isVisible(driver, by) {
  for (const element of await driver.findElements(by)) {
    if (await element.isDisplayed().catch(() => false)) return true;
  }
  return false;
}`,
  ask: `/** What an element says of itself; nothing while there is none. */
async function ask(driver, by, question) {
  const [element] = await driver.findElements(by);
  return (element && (await question(element))) ?? '';
}`,
  fill: `/** Fields that have a picker take a value as it is; others are cleared and typed into. */
async function fill(driver, element, text) {
  const type = await element.getDomAttribute('type');
  if (['color', 'date', 'datetime-local', 'month', 'range', 'time', 'week'].includes(type)) {
    await driver.executeScript(
      (field, value) => {
        field.value = value;
        for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
      },
      element,
      text,
    );
    return;
  }
  await element.clear();
  await element.sendKeys(text);
}`,
  setChecked: `async function setChecked(element, isWanted) {
  if ((await element.isSelected()) !== isWanted) await element.click();
}`,
  choose: `/** Chooses these options and no others. */
async function choose(element, wanted) {
  for (const option of await element.findElements(By.css('option'))) {
    const [label, value] = [(await option.getText()).trim(), await option.getProperty('value')];
    const isWanted = wanted.some((one) => one.label === label || one.value === value);
    const isMultiple = await element.getProperty('multiple');
    if (isWanted !== (await option.isSelected()) && (isWanted || isMultiple)) await option.click();
  }
}`,
  newWindow: `/** The window that was not there before, once it has opened. */
async function newWindow(driver, ...known) {
  const all = new Set(known.flat());
  return driver.wait(async () => (await driver.getAllWindowHandles()).find((handle) => !all.has(handle)), 30_000);
}`,
  pointIn: `/** A point in CSS px from the top left corner of an element; WebDriver counts from its centre. */
async function pointIn(driver, element, x, y) {
  const [dx, dy] = await driver.executeScript(
    (found, left, top) => {
      const { width, height } = found.getBoundingClientRect();
      return [Math.round(found.clientLeft + left - width / 2), Math.round(found.clientTop + top - height / 2)];
    },
    element,
    x,
    y,
  );
  return { origin: element, x: dx, y: dy };
}`,
  dragTo: `async function dragTo(driver, from, to) {
  await driver.actions().move(from).press().move({ origin: Origin.POINTER, x: 3, y: 3 }).move(to).move(to).release().perform();
}`,
  turnWheel: `/** Where the mouse is. */
async function turnWheel(driver, dx, dy) {
  const element = await driver.executeScript(() => [...document.querySelectorAll(':hover')].at(-1) ?? document.body);
  await driver.actions().scroll(0, 0, dx, dy, element).perform();
}`,
};

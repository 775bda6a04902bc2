/** Whose time was over: the call's own, or the whole test's. In ms. */
export type Limit = { of: 'call' | 'test'; ms: number };

/** What kept an action from its element, as Playwright says it: `<div>veil</div>`, `not enabled`. */
export type Hindrance = { kind: 'covered'; by: string } | { kind: 'state'; state: string };

/**
 * Why something failed, as far as it has a form of its own: what a sentence in any language is made of. Locators are code, as Playwright
 * prints them.
 */
export type Reason =
  | { code: 'several'; locator: string; count: number }
  | { code: 'notFound'; locator: string; limit: Limit | null }
  | { code: 'hindered'; locator: string; by: Hindrance }
  | { code: 'differs'; locator: string | null; expected: string; received: string }
  /** Too long for a sentence. */
  | { code: 'differsInLines'; locator: string | null }
  | { code: 'notGoneTo'; address: string; limit: Limit; wentTo: string | null }
  | { code: 'nothingCame'; what: string; limit: Limit }
  /** `call` is Playwright's name of a method: `page.click`. */
  | { code: 'notDone'; call: string; limit: Limit | null }
  | { code: 'notOpened'; error: string }
  | { code: 'testTooLong'; ms: number }
  | { code: 'processDied'; how: string }
  | { code: 'browserMissing' }
  /** Playwright's own ffmpeg, which records videos. */
  | { code: 'videoMissing' }
  | { code: 'otherEnd'; expected: string; status: string }
  /** In the words of whoever threw it. */
  | { code: 'said'; words: string };

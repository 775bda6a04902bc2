/** What the fold says of a few events at a time, as the code that it prints. */
import { recognize } from '../../electron/recording/index.ts';
import { printBody } from '../../electron/testcode/index.ts';
import { events, type Person } from './events.ts';

export const site = 'http://shop.example/';

/** The statements of what a person did; the first one, which opens the page, is left out. */
export function code(does: (person: Person) => void): string[] {
  const all = events((person) => {
    person.opens(site);
    does(person);
  });
  return printBody(recognize(all)).slice(1);
}

export const locatorOf = (role: string, name: string): string => `page.getByRole('${role}', { name: '${name}' })`;
export const save = locatorOf('button', 'Save');
export const nameField = locatorOf('textbox', 'Name');

/** Whether a text holds every word of what is typed into a search field, in whatever order and case. */
export function matcher(typed: string): (text: string) => boolean {
  const words = typed.toLowerCase().split(/\s+/);
  return (text) => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
}

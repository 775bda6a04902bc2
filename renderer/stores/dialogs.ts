import { create } from 'zustand';

export type Question = {
  title: string;
  text: string;
  /** From the least to the most likely; the last one has the focus. */
  answers: readonly { id: string; label: string; isDangerous?: boolean }[];
  settle(answer: string | null): void;
};

export const useDialogs = create<{ question: Question | null }>(() => ({ question: null }));

/** Asks a person; null when they turn away. */
export function ask(question: Omit<Question, 'settle'>): Promise<string | null> {
  return new Promise((resolve) => {
    useDialogs.getState().question?.settle(null);
    useDialogs.setState({
      question: {
        ...question,
        settle(answer) {
          useDialogs.setState({ question: null });
          resolve(answer);
        },
      },
    });
  });
}

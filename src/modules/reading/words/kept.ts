// Answers about words that are asked again and again: the cells of a table repeat themselves.

/** So many are kept, and then begun anew: enough for the widest plan, and no burden. */
const mostKept = 5000;

/** The same answers, each worked out once. `answer` must be pure; longer words than `longest` are asked every time. */
export function kept<Answer>(answer: (words: string) => Answer, longest = 200): (words: string) => Answer {
  const answers = new Map<string, { is: Answer }>();
  return (words) => {
    if (words.length > longest) return answer(words);
    const before = answers.get(words);
    if (before) return before.is;
    const is = answer(words);
    if (answers.size >= mostKept) answers.clear();
    answers.set(words, { is });
    return is;
  };
}

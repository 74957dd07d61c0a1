// A question's form before anybody types: the answer given, or the one given before in another document, or what was read.
import type { Answer } from './answers.ts';
import type { Looked } from './look.ts';
import type { Question } from './questions.ts';

export function answerShown({ answers, before }: Looked, question: Question): Record<string, string> {
  const given = answers.get(question.key);
  const answer = given?.answer ?? before.get(question.key);
  return { ...blankForm(question), ...(answer ? chosen(answer, question) : {}), reason: given?.reason ?? '' };
}

function blankForm({ about }: Question): Record<string, string> {
  if (about.what === 'list') return { lines: (about.proposal ?? about.lines).join('\n') };
  if (about.what === 'status')
    return { lifecycle: about.meaning.lifecycle ?? '', confidence: about.meaning.confidence ?? '' };
  return about.what === 'date' && about.proposal ? { day: about.proposal } : {};
}

function chosen(answer: Answer, { about }: Question): Record<string, string> {
  switch (answer.as) {
    case 'person':
      if (about.what === 'person' && about.proposal === answer.name)
        return { answer: `person:${answer.name}` };
      return answer.isNew
        ? { answer: 'new', name: answer.name, post: answer.post ?? '' }
        : { answer: 'other', person: answer.name };
    case 'status':
      return { answer: 'status', lifecycle: answer.lifecycle ?? '', confidence: answer.confidence ?? '' };
    case 'date':
      return { answer: 'date', day: answer.words };
    case 'lines':
      return { answer: 'lines', lines: answer.lines.join('\n') };
    default:
      return { answer: answer.as };
  }
}

/** Which field stands for which type of answer. A type that is not known here is a line of text. */
import type { FieldMaker } from './field';
import { choiceField, multiChoiceField } from './choice';
import { textField } from './text';

const MAKERS: Record<string, FieldMaker> = {
  choice: choiceField,
  'multi-choice': multiChoiceField
};

/** Types whose field lays itself out over the whole width. */
const WIDE = new Set(Object.keys(MAKERS));

export const makeField: FieldMaker = (face, words) => (MAKERS[face.type] ?? textField)(face, words);

/** Whether a type's field takes the whole width of its card. */
export function isWide(type: string): boolean {
  return WIDE.has(type);
}

export type { AnswerFace, AnswerField, FieldMaker, PartReading, Reading } from './field';

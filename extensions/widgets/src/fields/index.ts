/** Which field stands for which type of answer. A type that is not known here is a line of text. */
import { choiceField, multiChoiceField } from './choice';
import { explainField } from './explain';
import type { FieldMaker } from './field';
import { graphField } from './graph';
import { orderField } from './order';
import { sortField } from './sort';
import { stepsField } from './steps';
import { tableField } from './table';
import { textField } from './text';

/** Fields that lay themselves out over the whole width; every other is a line. */
const WIDE: Record<string, FieldMaker> = {
  choice: choiceField,
  'multi-choice': multiChoiceField,
  table: tableField,
  graph: graphField,
  sort: (face, words) => (face.ordered ? orderField : sortField)(face, words),
  steps: stepsField,
  explain: explainField
};

/** Return an empty field for an answer. */
export const makeField: FieldMaker = (face, words) => (WIDE[face.type] ?? textField)(face, words);

/** Whether a type's field takes the whole width of its card. */
export function isWide(type: string): boolean {
  return type in WIDE;
}

export type { AnswerFace, AnswerField, FieldMaker, PartReading, Reading } from './field';

import { catalogue } from './words';
import type { AnswerFace } from '../../src/fields/field';

/** A face as the kernel sends it, with what a test is about. */
export function face(more: Partial<AnswerFace> = {}): AnswerFace {
  return {
    type: 'number', label: 'Your answer', unknown: 'x', variables: ['x'], keys: [], longest: 2000, describedBy: 'prompt', ...more
  };
}

export const WORDS = catalogue('connection', 'card', 'field', 'practice');

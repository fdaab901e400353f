/** Draws what code wrote: the picture or the text of an output, the richest form that a page can show. */

export interface Output {
  readonly output_type: string;
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
}

const PICTURES = ['image/png', 'image/jpeg', 'image/gif'];

export function drawOutput(output: Output): HTMLElement {
  const data = output.data ?? {};
  const picture = PICTURES.find(type => typeof data[type] === 'string');
  if (picture !== undefined) {
    const image = document.createElement('img');
    image.src = `data:${picture};base64,${String(data[picture]).trim()}`;
    image.alt = joined(data['text/plain']);
    return image;
  }
  const text = document.createElement('pre');
  text.textContent = joined(output.text ?? data['text/plain']);
  return text;
}

/** A notebook keeps long text as lines. */
function joined(text: unknown): string {
  return Array.isArray(text) ? text.join('') : String(text ?? '');
}

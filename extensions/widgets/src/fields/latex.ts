/**
 * From the LaTeX of the math field to the one text of the answer.
 *
 * Done here and not in the kernel, so that a field always has its text at once: for "Check" right after the last key, for a
 * draft while the connection is gone, and for half a formula that nothing could read yet. What is not known stays as it is,
 * and the kernel says that it cannot read it. That both ways to read agree is tested against `algebra.parse_latex`.
 */

interface Fraction {
  kind: 'fraction';
  top: Atom[];
  bottom: Atom[];
}
interface Root {
  kind: 'root';
  index: Atom[] | null;
  body: Atom[];
}
interface Script {
  kind: 'script';
  sign: '^' | '_';
  body: Atom[];
}
/** A piece of text; a word keeps apart from letters beside it. */
interface Piece {
  kind: 'piece';
  text: string;
  word: boolean;
}
type Atom = Fraction | Root | Script | Piece;

const SIGNS: Record<string, string> = {
  cdot: '*', ast: '*', times: '×', div: '÷', pm: '±', mp: '∓', le: ' <= ', leq: ' <= ', ge: ' >= ', geq: ' >= ',
  lt: ' < ', gt: ' > ', ne: ' != ', neq: ' != ', cup: ' U ', cap: ' ∩ ', in: ' in ', lbrace: '{', rbrace: '}',
  lbrack: '[', rbrack: ']', lparen: '(', rparen: ')', lvert: '|', rvert: '|', vert: '|', mid: ' | ', colon: ':',
  emptyset: '{}', varnothing: '{}', ' ': ' ', quad: ' ', qquad: ' ', ',': '', ';': '', ':': '', '!': '',
  '{': '{', '}': '}', '%': '%', $: '$', '|': '|', '\\': ' and ', exponentialE: 'e', imaginaryI: 'i',
  differentialD: 'd', prime: "'", ldots: '...', degree: '°'
};
const WORDS: Record<string, string> = { pi: 'pi', infty: 'oo' };
const TRANSPARENT = new Set(['mathrm', 'mathit', 'mathbf', 'operatorname', 'mathop', 'displaystyle', 'textstyle', 'bigm']);
const TEXTS = new Set(['text', 'textrm', 'mbox']);
const FRACTIONS = new Set(['frac', 'dfrac', 'tfrac']);
const MOST_DEPTH = 50;

/** Return the text that a math field's LaTeX says. */
export function textOf(latex: string): string {
  return print(new Reader(latex).list('')).replace(/ {2,}/g, ' ').trim();
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly latex: string) {}

  /** Read up to one of the closing signs, or the end. */
  list(closing: string): Atom[] {
    const atoms: Atom[] = [];
    while (this.at < this.latex.length) {
      const character = this.latex[this.at] ?? '';
      if (closing !== '' && closing.includes(character)) {
        break;
      }
      atoms.push(...this.atom());
    }
    return atoms;
  }

  /** Read an argument: what stands in braces, or the next thing alone. */
  private argument(): Atom[] {
    while (this.latex[this.at] === ' ') {
      this.at += 1;
    }
    if (this.latex[this.at] === undefined || this.depth > MOST_DEPTH) {
      return [];
    }
    this.depth += 1;
    const found = this.atom();
    this.depth -= 1;
    return found;
  }

  private atom(): Atom[] {
    const character = this.latex[this.at] ?? '';
    this.at += 1;
    switch (character) {
      case '{':
        return this.braced('}');
      case '^':
      case '_':
        return [{ kind: 'script', sign: character, body: this.argument() }];
      case '\\':
        return this.command();
      case ' ':
      case '&':
      case '}':
        return [];
      case '~':
        return [piece(' ')];
      case '=':
      case '<':
      case '>':
        return [piece(` ${character} `)];
      case ',':
        return [piece(', ')];
      default:
        return [piece(character)];
    }
  }

  private braced(end: string): Atom[] {
    if (this.depth > MOST_DEPTH) {
      return [];
    }
    this.depth += 1;
    const inside = this.list(end);
    this.depth -= 1;
    this.at += 1;
    return inside;
  }

  private command(): Atom[] {
    const found = /^(?:[a-zA-Z]+|[^a-zA-Z])/.exec(this.latex.slice(this.at, this.at + 40));
    const name = found?.[0] ?? '';
    this.at += name.length;
    if (FRACTIONS.has(name)) {
      return [{ kind: 'fraction', top: this.argument(), bottom: this.argument() }];
    }
    if (name === 'sqrt') {
      return [this.root()];
    }
    if (name === 'left' || name === 'right') {
      return this.fence();
    }
    if (TEXTS.has(name)) {
      return [piece(this.raw())];
    }
    if (name === 'mathbb') {
      return [piece(this.raw() === 'R' ? 'ℝ' : '')];
    }
    if (name === 'placeholder') {
      this.raw();
      return [];
    }
    if (name === 'begin' || name === 'end') {
      this.raw();
      return [];
    }
    if (TRANSPARENT.has(name)) {
      return this.argument();
    }
    const word = WORDS[name];
    return [word === undefined ? piece(SIGNS[name] ?? `\\${name}`) : { kind: 'piece', text: word, word: true }];
  }

  private root(): Root {
    let index: Atom[] | null = null;
    if (this.latex[this.at] === '[') {
      this.at += 1;
      index = this.braced(']');
    }
    return { kind: 'root', index, body: this.argument() };
  }

  private fence(): Atom[] {
    return this.latex[this.at] === '.' ? ((this.at += 1), []) : this.argument();
  }

  /** Return what stands in the next braces, letter by letter. */
  private raw(): string {
    if (this.latex[this.at] !== '{') {
      return '';
    }
    const end = this.latex.indexOf('}', this.at);
    const inside = this.latex.slice(this.at + 1, end < 0 ? undefined : end);
    this.at = end < 0 ? this.latex.length : end + 1;
    return inside;
  }
}

function piece(text: string): Piece {
  return { kind: 'piece', text, word: false };
}

function print(atoms: Atom[]): string {
  let out = '';
  atoms.forEach((atom, i) => {
    out = joined(out, printed(atom, out, atoms[i + 1]), atom, atoms[i - 1]);
  });
  return out;
}

/** Return both put side by side, apart where they would run together. */
function joined(out: string, next: string, atom: Atom, before: Atom | undefined): string {
  const word = (each: Atom | undefined): boolean => each?.kind === 'root' || (each?.kind === 'piece' && each.word);
  if (/[a-z]$/i.test(out) && /^[a-z]/i.test(next) && (word(atom) || (word(before) && before?.kind === 'piece'))) {
    return `${out} ${next}`;
  }
  return before?.kind === 'script' && /\d$/.test(out) && /^[\d.]/.test(next) ? `${out}*${next}` : out + next;
}

function printed(atom: Atom, out: string, next: Atom | undefined): string {
  switch (atom.kind) {
    case 'piece':
      return atom.text;
    case 'script':
      return atom.sign + small(print(atom.body));
    case 'root':
      return printedRoot(atom);
    case 'fraction':
      return printedFraction(atom, out, next);
  }
}

function printedRoot({ index, body }: Root): string {
  const inside = print(body).trim();
  const degree = index === null ? '' : print(index).trim();
  if (degree === '' || degree === '2') {
    return `sqrt(${inside})`;
  }
  return degree === '3' ? `cbrt(${inside})` : `root(${degree}, ${inside})`;
}

const NUMBER = /^\d+$/;

/** A fraction stands bare where nothing beside it could be drawn into it; else in brackets. */
function printedFraction({ top, bottom }: Fraction, out: string, next: Atom | undefined): string {
  const [above, below] = [print(top).trim(), print(bottom).trim()];
  const numbers = NUMBER.test(above) && NUMBER.test(below);
  if (numbers && /(?:^|[^\d.^_])\d+$/.test(out) && next?.kind !== 'script') {
    return ` ${above}/${below}`;
  }
  const bare = /(?:^|[-+=<>(,[{|±] *)$/.test(out) && (next === undefined || (next.kind === 'piece' && ENDS.test(next.text)));
  const fraction = `${small(above)}/${small(below)}`;
  return bare ? fraction : `(${fraction})`;
}

const ENDS = /^ ?[-+=<>),\]}!|±UaoI]/;

/** Return a text as one operand: bare where it is one number or one letter, else in brackets. */
function small(text: string): string {
  const inside = text.trim();
  return /^(?:\d+(?:\.\d+)?|[a-zA-Z]|pi|oo)$/.test(inside) ? inside : `(${inside})`;
}

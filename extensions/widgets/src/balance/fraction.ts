/** Exact fractions of the size that a balance needs. */

export class Fraction {
  private constructor(
    readonly top: bigint,
    readonly bottom: bigint
  ) {}

  static of(top: bigint | number, bottom: bigint | number = 1): Fraction {
    const [n, d] = [BigInt(top), BigInt(bottom)];
    if (d === 0n) {
      throw new RangeError('a fraction over zero');
    }
    const common = gcd(n, d) * (d < 0n ? -1n : 1n);
    return new Fraction(n / common, d / common);
  }

  /** Read a number as a student types it: `3`, `-3`, `1/2`, `0.5`. Returns null for anything else. */
  static read(text: string): Fraction | null {
    const match = /^\s*([-−+]?\d{1,6})(?:\s*\/\s*(\d{1,6})|[.,](\d{1,6}))?\s*$/.exec(text);
    if (match === null) {
      return null;
    }
    const whole = (match[1] ?? '').replace('−', '-').replace('+', '');
    if (match[3] !== undefined) {
      return Fraction.of(BigInt(whole + match[3]), 10n ** BigInt(match[3].length));
    }
    const bottom = match[2] === undefined ? 1n : BigInt(match[2]);
    return bottom === 0n ? null : Fraction.of(BigInt(whole), bottom);
  }

  plus(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.top * other.top, this.bottom * other.bottom);
  }

  over(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom, this.bottom * other.top);
  }

  get negated(): Fraction {
    return new Fraction(-this.top, this.bottom);
  }

  get size(): Fraction {
    return this.top < 0n ? this.negated : this;
  }

  get isZero(): boolean {
    return this.top === 0n;
  }

  get isNegative(): boolean {
    return this.top < 0n;
  }

  /** The value as a whole number, or null when it is none. */
  get whole(): number | null {
    return this.bottom === 1n ? Number(this.top) : null;
  }

  is(value: number): boolean {
    return this.bottom === 1n && this.top === BigInt(value);
  }

  toString(): string {
    return this.bottom === 1n ? `${this.top}` : `${this.top}/${this.bottom}`;
  }
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) {
    [x, y] = [y, x % y];
  }
  return x === 0n ? 1n : x;
}

/** A chain of fractions with units: which units cancel, and what it comes to. */
import { Fraction } from '../../balance/fraction';

interface Level {
  value: Fraction;
  units: string[];
}

export interface Link {
  top: Level;
  bottom: Level;
}

/** Return the units that cancel, by their places: `1t0` is the first unit above the line of the second link. */
export function cancelled(links: Link[]): Map<string, string> {
  const below = links.flatMap((link, at) => link.bottom.units.map((unit, index) => ({ unit, place: `${at}b${index}`, free: true })));
  const gone = new Map<string, string>();
  links.forEach((link, at) =>
    link.top.units.forEach((unit, index) => {
      const partner = below.find(each => each.free && each.unit === unit);
      if (partner !== undefined) {
        partner.free = false;
        gone.set(`${at}t${index}`, unit);
        gone.set(partner.place, unit);
      }
    })
  );
  return gone;
}

/** Return the value of the chain, as a decimal where it ends soon, else as a fraction. */
export function resultOf(links: Link[]): string {
  const value = links.reduce((product, link) => product.times(link.top.value).over(link.bottom.value), Fraction.of(1));
  for (let places = 0, scale = 1n; places <= 4; places += 1, scale *= 10n) {
    if ((value.top * scale) % value.bottom === 0n) {
      return (Number((value.top * scale) / value.bottom) / 10 ** places).toString();
    }
  }
  return String(value);
}

/** Return the unit that is left: `ft/s`. */
export function unitText(links: Link[]): string {
  const gone = cancelled(links);
  const left = (side: 'top' | 'bottom', mark: string): string[] =>
    links.flatMap((link, at) => link[side].units.filter((_, index) => !gone.has(`${at}${mark}${index}`)));
  const [top, bottom] = [left('top', 't'), left('bottom', 'b')];
  return [top.join(' ') || (bottom.length > 0 ? '1' : ''), ...bottom].join('/');
}

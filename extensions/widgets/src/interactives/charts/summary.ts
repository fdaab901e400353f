/** What a data set and its displays say in one sentence. */
import { fill } from '../../elements';
import { type Fraction, minus, near } from '../../graph/exact';
import { farOut, five, mean, median } from '../../graph/statistics';
import { roundedShown } from '../../graph/sentences';
import { bars } from './distribution';
import { shortly } from './numbers';

type Word = (name: string) => string;

/** Return "Median 12, mean 14, range 23, one value far from the rest." */
export function saidOfData(values: readonly Fraction[], word: Word): string {
  const box = five(values);
  const [middle, average] = [median(values), mean(values)];
  if (box === null || middle === null || average === null) {
    return word('intro');
  }
  const count = farOut(values).length;
  const far = fill(word(count === 0 ? 'far_none' : count === 1 ? 'far_one' : 'far_several'), { count });
  return fill(word('said'), { median: shortly(middle), mean: shortly(average), range: shortly(minus(box.most, box.least)), far });
}

/** Return what a histogram or a box shows; null for dots, which show the data themselves. */
export function saidOfView(view: string, values: readonly Fraction[], low: Fraction, width: Fraction, word: Word): string | null {
  const box = five(values);
  if (view === 'box' && box !== null) {
    const [lower, upper, middle, least, most] = [box.lower, box.upper, box.middle, box.least, box.most].map(shortly);
    return fill(word('said_box'), { lower: lower ?? '', upper: upper ?? '', median: middle ?? '', least: least ?? '', most: most ?? '' });
  }
  if (view === 'histogram' && box !== null) {
    const found = bars(values, low, box.most, width);
    const tallest = found.reduce((best, each) => (each.count > best.count ? each : best));
    const to = tallest.from + near(width);
    return fill(word('said_histogram'), { bars: found.filter(bar => bar.count > 0).length, width: shortly(width), from: roundedShown(tallest.from), to: roundedShown(to), count: tallest.count });
  }
  return null;
}

/** How signs are said where the browser puts a formula into words by itself; the kernel's own words are in its speech. */

const SAID = {
  en: { minus: 'minus', plus: 'plus', over: 'over', squared: 'squared' },
  es: { minus: 'menos', plus: 'más', over: 'sobre', squared: 'al cuadrado' }
} as const;

/** Return a sign's word in the language that the page speaks. */
export function sign(name: keyof (typeof SAID)['en']): string {
  return SAID[document.documentElement.lang === 'es' ? 'es' : 'en'][name];
}

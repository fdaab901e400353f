/** In a browser without MathML, formulas become the text that they carry as their alternative: plain, but readable. */

/** Whether the browser lays out MathML: in one that does, a fraction is higher than its numerator. */
export function drawsMathematics(): boolean {
  return 'MathMLElement' in window;
}

/** Replace the formulas below `root`, now and whenever new ones come. */
export function writeFormulasOut(root: HTMLElement): void {
  const write = (): void => root.querySelectorAll('math').forEach(writeOut);
  write();
  new MutationObserver(write).observe(root, { childList: true, subtree: true });
}

function writeOut(formula: Element): void {
  const text = document.createElement('span');
  text.className = 'op-formula';
  text.textContent = formula.getAttribute('alttext') ?? formula.textContent;
  formula.replaceWith(text);
}

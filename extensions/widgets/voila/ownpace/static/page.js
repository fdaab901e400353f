/*
 * What a page does before its widgets are there: says how far it is, and says so plainly when they do not come.
 * Its sentences come from the catalogue: the template lays them on the loader as data.
 */
(() => {
  'use strict';

  const PATIENCE_MS = 25000;
  const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';
  const loader = () => document.getElementById('op-loader');
  const sentence = (name, values = {}) =>
    (loader()?.dataset[name] ?? '').replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  const text = said => {
    const place = document.getElementById('op-loader-text');
    if (place !== null && place.textContent !== said) {
      place.textContent = said;
    }
  };

  const ready = () => loader()?.remove();

  const tellTrouble = () => {
    const place = loader();
    if (place === null) {
      return;
    }
    const reload = document.createElement('button');
    reload.type = 'button';
    reload.className = 'op-reload';
    reload.textContent = sentence('reload');
    reload.addEventListener('click', () => window.location.reload());
    place.classList.add('op-loader-late');
    text(sentence('late'));
    place.append(reload);
  };

  /**
   * Whether an output stands on the page. A widget does when its view is there; until then its place holds a text only
   * ("Loading widget...", or an error while its model is still on the way).
   */
  const stands = output => {
    const shown = output.firstElementChild;
    return shown !== null && (shown.childElementCount > 0 || !shown.classList.contains('lm-Panel'));
  };

  const complete = () =>
    document.querySelector(OUTPUT) === null && [...document.querySelectorAll('.op-output')].every(stands);

  const waitForWidgets = () => {
    const late = setTimeout(tellTrouble, PATIENCE_MS);
    const look = () => {
      if (complete()) {
        observer.disconnect();
        clearTimeout(late);
        ready();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.getElementById('op-main') ?? document.body, { childList: true, subtree: true });
    look();
  };

  window.ownpacePage = {
    progress: (place, count) => text(sentence('part', { place, count })),
    written: () => {
      text(sentence('widgets'));
      waitForWidgets();
    }
  };

  // Voila calls these; its own versions hide the page until all is there, and write to the console.
  window.voila_heartbeat = () => {};
  window.voila_process = () => {};
  window.voila_finish = () => {};

  // The server broke off before the end of the page: there is no kernel to wait for.
  window.addEventListener('load', () => {
    if (document.getElementById('jupyter-config-data') === null) {
      tellTrouble();
    }
  });
})();

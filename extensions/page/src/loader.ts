/**
 * Says how far the page is, and says so plainly when it does not come.
 *
 * The sentences lie on the loader as data, from the catalogue. The loader goes when everything stands; a page that does
 * not get there in time, or whose text broke off, gets a sentence and a button.
 */
const PATIENCE_MS = 25_000;

export class Loader {
  private readonly late = setTimeout(() => this.trouble(), PATIENCE_MS);

  constructor(
    private readonly root: HTMLElement,
    private readonly count: number
  ) {}

  /** So many parts have arrived. */
  progress(arrived: number): void {
    const name = arrived === 0 ? 'kernel' : arrived < this.count ? 'part' : 'widgets';
    this.say(this.sentence(name, { place: String(arrived), count: String(this.count) }));
  }

  /** Everything stands. */
  done(): void {
    clearTimeout(this.late);
    this.root.remove();
  }

  /** The rest will not come. */
  trouble(): void {
    clearTimeout(this.late);
    if (this.root.classList.contains('op-loader-late')) {
      return;
    }
    this.root.classList.add('op-loader-late');
    this.say(this.sentence('late'));
    const reload = document.createElement('button');
    reload.type = 'button';
    reload.className = 'op-reload';
    reload.textContent = this.sentence('reload');
    reload.addEventListener('click', () => window.location.reload());
    this.root.append(reload);
  }

  private say(text: string): void {
    const place = this.root.querySelector('span');
    if (place !== null && place.textContent !== text && text !== '') {
      place.textContent = text;
    }
  }

  private sentence(name: string, values: Record<string, string> = {}): string {
    return (this.root.dataset[name] ?? '').replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
  }
}

// Forms marked data-autosave are sent to their own address while somebody types. The answer is the same page as without scripts;
// of it, the regions marked data-live and the hidden inputs (the version) are taken over.
import { forget, keep, keepUntilArrived, offer } from './copy';
import { morph } from './morph';
import { say, timeOfDay } from './words';

const unsaved = new Set<HTMLFormElement>();

export function autosave(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-saved]');
  let timer = 0;
  let typed = 0;
  let saving = false;
  let composing = false;

  const tell = (text: string, wrong = false): void => {
    if (!status) return;
    status.textContent = text;
    status.classList.toggle('is-wrong', wrong);
  };
  const soon = (delay: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), delay);
  };
  const changed = (): void => {
    typed++;
    unsaved.add(form);
    soon(1200);
  };

  async function save(): Promise<void> {
    if (saving || composing || form.dataset.sending) return soon(600);
    saving = true;
    const upTo = typed;
    tell(say('Bezig met opslaan…', 'Saving…'));
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    try {
      const response = await fetch(form.action, { method: 'POST', body, headers: { 'X-Partial': 'main' } });
      const here = new URL(response.url).pathname === new URL(form.action).pathname;
      if (response.ok && here) {
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        if (typed === upTo) {
          unsaved.delete(form);
          forget();
        }
        take(page);
        tell(page.querySelector('[data-saved]')?.textContent?.trim() || say(`Opgeslagen om ${timeOfDay(new Date())}`, `Saved at ${timeOfDay(new Date())}`));
        if (typed !== upTo) soon(600);
      } else failed(response, here);
    } catch {
      failed(null, true);
      soon(15000);
    } finally {
      saving = false;
    }
  }

  function take(page: Document): void {
    for (const old of document.querySelectorAll('[data-live][id]')) {
      const fresh = page.getElementById(old.id);
      if (fresh) morph(old, fresh);
    }
    const fresh = form.id ? page.getElementById(form.id) : null;
    for (const old of form.querySelectorAll<HTMLInputElement>('input[type=hidden][name]')) {
      const now = fresh?.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(old.name)}"]`);
      if (now && old.name !== '__RequestVerificationToken') old.value = now.value;
    }
  }

  function failed(response: Response | null, here: boolean): void {
    const kept = keep(form)
      ? say('Uw tekst staat nog in dit scherm, met een kopie in deze browser.', 'Your text is still on this screen, with a copy in this browser.')
      : say('Uw tekst staat nog in dit scherm. Sluit het niet.', 'Your text is still on this screen. Do not close it.');
    const why = response === null
      ? say('Niet opgeslagen: er is geen verbinding. We proberen opnieuw.', 'Not saved: there is no connection. We will try again.')
      : response.status === 409 || response.status === 412
        ? say('Niet opgeslagen: iemand anders heeft dit intussen veranderd. Open de pagina in een nieuw tabblad en vergelijk.', 'Not saved: somebody else has changed this meanwhile. Open the page in a new tab and compare.')
        : !here || response.status === 401 || response.status === 403
          ? say('Niet opgeslagen: u bent afgemeld. Meld u aan in een nieuw tabblad en typ daarna verder.', 'Not saved: you are signed out. Sign in in a new tab and then go on typing.')
          : say('Niet opgeslagen: de server weigerde dit. Gebruik de knop Opslaan om te zien waarom.', 'Not saved: the server refused this. Use the Save button to see why.');
    tell(`${why} ${kept}`, true);
  }

  form.addEventListener('input', changed);
  form.addEventListener('change', () => { changed(); soon(200); });
  form.addEventListener('compositionstart', () => { composing = true; });
  form.addEventListener('compositionend', () => { composing = false; });
  form.addEventListener('submit', () => { clearTimeout(timer); keepUntilArrived(form); unsaved.delete(form); });
  offer(form, changed);
}

/** Warns before leaving while something typed has not been saved. */
export function guard(): void {
  window.addEventListener('beforeunload', event => {
    if ([...unsaved].some(form => form.isConnected && !form.dataset.sending)) event.preventDefault();
  });
}

/** A form that is not saved by itself but holds long text: data-guard. */
export function watch(form: HTMLFormElement): void {
  form.addEventListener('input', () => unsaved.add(form));
  form.addEventListener('submit', () => unsaved.delete(form));
}

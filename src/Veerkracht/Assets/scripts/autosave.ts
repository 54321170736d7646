// Forms marked data-autosave are sent to their own address while somebody types. The answer is the same page as without scripts, or
// what of it looks different now: a form with looks says how its regions look. Of both, the regions marked data-live and the hidden inputs
// (the fingerprints) are taken over. What somebody is typing in is never touched.
import { input, read, under, withEarlier, write } from './basis';
import { content, fields, forget, identity, keep, keepUntilArrived, offer, type Control } from './copy';
import { countAll } from './fields';
import { added, waiting } from './files';
import { pressed, type Press } from './items';
import { morph } from './morph';
import { say, timeOfDay } from './words';

const unsaved = new Set<HTMLFormElement>();

/** A save that met another at the same instant (412) goes again by itself; who types hears of it only when that often was not enough. */
const mostMeetings = 5;

/** A choice between two texts is saved by its button, never while somebody is still reading them. */
const isChoice = (name: string): boolean => name.startsWith('keuze:');

/**
 * Keeps what somebody works on where it is on the screen, whatever comes above it: a second tap on a map must meet the map. The browser
 * does so by itself, but not where what surrounds it changes too.
 */
function steady(): () => void {
  const root = document.documentElement;
  const seen = (e: Element | null): boolean => {
    const place = e?.getBoundingClientRect();
    return !!place && place.bottom > 0 && place.top < innerHeight;
  };
  const busy = document.activeElement;
  const at = busy !== document.body && seen(busy) ? busy : document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const before = at?.getBoundingClientRect().top ?? 0;
  root.style.overflowAnchor = 'none';
  return () => {
    if (at?.isConnected) window.scrollBy({ top: at.getBoundingClientRect().top - before, behavior: 'instant' });
    requestAnimationFrame(() => { root.style.overflowAnchor = ''; });
  };
}

export function autosave(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-saved]');
  let timer = 0;
  let typed = 0;
  let met = 0;
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
    const sent = new Map(fields(form).map(e => [identity(e), content(e)]));
    tell(say('Bezig met opslaan…', 'Saving…'));
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File || isChoice(name)) body.delete(name);
    try {
      const response = await fetch(form.action, { method: 'POST', body, headers: { 'X-Partial': 'main' } });
      if (response.status === 412 && ++met < mostMeetings) return soon(300 * met);
      met = 0;
      if (response.status === 503) return busy(response);
      const here = new URL(response.url).pathname === new URL(form.action).pathname;
      const readable = here && (response.ok || response.status === 409);
      const page = readable ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
      if (page?.getElementById(form.id) && (response.ok || page.getElementById('keuzes'))) {
        take(page, sent);
        if (response.ok) arrived(page, upTo);
        else {
          keep(form);
          tell(page.getElementById('keuzes')?.dataset.mine === 'yes'
            ? say(
              'Niet alles is opgeslagen: u wijzigde hetzelfde ook in een ander venster. Kies bovenaan welke tekst blijft.',
              'Not everything was saved: you changed the same in another window too. Choose at the top which text stays.')
            : say(
              'Niet alles is opgeslagen: een collega wijzigde hetzelfde. Kies bovenaan welke tekst blijft.',
              'Not everything was saved: a colleague changed the same. Choose at the top which text stays.'), true);
        }
        if (typed !== upTo) soon(600);
      } else failed(response, here);
    } catch {
      failed(null, true);
      soon(15000);
    } finally {
      saving = false;
    }
  }

  /** Saves with a button of a group: nobody types in a list while it changes, and all its boxes follow the answer. */
  async function press({ name, values, done }: Press): Promise<void> {
    if (saving || composing) { window.setTimeout(() => void press({ name, values, done }), 100); return; }
    saving = true;
    clearTimeout(timer);
    const upTo = typed;
    const body = new FormData(form);
    for (const [key, value] of [...body]) if (value instanceof File || isChoice(key)) body.delete(key);
    for (const value of values) body.append(name, value);
    body.delete('beeld');
    form.inert = true;
    let taken = false;
    try {
      const response = await fetch(form.action, { method: 'POST', body, headers: { 'X-Partial': 'main' } });
      const page = response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
      if (page?.getElementById(form.id)) {
        take(page, new Map(fields(form).map(e => [identity(e), content(e)])), values.map(value => value.replace(/\[\d+\]$/, '')));
        arrived(page, upTo);
        taken = true;
      }
    } catch {
      // The button itself tells what is wrong.
    }
    form.inert = false;
    saving = false;
    done(taken);
  }

  function arrived(page: Document, upTo: number): void {
    if (typed === upTo) {
      unsaved.delete(form);
      forget(form);
    }
    const now = timeOfDay(new Date());
    tell(waiting(form) || page.querySelector('[data-saved]')?.textContent?.trim() || say(`Opgeslagen om ${now}`, `Saved at ${now}`));
  }

  function take(page: Document, sent: Map<string, string>, moved: string[] = []): void {
    const fresh = page.getElementById(form.id) as HTMLFormElement;
    const of = (path: string): Control[] => fields(form).filter(e => under(path, e.name));
    const theirs = (fresh.querySelector<HTMLInputElement>('input[name=genomen]')?.value ?? '').split(';').filter(path => path !== '');
    // Where somebody is typing, the text of a colleague waits: with the earlier fingerprint it becomes a choice as soon as both differ.
    const busy = theirs.filter(path => of(path).some(e => e === document.activeElement || sent.get(identity(e)) !== content(e)));
    const basis = withEarlier(read(input(fresh)?.value ?? ''), read(input(form)?.value ?? ''), path => busy.includes(path));
    const waits = (id: string): boolean => busy.length > 0 && id === 'velden';
    // A region that waits still looks as it did: the next answer holds it again.
    const stay = steady();
    const looks = withEarlier(read(input(fresh, 'beeld')?.value ?? ''), read(input(form, 'beeld')?.value ?? ''), waits);
    for (const old of document.querySelectorAll('[data-live][id]')) {
      const now = page.getElementById(old.id);
      if (now && !waits(old.id)) morph(old, now);
    }
    for (const e of [...theirs.filter(path => !busy.includes(path)), ...moved].flatMap(of)) show(e, page.getElementById(e.id));
    countAll();
    stay();
    for (const old of form.querySelectorAll<HTMLInputElement>('input[type=hidden][name]')) {
      const now = fresh.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(old.name)}"]`);
      if (now && old.name !== '__RequestVerificationToken') old.value = now.value;
    }
    for (const [name, value] of [['basis', basis], ['beeld', looks]] as const) {
      const print = input(form, name);
      if (print) print.value = write(value);
    }
  }

  /** A box that was typed in before no longer follows its attributes. */
  function show(e: Control, fresh: HTMLElement | null): void {
    const ticks = e instanceof HTMLInputElement && (e.type === 'checkbox' || e.type === 'radio');
    if (ticks && fresh instanceof HTMLInputElement) e.checked = fresh.checked;
    else if (fresh instanceof HTMLInputElement || fresh instanceof HTMLTextAreaElement || fresh instanceof HTMLSelectElement)
      e.value = fresh.value;
  }

  /** More came than can be served: it goes again by itself, when the server says so. */
  function busy(response: Response): void {
    keep(form);
    tell(say('Het is even te druk. Uw tekst staat nog in dit scherm; we slaan straks opnieuw op.',
      'It is too busy for a moment. Your text is still on this screen; we will save again soon.'), true);
    soon(1000 * (Number(response.headers.get('Retry-After')) || 5) + Math.random() * 5000);
  }

  function failed(response: Response | null, here: boolean): void {
    const kept = keep(form)
      ? say(
        'Uw tekst staat nog in dit scherm, met een kopie in deze browser.',
        'Your text is still on this screen, with a copy in this browser.')
      : say('Uw tekst staat nog in dit scherm. Sluit het niet.', 'Your text is still on this screen. Do not close it.');
    const why = response === null
      ? say('Niet opgeslagen: er is geen verbinding. We proberen opnieuw.', 'Not saved: there is no connection. We will try again.')
      : response.status === 409 || response.status === 412
        ? say(
          'Niet opgeslagen: iemand anders heeft dit intussen veranderd. Open de pagina in een nieuw tabblad en vergelijk.',
          'Not saved: somebody else has changed this meanwhile. Open the page in a new tab and compare.')
        : !here || response.status === 401 || response.status === 403
          ? say(
            'Niet opgeslagen: u bent afgemeld. Meld u aan in een nieuw tabblad en kom terug naar dit tabblad.',
            'Not saved: you are signed out. Sign in in a new tab and come back to this tab.')
          : say(
            'Niet opgeslagen: de server weigerde dit. Gebruik de knop Bewaar om te zien waarom.',
            'Not saved: the server refused this. Use the Save button to see why.');
    tell(`${why} ${kept}`, true);
    if (response && (response.status === 412 || response.status >= 500)) soon(15000);
  }

  const again = (): void => { if (unsaved.has(form) && status?.classList.contains('is-wrong')) soon(100); };
  window.addEventListener('online', again);
  // A page to which somebody goes back stands as it was left, and knows nothing of what was sent from it: a save tells it.
  window.addEventListener('pageshow', event => { if (event.persisted) soon(0); });
  // Who signed in in another tab comes back to this one.
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') again(); });

  // What was sent shows as soon as all of it is in; the answer to a save holds it.
  form.addEventListener(added, () => { changed(); soon(100); });
  form.addEventListener(pressed, event => void press((event as CustomEvent<Press>).detail));
  form.addEventListener('input', event => { if (!isChoice((event.target as HTMLInputElement).name)) changed(); });
  form.addEventListener('change', event => { if (!isChoice((event.target as HTMLInputElement).name)) { changed(); soon(200); } });
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

/** A form that is not saved by itself but holds long text: data-guard. What was sent in it waits in this browser until it arrived. */
export function watch(form: HTMLFormElement): void {
  form.addEventListener('input', () => unsaved.add(form));
  form.addEventListener('submit', () => { keepUntilArrived(form); unsaved.delete(form); });
  offer(form, () => unsaved.add(form));
}

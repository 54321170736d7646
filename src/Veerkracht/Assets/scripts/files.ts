// A file goes as soon as it is chosen, some side by side, part by part: whoever loses the line goes on where the server says it came.
// Without this the button beside the box sends it.
import { say } from './words';

interface Standing { upload: string; offset: number; part: number; file?: string; refused?: string }
interface Sending { file: File; row: HTMLLIElement; ended: boolean; stop: AbortController; at?: string }

/** Files that are on their way, in any form of this page. */
const waits = { count: 0 };
const sideBySide = 3;
const queue: (() => Promise<void>)[] = [];
let running = 0;

/** A form hears of it when its files are in, and then shows them. */
export const added = 'v-files-added';

export function files(): void {
  document.documentElement.classList.add('is-scripted');
  document.addEventListener('change', event => {
    const box = event.target as HTMLInputElement;
    if (box.type === 'file' && box.closest('[data-with-form]')) chosenOf(box);
    const place = box.type === 'file' ? box.closest<HTMLElement>('[data-send-to]') : null;
    const form = box.form;
    if (!place || !form || !box.files?.length) return;
    const chosen = [...box.files];
    // The form itself does not send them again.
    box.value = '';
    for (const file of chosen) send(form, box, place.dataset.sendTo ?? '', file);
  });
  window.addEventListener('beforeunload', event => { if (waits.count > 0) event.preventDefault(); });
}

/** The box shows the words of the page, so the names of what goes with the form stand beneath it. */
function chosenOf(box: HTMLInputElement): void {
  document.getElementById(`${box.id}-chosen`)?.replaceChildren(...[...box.files ?? []].map(file => {
    const row = document.createElement('li');
    row.textContent = file.name;
    return row;
  }));
}

function send(form: HTMLFormElement, box: HTMLInputElement, to: string, file: File): void {
  const list = document.getElementById(`${box.id}-sending`);
  if (!list) return;
  const row = document.createElement('li');
  const sending: Sending = { file, row, ended: false, stop: new AbortController() };
  list.append(row);
  progress(sending, 0);
  change(form, 1);
  const token = form.querySelector<HTMLInputElement>('input[name=__RequestVerificationToken]')?.value ?? '';
  const leave = (): void => {
    if (sending.ended) return;
    sending.ended = true;
    change(form, -1);
    if (waitsIn(form) === 0) form.dispatchEvent(new Event(added));
  };
  row.addEventListener('click', event => {
    if (!(event.target as HTMLElement).closest('button')) return;
    sending.stop.abort();
    const leaving = { method: 'DELETE', headers: { RequestVerificationToken: token } };
    if (!sending.ended && sending.at) void fetch(sending.at, leaving).catch(() => null);
    row.remove();
    leave();
    box.focus();
  });
  queue.push(async () => {
    const refused = await all(sending, box.name, to, token);
    if (refused) refuse(row, file.name, refused);
    else if (!sending.stop.signal.aborted) row.remove();
    leave();
  });
  next();
}

function next(): void {
  while (running < sideBySide) {
    const work = queue.shift();
    if (!work) return;
    running++;
    void work().finally(() => { running--; next(); });
  }
}

/** Why it was refused; nothing where it is in, or was taken back. */
async function all(sending: Sending, field: string, to: string, token: string): Promise<string | undefined> {
  const { file, stop } = sending;
  const headers = { RequestVerificationToken: token };
  for (let lost = 0; !stop.signal.aborted;) {
    try {
      const body = new URLSearchParams({ veld: field, naam: file.name, grootte: `${file.size}`, stempel: `${file.lastModified}` });
      let standing = await ask(to, { method: 'POST', headers, body, signal: stop.signal });
      sending.at = `${to}/${standing.upload}`;
      while (!standing.refused && !standing.file) {
        const part = file.slice(standing.offset, standing.offset + standing.part);
        const upload = { ...headers, 'Upload-Offset': `${standing.offset}`, 'Content-Type': 'application/octet-stream' };
        standing = await ask(sending.at, { method: 'PUT', headers: upload, body: part, signal: stop.signal });
        progress(sending, standing.offset);
        lost = 0;
      }
      return standing.refused;
    } catch (fault) {
      if (fault instanceof Gone) return fault.message;
      if (stop.signal.aborted) return;
      progress(sending, null);
      await rest(Math.min(1000 * 2 ** lost++, 15000), stop.signal);
    }
  }
  return;
}

/** What trying again does not mend. */
class Gone extends Error {}

async function ask(address: string, what: RequestInit): Promise<Standing> {
  const response = await fetch(address, what);
  const here = new URL(response.url).pathname === new URL(address, document.baseURI).pathname;
  if (response.ok && here) return await response.json() as Standing;
  if (!here || response.status === 401 || response.status === 403)
    throw new Gone(say('u bent afgemeld. Meld u aan in een nieuw tabblad en kies het bestand opnieuw.',
      'you are signed out. Sign in in a new tab and choose the file again.'));
  // A file that another process ended meanwhile is begun anew; a server that is busy or away comes back.
  if (response.status === 404 && what.method === 'PUT' || response.status === 429 || response.status >= 500) throw new Error();
  throw new Gone(say('de server weigerde dit bestand. Herlaad de pagina en kies het opnieuw.',
    'the server refused this file. Reload the page and choose it again.'));
}

function rest(delay: number, stop: AbortSignal): Promise<void> {
  return new Promise(done => {
    const go = (): void => { clearTimeout(timer); window.removeEventListener('online', go); done(); };
    const timer = setTimeout(go, delay);
    window.addEventListener('online', go);
    stop.addEventListener('abort', go);
  });
}

/** How far it is; null while the line is lost. */
function progress({ file, row }: Sending, offset: number | null): void {
  if (!row.firstChild) row.innerHTML = '<span><b></b> <progress></progress> <span class="v-quiet v-small"></span></span>'
    + '<button type="button" class="au-c-button au-c-button--link"><span></span><span class="au-u-hidden-visually"></span></button>';
  const [name, bar, how] = [row.querySelector('b')!, row.querySelector('progress')!, row.querySelector('.v-quiet')!];
  const [cancel, which] = [...row.querySelectorAll('button span')] as [Element, Element];
  name.textContent = file.name;
  bar.max = Math.max(file.size, 1);
  if (offset !== null) bar.value = offset;
  bar.setAttribute('aria-label', file.name);
  how.textContent = offset === null
    ? say('Geen verbinding. Gaat straks verder.', 'No connection. Goes on soon.')
    : offset >= file.size ? say('wordt nagekeken…', 'being checked…') : `${Math.floor(100 * offset / Math.max(file.size, 1))} %`;
  cancel.textContent = say('Haal weg', 'Take out');
  which.textContent = ` ${file.name}`;
}

function refuse(row: HTMLLIElement, name: string, why: string): void {
  row.classList.add('is-wrong');
  const [told, cancel] = [row.querySelector('span')!, row.querySelector('button span')!];
  const text = document.createElement('span');
  text.setAttribute('role', 'alert');
  text.textContent = why.startsWith(name) ? why : `${name}: ${why}`;
  told.replaceChildren(text);
  cancel.textContent = say('Sluit', 'Close');
}

const waitsIn = (form: HTMLFormElement): number => Number(form.dataset.waits ?? 0);

function change(form: HTMLFormElement, by: number): void {
  waits.count += by;
  form.dataset.waits = `${waitsIn(form) + by}`;
  const status = form.querySelector<HTMLElement>('[data-saved]');
  if (status && waitsIn(form) > 0) status.textContent = waiting(form);
}

/** What is said in the place of "saved" while a file is on its way; empty where none is. */
export function waiting(form: HTMLFormElement): string {
  const count = waitsIn(form);
  return count === 0 ? ''
    : count === 1 ? say('1 bestand is nog niet toegevoegd…', '1 file is not added yet…')
      : say(`${count} bestanden zijn nog niet toegevoegd…`, `${count} files are not added yet…`);
}

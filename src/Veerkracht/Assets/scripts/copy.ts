// A copy of what was typed, in this browser tab, for when the server could not be reached or the session had ended.
import { input, read, under, withEarlier, write } from './basis';
import { say } from './words';

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const here = `veerkracht:${location.pathname}`;

/** A page may hold several forms: each has its own copy. */
const key = (form: HTMLFormElement): string => `${here}#${form.id}`;

export const fields = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((e): e is Control =>
    (e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement)
    && e.name !== '' && !e.name.startsWith('keuze:') && !['hidden', 'file', 'submit', 'button', 'password'].includes(e.type));

const isTick = (e: Control): e is HTMLInputElement => e instanceof HTMLInputElement && (e.type === 'checkbox' || e.type === 'radio');
export const identity = (e: Control): string => (isTick(e) ? `${e.name}=${e.value}` : e.name);
export const content = (e: Control): string => (isTick(e) ? String(e.checked) : e.value);

interface Copy { values: Record<string, string>; basis: string }

export function keep(form: HTMLFormElement): boolean {
  try {
    const copy: Copy = { values: Object.fromEntries(fields(form).map(e => [identity(e), content(e)])), basis: input(form)?.value ?? '' };
    sessionStorage.setItem(key(form), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export const forget = (form: HTMLFormElement): void => sessionStorage.removeItem(key(form));

const sent = 'veerkracht:sent';

/** Before the form goes: the next page tells whether the copy is still needed. */
export function keepUntilArrived(form: HTMLFormElement): void {
  if (keep(form)) sessionStorage.setItem(sent, key(form));
}

const refused = 'veerkracht:refused';

/** Whether a page of ours led here: who comes back, or by an address, from a page of the browser that said "no connection" sent nothing. */
function isAnswer(): boolean {
  const [came] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return document.referrer !== '' && came?.type !== 'back_forward';
}

/** Pages that refuse (sign-in, errors) say so on main: then the copy stays until its form is open again, which offers it. */
export function arrived(): void {
  const copy = sessionStorage.getItem(sent);
  if (!copy) return;
  if (document.querySelector('main[data-refused=yes]')) return sessionStorage.setItem(refused, 'yes');
  const waits = sessionStorage.getItem(refused) !== null;
  if (waits && copy.split('#')[0] !== here) return;
  if (!waits && !isAnswer()) return sessionStorage.removeItem(sent);
  if (!waits) sessionStorage.removeItem(copy);
  sessionStorage.removeItem(sent);
  sessionStorage.removeItem(refused);
}

/** Offers the copy where it differs from what the server gave. Nothing is put back unasked. */
export function offer(form: HTMLFormElement, restored: () => void): void {
  const stored = sessionStorage.getItem(key(form));
  if (!stored) return;
  const { values, basis } = JSON.parse(stored) as Copy;
  const boxes = fields(form);
  const lost = boxes.filter(e => identity(e) in values && values[identity(e)] !== content(e));
  // A list that got shorter meanwhile has no box any more for what was typed in it: then it is shown to be copied.
  const names = new Set(boxes.map(identity));
  const homeless = Object.entries(values)
    .filter(([name, value]) => !names.has(name) && !['', 'true', 'false'].includes(value))
    .map(([, value]) => value);
  if (lost.length === 0 && homeless.length === 0) return forget(form);

  const alert = document.createElement('div');
  alert.className = 'au-c-alert au-c-alert--warning';
  alert.setAttribute('role', 'status');
  const box = document.createElement('div');
  const text = document.createElement('p');
  text.textContent = say(
    `In deze browser staat tekst die niet opgeslagen kon worden (${lost.length} ${lost.length === 1 ? 'veld' : 'velden'}).`,
    `This browser holds text that could not be saved (${lost.length} ${lost.length === 1 ? 'field' : 'fields'}).`);
  const group = document.createElement('div');
  group.className = 'au-c-button-group';
  const add = (label: string, look: string, act: () => void): void => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `au-c-button au-c-button--${look}`;
    button.textContent = label;
    button.addEventListener('click', () => { act(); alert.remove(); });
    group.append(button);
  };
  add(say('Tekst terugzetten', 'Put the text back'), 'secondary', () => {
    for (const e of lost) {
      if (isTick(e)) e.checked = values[identity(e)] === 'true';
      else e.value = values[identity(e)] ?? '';
    }
    // What a colleague saved meanwhile is not overwritten unseen: with the earlier fingerprints it becomes a choice.
    const print = input(form);
    if (print) print.value = write(withEarlier(read(print.value), read(basis), path => lost.some(e => under(path, e.name))));
    restored();
  });
  add(say('Weggooien', 'Throw away'), 'link', () => forget(form));
  box.append(text);
  if (homeless.length > 0) {
    const rest = document.createElement('pre');
    rest.className = 'v-typed';
    rest.textContent = homeless.join('\n');
    const told = say(
      'Voor deze tekst is er geen vak meer. Kopieer hem waar u hem nodig hebt:',
      'For this text there is no box any more. Copy it where you need it:',
    );
    box.append(Object.assign(document.createElement('p'), { textContent: told }), rest);
  }
  box.append(group);
  alert.append(box);
  form.prepend(alert);
}

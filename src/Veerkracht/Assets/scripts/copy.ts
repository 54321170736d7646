// A copy of what was typed, in this browser tab, for when the server could not be reached or the session had ended.
import { say } from './words';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const key = `veerkracht:${location.pathname}`;

export const fields = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter((e): e is Control =>
    (e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement)
    && e.name !== '' && !['hidden', 'file', 'submit', 'button', 'password'].includes(e.type));

const isTick = (e: Control): e is HTMLInputElement => e instanceof HTMLInputElement && (e.type === 'checkbox' || e.type === 'radio');
const identity = (e: Control): string => (isTick(e) ? `${e.name}=${e.value}` : e.name);
const content = (e: Control): string => (isTick(e) ? String(e.checked) : e.value);

export function keep(form: HTMLFormElement): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fields(form).map(e => [identity(e), content(e)]))));
    return true;
  } catch {
    return false;
  }
}

export const forget = (): void => sessionStorage.removeItem(key);

const sent = 'veerkracht:sent';

/** Before the form goes: the next page tells whether the copy is still needed. */
export function keepUntilArrived(form: HTMLFormElement): void {
  if (keep(form)) sessionStorage.setItem(sent, key);
}

const refused = 'veerkracht:refused';

/** Pages that refuse (sign-in, errors) say so on main: then the copy stays until its form is open again, which offers it. */
export function arrived(): void {
  const copy = sessionStorage.getItem(sent);
  if (!copy) return;
  if (document.querySelector('main[data-refused=yes]')) return sessionStorage.setItem(refused, 'yes');
  const waits = sessionStorage.getItem(refused) !== null;
  if (waits && copy !== key) return;
  if (!waits) sessionStorage.removeItem(copy);
  sessionStorage.removeItem(sent);
  sessionStorage.removeItem(refused);
}

/** Offers the copy where it differs from what the server gave. Nothing is put back unasked. */
export function offer(form: HTMLFormElement, restored: () => void): void {
  const stored = sessionStorage.getItem(key);
  if (!stored) return;
  const values = JSON.parse(stored) as Record<string, string>;
  const lost = fields(form).filter(e => identity(e) in values && values[identity(e)] !== content(e));
  if (lost.length === 0) return forget();

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
    restored();
  });
  add(say('Weggooien', 'Throw away'), 'link', forget);
  box.append(text, group);
  alert.append(box);
  form.prepend(alert);
}

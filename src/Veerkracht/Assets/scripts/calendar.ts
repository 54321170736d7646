// The calendar beside a date box: loaded when somebody opens it for the first time. The box itself stays text.
import 'cally';
import { say } from './words';

type Calendar = HTMLElement & { value: string; today: string; focusedDate?: string };

const shape = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*$/;
let dialog: HTMLDialogElement | null = null;
let box: HTMLInputElement | null = null;

/** "5/3/2023" → "2023-03-05"; nothing for what the calendar cannot show. */
function day(typed: string): string {
  const [, d, m, y] = shape.exec(typed) ?? [];
  if (d === undefined || m === undefined || y === undefined) return '';
  const at = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  return at.getUTCMonth() === Number(m) - 1 && at.getUTCDate() === Number(d) ? at.toISOString().slice(0, 10) : '';
}

function make(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'v-calendar';
  const calendar = document.createElement('calendar-date') as Calendar;
  calendar.setAttribute('locale', say('nl-BE', 'en-GB'));
  calendar.setAttribute('first-day-of-week', '1');
  const arrow = (slot: string, mark: string, word: string): void => {
    const made = document.createElement('span');
    made.slot = slot;
    made.setAttribute('aria-label', word);
    made.setAttribute('role', 'img');
    made.textContent = mark;
    calendar.append(made);
  };
  arrow('previous', '‹', say('Vorige maand', 'Previous month'));
  arrow('next', '›', say('Volgende maand', 'Next month'));
  calendar.append(document.createElement('calendar-month'));
  calendar.addEventListener('change', () => {
    const [y, m, d] = calendar.value.split('-');
    if (box && y && m && d) {
      box.value = `${d}/${m}/${y}`;
      for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
    }
    made.close();
  });
  const shut = document.createElement('button');
  shut.type = 'button';
  shut.className = 'au-c-button au-c-button--secondary';
  shut.textContent = say('Sluit', 'Close');
  shut.addEventListener('click', () => made.close());
  made.append(calendar, shut);
  made.addEventListener('click', event => { if (event.target === made) made.close(); });
  made.addEventListener('close', () => box?.focus());
  document.body.append(made);
  return made;
}

/** Opens it for a box, on the day that stands there, else on the day that it is for the site. */
export function open(input: HTMLInputElement, label: string, today: string): void {
  dialog ??= make();
  box = input;
  dialog.setAttribute('aria-label', label);
  const calendar = dialog.querySelector<Calendar>('calendar-date')!;
  calendar.value = day(input.value);
  calendar.today = today;
  calendar.focusedDate = calendar.value || today;
  dialog.showModal();
}

// The box in which organisations are searched: while somebody types, who fits is offered, and whom one chooses is ticked at once. Loaded
// only where such a box is. Without it the button "Zoek" does the same.
import autocomplete from 'accessible-autocomplete';
import { say } from './words';

type Found = { id: string; label: string; hint?: string };

const told = (one: Found | undefined): string => (one ? `${one.label}${one.hint ? ` (${one.hint})` : ''}` : '');

function tick(box: HTMLElement, path: string, one: Found): void {
  const list = box.closest('fieldset')?.querySelector<HTMLElement>('[data-chosen]');
  const there = [...(list?.querySelectorAll<HTMLInputElement>('input') ?? [])].find(i => i.value === one.id);
  if (!list) return;
  const input = there ?? document.createElement('input');
  if (!there) {
    const [item, label, mark, text] = (['li', 'label', 'span', 'span'] as const).map(name => document.createElement(name));
    label!.className = 'au-c-control au-c-control--checkbox';
    mark!.className = 'au-c-control__indicator';
    text!.className = 'au-c-control__text';
    text!.textContent = one.label;
    if (one.hint) {
      const hint = document.createElement('small');
      hint.textContent = one.hint;
      text!.append(hint);
    }
    Object.assign(input, { type: 'checkbox', name: path, value: one.id, className: 'au-c-control__input' });
    label!.append(input, mark!, text!);
    item!.append(label!);
    list.append(item!);
  }
  input.checked = true;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Makes one box complete itself. Nothing happens to a box that does already. */
export function complete(box: HTMLElement): void {
  const typed = box.querySelector<HTMLInputElement>('.v-organisations__line input');
  if (!typed || box.dataset.own) return;
  box.dataset.own = 'yes';
  const path = box.dataset.organisations!;
  const at = document.createElement('div');
  at.className = 'v-organisations__complete';
  const line = typed.closest<HTMLElement>('.v-organisations__line')!;
  line.hidden = true;
  typed.disabled = true;
  line.before(at);
  const id = `${typed.id}-al`;
  box.querySelector<HTMLLabelElement>('label.au-c-label')!.htmlFor = id;
  let asked = 0;
  autocomplete({
    element: at,
    id,
    name: '',
    minLength: 2,
    confirmOnBlur: false,
    showNoOptionsFound: true,
    source: (query: string, show: (found: Found[]) => void) => {
      const mine = ++asked;
      window.setTimeout(() => {
        if (mine !== asked) return;
        fetch(`${location.pathname}?handler=Zoek&q=${encodeURIComponent(query)}`)
          .then(response => (response.ok ? (response.json() as Promise<Found[]>) : []))
          .then(found => { if (mine === asked) show(found); }, () => show([]));
      }, 150);
    },
    templates: { inputValue: () => '', suggestion: (one: Found) => told(one).replace(/[<&]/g, c => (c === '<' ? '&lt;' : '&amp;')) },
    onConfirm: (one: Found | undefined) => { if (one) tick(box, path, one); },
    tNoResults: () => say('Niets gevonden', 'Nothing found'),
    tStatusQueryTooShort: (least: number) => say(`Typ minstens ${least} letters`, `Type at least ${least} letters`),
    tStatusNoResults: () => say('Niets gevonden', 'Nothing found'),
    tStatusSelectedOption: (one: string, count: number, at: number) =>
      say(`${one} ${at + 1} van ${count} is aangeduid`, `${one} ${at + 1} of ${count} is highlighted`),
    tStatusResults: (count: number, content: string) =>
      say(`${count} gevonden. ${content}`, `${count} found. ${content}`),
    tAssistiveHint: () => say(
      'Gebruik de pijlen om te kiezen en Enter om te bevestigen.', 'Use the arrows to choose and Enter to confirm.'),
  });
  document.getElementById(id)?.setAttribute('aria-describedby', `${typed.id}-hint`);
}

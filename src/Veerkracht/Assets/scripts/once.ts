// A second click on a button sends nothing. The server refuses doubles too; this only spares the reader the doubt.
import { say } from './words';

export function once(): void {
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.sending) return event.preventDefault();
    form.dataset.sending = 'yes';
    const button = event.submitter;
    button?.setAttribute('aria-disabled', 'true');
    button?.setAttribute('title', say('Bezig…', 'Busy…'));
    // An answer that is a download leaves this page where it is.
    setTimeout(() => again(form), 8000);
  });
  window.addEventListener('pageshow', () => document.querySelectorAll<HTMLFormElement>('form[data-sending]').forEach(again));
}

function again(form: HTMLFormElement): void {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll('[aria-disabled=true]')) {
    button.removeAttribute('aria-disabled');
    button.removeAttribute('title');
  }
}

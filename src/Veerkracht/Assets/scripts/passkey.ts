// Passkeys: the browser is asked for one, and what it answers goes along with the form.

/** Whether this browser knows the JSON of WebAuthn, which the server speaks. */
const knows = (): boolean => typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

async function ask(form: HTMLFormElement): Promise<string | null> {
  const asked = await fetch(form.dataset.options!, { method: 'POST', body: new FormData(form), headers: { accept: 'application/json' } });
  if (!asked.ok) return null;
  const options = await asked.json();
  const credential = form.dataset.passkey === 'make'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return credential ? JSON.stringify((credential as PublicKeyCredential).toJSON()) : null;
}

/** Forms for a passkey show only where they can work. */
export function passkeys(): void {
  if (!knows()) return;
  document.querySelectorAll<HTMLFormElement>('form[data-passkey]').forEach(form => {
    const box = form.querySelector<HTMLInputElement>('[name=credential]')!;
    const failed = form.querySelector<HTMLElement>('.v-passkey')!;
    form.hidden = false;
    form.addEventListener('submit', event => {
      if (box.value) return;
      event.preventDefault();
      failed.hidden = true;
      ask(form).then(answer => {
        if (!answer) throw new Error('nothing was made');
        box.value = answer;
        form.submit();
      }).catch(() => { failed.hidden = false; });
    });
  });
}

// The few sentences that only exist with scripts, in both languages of the site.
const english = document.documentElement.lang === 'en';

export const say = (nl: string, en: string): string => (english ? en : nl);

/** Time of day in Brussels, as the site writes it: 14.03. */
export const timeOfDay = (at: Date): string =>
  new Intl.DateTimeFormat('nl-BE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' }).format(at).replace(':', '.');

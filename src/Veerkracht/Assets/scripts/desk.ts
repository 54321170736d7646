// What forms of people who are signed in do while they are filled in; it runs after site.ts.
import { autosave, guard, watch } from './autosave';
import { counters, numbers } from './fields';
import { files } from './files';
import { lines } from './lines';
import { dates, groups } from './parts';

// Asked while the script itself runs: afterwards nobody knows which one it was.
const own = document.currentScript as HTMLScriptElement | null;
document.querySelectorAll<HTMLFormElement>('form[data-autosave]').forEach(autosave);
document.querySelectorAll<HTMLFormElement>('form[data-guard]').forEach(watch);
guard();
lines();
files();
numbers();
counters();
dates(own?.dataset.calendar, own?.dataset.today);
groups(own?.dataset.groups);

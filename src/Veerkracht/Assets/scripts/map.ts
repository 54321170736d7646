// The map beside a box of places. It is loaded where such a box stands; the box stays, follows the map, and is what is sent.
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { boundsOf, show, towns, type Towns } from './map/base';
import { Drawing, type Kind } from './map/drawing';
import { read, write } from './map/places';
import { say } from './words';

const flanders = L.latLngBounds([50.68, 2.54], [51.51, 5.92]);

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'au-c-button au-c-button--secondary';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}

/** A chosen file is read at once: while it waits, nothing says that all is saved. */
document.addEventListener('change', event => {
  const file = event.target instanceof HTMLInputElement && event.target.type === 'file' ? event.target : null;
  if (file?.files?.length) file.closest('[data-goes]')?.querySelector('button')?.click();
});

/** A box to go to a municipality. It has no name: nothing of it is sent. */
function search(map: L.Map, all: Towns, id: string): HTMLElement {
  const row = document.createElement('div');
  row.className = 'v-map-search';
  const label = document.createElement('label');
  label.className = 'au-c-label';
  label.htmlFor = `${id}-gemeente`;
  label.textContent = say('Ga naar een gemeente', 'Go to a municipality');
  const box = document.createElement('input');
  box.id = label.htmlFor;
  box.className = 'au-c-input';
  box.type = 'text';
  box.autocomplete = 'off';
  const list = document.createElement('datalist');
  list.id = `${box.id}-namen`;
  for (const town of all.features) list.append(new Option(town.properties.name));
  box.setAttribute('list', list.id);
  const plain = (text: string): string => text.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase();
  const go = (): void => {
    const wanted = plain(box.value);
    const found = wanted && (all.features.find(town => plain(town.properties.name) === wanted)
      ?? all.features.find(town => plain(town.properties.name).startsWith(wanted)));
    box.setAttribute('aria-invalid', String(!found));
    if (found) map.fitBounds(boundsOf(found));
  };
  box.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    go();
  });
  row.append(label, box, list, button(say('Toon', 'Show'), go));
  // What is typed here is no answer: it saves nothing.
  for (const type of ['input', 'change']) row.addEventListener(type, event => event.stopPropagation());
  return row;
}

/** What the map says to who cannot see it. */
function teller(): { element: HTMLElement; tell: (text: string) => void } {
  const element = document.createElement('p');
  element.className = 'au-c-help-text au-c-help-text--secondary';
  element.setAttribute('role', 'status');
  return { element, tell: text => { element.textContent = text; } };
}

function canvas(place: HTMLElement): { element: HTMLElement; map: L.Map } {
  const element = document.createElement('div');
  element.className = 'v-map-canvas';
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', say(
    `Kaart bij ${place.dataset.label}. Pijltjes verschuiven, plus en min zoomen, Enter zet een punt in het midden, Backspace neemt terug.`,
    `Map for ${place.dataset.label}. Arrows move, plus and minus zoom, Enter sets a point in the middle, Backspace undoes.`));
  place.append(element);
  const map = L.map(element, {
    attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomAnimation: false, fadeAnimation: false, inertia: false,
    minZoom: 7, maxZoom: 18, doubleClickZoom: false, keyboardPanDelta: 40,
  });
  L.control.zoom({ zoomInTitle: say('Zoom in', 'Zoom in'), zoomOutTitle: say('Zoom uit', 'Zoom out') }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution('Statbel · Provincies in Cijfers').addTo(map);
  // The wheel moves the page, until somebody works on the map.
  element.addEventListener('focusin', () => map.scrollWheelZoom.enable());
  element.addEventListener('focusout', () => map.scrollWheelZoom.disable());
  const cross = document.createElement('span');
  cross.className = 'v-map-cross';
  cross.setAttribute('aria-hidden', 'true');
  element.append(cross);
  return { element, map };
}

async function mount(place: HTMLElement, borders: string): Promise<void> {
  const box = document.getElementById(place.dataset.for!) as HTMLTextAreaElement | HTMLInputElement | null;
  if (!box || place.childElementCount > 0) return;
  const { element, map } = canvas(place);
  const kind = place.dataset.map as Kind;
  const { element: status, tell } = teller();
  let own = false;
  const drawing = new Drawing(map, kind, () => {
    own = true;
    box.value = write(drawing.places);
    for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
    own = false;
    ready();
  }, tell);
  const add = (at: L.LatLng): void => drawing.add([Math.round(at.lat * 1e6) / 1e6, Math.round(at.lng * 1e6) / 1e6]);
  const undo = button(say('Maak ongedaan', 'Undo'), () => drawing.undo());
  const erase = button(say('Wis alles', 'Erase all'), () => drawing.clear());
  const ready = (): void => {
    undo.disabled = !drawing.canUndo;
    erase.disabled = drawing.count === 0;
  };
  const follow = (): void => {
    if (own) return;
    const parts = read(box.value);
    if (!parts) return tell(say('Bewaar om dit op de kaart te zien.', 'Save to see this on the map.'));
    drawing.set(parts);
    ready();
  };
  const tools = document.createElement('div');
  tools.className = 'v-map-tools';
  if (!box.readOnly) {
    tools.append(button(say('Zet een punt in het midden', 'Set a point in the middle'), () => add(map.getCenter())), undo, erase);
    map.on('click', (event: L.LeafletMouseEvent) => add(event.latlng));
    element.addEventListener('keydown', event => {
      if (event.target !== element || (event.key !== 'Enter' && event.key !== 'Backspace')) return;
      event.preventDefault();
      if (event.key === 'Enter') add(map.getCenter());
      else drawing.undo();
    });
    box.addEventListener('input', follow);
  }
  map.fitBounds(flanders);
  place.append(tools, status);
  follow();
  const all = await towns(borders);
  show(map, all, place.dataset.home ?? '');
  const home = all.features.find(town => town.properties.nis === place.dataset.home);
  map.fitBounds(drawing.bounds ?? (home ? boundsOf(home) : flanders), { maxZoom: 15, padding: [20, 20] });
  place.prepend(search(map, all, box.id));
}

const seen = new WeakSet<HTMLElement>();

/** All maps of the page that are not there yet. */
export function mountAll(style: string, borders: string): void {
  if (!document.querySelector(`link[href="${CSS.escape(style)}"]`)) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = style;
    document.head.append(link);
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-map]:not(script)')) {
    const field = place.parentElement;
    if (!field || seen.has(place)) continue;
    seen.add(place);
    // A page may ask a hundred places: each map comes when somebody gets there.
    const watch = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      watch.disconnect();
      void mount(place, borders);
    }, { rootMargin: '300px' });
    watch.observe(field);
  }
}

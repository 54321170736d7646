// What is drawn: parts of places, each step of which can be taken back.
import L from 'leaflet';
import { say } from '../words';
import type { Parts, Place } from './places';

export type Kind = 'point' | 'line' | 'area';

/** With more points than this they are changed in the box or by a file: no hand moves them one by one. */
const mostHandles = 200;
const step = 10;

export class Drawing {
  private parts: Place[][] = [];
  private readonly past: Place[][][] = [];
  private readonly layer: L.LayerGroup;

  /** @param told What was done, for who cannot see it. */
  constructor(
    private readonly map: L.Map,
    private readonly kind: Kind,
    private readonly changed: () => void,
    private readonly told: (text: string) => void,
  ) {
    this.layer = L.layerGroup().addTo(map);
  }

  get places(): Parts { return this.parts; }
  get count(): number { return this.parts.reduce((sum, part) => sum + part.length, 0); }
  get canUndo(): boolean { return this.past.length > 0; }
  get bounds(): L.LatLngBounds | null {
    return this.count > 0 ? L.latLngBounds(this.parts.flat().map(([lat, lng]) => [lat, lng])) : null;
  }

  /** As it stands in the box; no step that can be taken back. */
  set(parts: Parts): void {
    this.parts = parts.map(part => [...part]);
    this.draw();
  }

  add(place: Place): void {
    this.keep();
    if (this.kind === 'point') this.parts = [[place]];
    else if (this.parts.length === 0) this.parts = [[place]];
    else this.parts[this.parts.length - 1]!.push(place);
    this.done(this.kind === 'point' ? say('Punt gezet.', 'Point set.') : say(`Punt ${this.count} gezet.`, `Point ${this.count} set.`));
  }

  undo(): void {
    const before = this.past.pop();
    if (!before) return;
    this.parts = before;
    this.done(say('Ongedaan gemaakt.', 'Undone.'));
  }

  clear(): void {
    if (this.count === 0) return;
    this.keep();
    this.parts = [];
    this.done(say('Alles gewist.', 'Everything erased.'));
  }

  private remove(part: number, at: number): void {
    this.keep();
    this.parts[part]!.splice(at, 1);
    this.parts = this.parts.filter(one => one.length > 0);
    this.done(say('Punt gewist.', 'Point erased.'));
  }

  private move(part: number, at: number, to: L.LatLng): void {
    this.keep();
    this.parts[part]![at] = [to.lat, to.lng];
    this.done(say('Punt verplaatst.', 'Point moved.'));
  }

  private insert(part: number, near: L.LatLng): void {
    const points = this.parts[part]!.map(p => this.map.latLngToLayerPoint([p[0], p[1]]));
    const here = this.map.latLngToLayerPoint(near);
    const ends = this.kind === 'area' ? points.length : points.length - 1;
    let [best, least] = [0, Infinity];
    for (let i = 0; i < ends; i++) {
      const away = L.LineUtil.pointToSegmentDistance(here, points[i]!, points[(i + 1) % points.length]!);
      if (away < least) [best, least] = [i, away];
    }
    this.keep();
    this.parts[part]!.splice(best + 1, 0, [near.lat, near.lng]);
    this.done(say('Punt tussengevoegd.', 'Point put in between.'));
  }

  private keep(): void {
    this.past.push(this.parts.map(part => [...part]));
    if (this.past.length > 100) this.past.shift();
  }

  private done(text: string): void {
    this.draw();
    this.changed();
    this.told(text);
  }

  private draw(): void {
    this.layer.clearLayers();
    this.parts.forEach((part, index) => {
      const latLngs = part.map(([lat, lng]) => L.latLng(lat, lng));
      const look = { color: '#0055cc', weight: 4, fillOpacity: 0.2 };
      const shape = this.kind === 'line' ? L.polyline(latLngs, look) : this.kind === 'area' ? L.polygon(latLngs, look) : null;
      shape?.on('click', (event: L.LeafletMouseEvent) => {
        // Inside an area a click is one on the map.
        if (this.kind === 'area' && part.length > 2 && !this.isOnBorder(part, event.latlng)) return;
        L.DomEvent.stopPropagation(event);
        this.insert(index, event.latlng);
      }).addTo(this.layer);
      if (this.count <= mostHandles) part.forEach((place, at) => this.handle(place, index, at));
    });
  }

  private isOnBorder(part: readonly Place[], at: L.LatLng): boolean {
    const here = this.map.latLngToLayerPoint(at);
    const points = part.map(p => this.map.latLngToLayerPoint([p[0], p[1]]));
    return points.some((p, i) => L.LineUtil.pointToSegmentDistance(here, p, points[(i + 1) % points.length]!) < 8);
  }

  private handle(place: Place, part: number, at: number): void {
    const icon = L.divIcon({ className: 'v-map-point', html: '', iconSize: [24, 24] });
    const marker = L.marker([place[0], place[1]], { icon, draggable: true, keyboard: true, autoPan: true }).addTo(this.layer);
    const element = marker.getElement()!;
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', say(
      `Punt ${at + 1}. Pijltjes verplaatsen, Delete wist.`, `Point ${at + 1}. Arrows move, Delete erases.`));
    marker.on('dragend', () => this.move(part, at, marker.getLatLng()));
    marker.on('click', event => L.DomEvent.stopPropagation(event));
    element.addEventListener('keydown', event => {
      const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
      const erases = event.key === 'Delete' || event.key === 'Backspace';
      if (!erases && dx === 0 && dy === 0) return;
      event.preventDefault();
      event.stopPropagation();
      if (erases) {
        this.remove(part, at);
        this.map.getContainer().focus();
        return;
      }
      const by = event.shiftKey ? 1 : step;
      this.move(part, at, this.map.layerPointToLatLng(this.map.latLngToLayerPoint(marker.getLatLng()).add([dx! * by, dy! * by])));
      this.layer.eachLayer(layer => {
        const drawn = layer instanceof L.Marker ? layer.getElement() : undefined;
        if (drawn?.dataset.at === `${part}:${at}`) drawn.focus();
      });
    });
    element.dataset.at = `${part}:${at}`;
  }
}

// What lies under a drawing: the borders and names of the municipalities, from this site alone.
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import L from 'leaflet';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

interface Town { nis: string; name: string }

export type Towns = FeatureCollection<Polygon | MultiPolygon, Town>;

const loaded = new Map<string, Promise<Towns>>();

/** Once a page, however many maps it has. */
export function towns(from: string): Promise<Towns> {
  let asked = loaded.get(from);
  if (!asked) {
    asked = fetch(from)
      .then(answer => answer.json() as Promise<Topology<{ municipalities: GeometryCollection<Town> }>>)
      .then(topology => feature(topology, topology.objects.municipalities) as Towns);
    loaded.set(from, asked);
  }
  return asked;
}

export const boundsOf = (town: Feature<Polygon | MultiPolygon, Town>): L.LatLngBounds => L.geoJSON(town).getBounds();

const mostNames = 40;

/** Draws the towns, and the names of those in view while they are few. */
export function show(map: L.Map, all: Towns, home: string): void {
  L.geoJSON(all, {
    interactive: false,
    renderer: L.canvas({ padding: 0.5 }),
    style: town => ({
      color: '#69717c', weight: 1, fillOpacity: 1,
      fillColor: town?.properties.nis === home ? '#fff8d6' : '#f3f5f6',
    }),
  } as L.GeoJSONOptions).addTo(map).bringToBack();
  const places = all.features.map(town => ({ name: town.properties.name, bounds: boundsOf(town) }));
  const names = L.layerGroup().addTo(map);
  const label = (): void => {
    names.clearLayers();
    const view = map.getBounds();
    const seen = places.filter(place => view.contains(place.bounds.getCenter()));
    if (seen.length > mostNames) return;
    for (const { name, bounds } of seen) {
      const icon = L.divIcon({ className: 'v-map-name', html: '', iconSize: [0, 0] });
      const marker = L.marker(bounds.getCenter(), { icon, interactive: false, keyboard: false }).addTo(names);
      const text = document.createElement('span');
      text.textContent = name;
      marker.getElement()?.append(text);
      marker.getElement()?.setAttribute('aria-hidden', 'true');
    }
  };
  map.on('moveend', label);
  label();
}

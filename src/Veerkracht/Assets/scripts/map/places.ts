// The places of a box: "51.0543, 3.7174" a line, an empty line between parts. Other ways to write them are read by the server alone.

export type Place = readonly [latitude: number, longitude: number];
export type Parts = readonly (readonly Place[])[];

const line = /^(-?\d{1,2}\.\d+),\s*(-?\d{1,3}\.\d+)$/;

/** Null where it stands in another way; [] of an empty box. */
export function read(text: string): Parts | null {
  if (text.trim() === '') return [];
  const parts = text.trim().split(/\n\s*\n/).map(part => part.split('\n').map(one => line.exec(one.trim())));
  if (parts.some(part => part.some(match => match === null))) return null;
  return parts.map(part => part.map(match => [Number(match![1]), Number(match![2])] as const));
}

const degrees = (value: number): string => {
  const text = value.toFixed(6).replace(/0+$/, '');
  return text.endsWith('.') ? `${text}0` : text;
};

export const one = ([latitude, longitude]: Place): string => `${degrees(latitude)}, ${degrees(longitude)}`;

export const write = (parts: Parts): string => parts.filter(part => part.length > 0).map(part => part.map(one).join('\n')).join('\n\n');

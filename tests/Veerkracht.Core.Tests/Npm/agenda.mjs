// What ical.js and node-ical read in a calendar: its text in; of each reader its events out.
import ICAL from 'ical.js';
import ical from 'node-ical';
import { readFileSync } from 'node:fs';

const text = JSON.parse(readFileSync(0, 'utf8'));
const calendar = new ICAL.Component(ICAL.parse(text));
const first = calendar.getAllSubcomponents('vevent').map(component => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    description: event.description,
  };
});
const second = Object.values(ical.sync.parseICS(text))
  .filter(event => event.type === 'VEVENT')
  .map(({ uid, sequence, start, end, summary, description }) => ({
    uid,
    sequence: Number(sequence),
    start: start.toISOString(),
    end: end.toISOString(),
    summary,
    description,
  }));
console.log(JSON.stringify({ ical: first, nodeIcal: second }));

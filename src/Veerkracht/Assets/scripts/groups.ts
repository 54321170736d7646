// What groups and tables of a form can do with scripts; loaded only beside a form that saves by itself.
import { items } from './items';
import { ranges } from './paste';

export function start(): void {
  items();
  ranges();
}

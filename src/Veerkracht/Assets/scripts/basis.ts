// The fingerprints of a form: what stood in each box when it was opened, as "path:print;path:print". A list is one box.

export type Basis = Map<string, string>;

export const read = (text: string): Basis =>
  new Map(
    text
      .split(';')
      .filter(part => part.includes(':'))
      .map(part => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)]),
  );

export const write = (basis: Basis): string => [...basis].map(([path, print]) => `${path}:${print}`).join(';');

/** The hidden input with the fingerprints; "beeld" has those of how the regions of the page look. */
export const input = (form: HTMLFormElement | null, name = 'basis'): HTMLInputElement | null =>
  form?.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`) ?? null;

/** Whether a box of this name belongs to the path: itself, or an item of the list. */
export const under = (path: string, name: string): boolean => name === path || name.startsWith(`${path}[`);

/** The fingerprints, but for these paths those of an earlier form: what changed there since is then seen as a change of somebody else. */
export function withEarlier(basis: Basis, earlier: Basis, paths: (path: string) => boolean): Basis {
  const all = new Map([...basis].filter(([path]) => !paths(path)));
  for (const [path, print] of earlier) if (paths(path)) all.set(path, print);
  return all;
}

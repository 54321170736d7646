declare module 'accessible-autocomplete' {
  export default function autocomplete(options: Record<string, unknown>): void;
}

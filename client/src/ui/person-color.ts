// A person's colour: the same on every screen, from the id alone. Dark enough for white text (4.5:1)
// on every hue.

const HUES = 24;

/** A CSS colour for the person or account `id`. */
export function personColor(id: string): string {
  let hash = 2166136261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619);
  // The low bits of FNV-1a vary too little between short ids; mix before taking a hue.
  const hue = (((hash ^ (hash >>> 15)) >>> 0) % HUES) * (360 / HUES);
  return `oklch(0.5 0.13 ${hue})`;
}

const PALETTE = ['var(--p1)', 'var(--p2)', 'var(--p3)', 'var(--p4)', 'var(--p5)', 'var(--p6)'] as const;

/**
 * A CSS colour for a project: its own, lifted in the dark so that it stays in sight, or one of the palette, always the
 * same for the same project.
 */
export function projectColor(project: { readonly projectId: string; readonly color: string | null }): string {
  const { color } = project;
  if (color !== null) return `light-dark(${color}, color-mix(in oklab, ${color} 70%, white))`;
  let sum = 0;
  for (const character of project.projectId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return PALETTE[sum % PALETTE.length] ?? PALETTE[0];
}

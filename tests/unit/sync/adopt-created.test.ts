import { describe, expect, it } from 'vitest';
import { agrees } from '../../../src/main/sync/adopt-created';
import { entry, NINE, serverEntry } from '../core/support';

describe("a server's duration", () => {
  const ours = entry({ seconds: 600 });
  const there = (seconds: number, precisionSeconds = 1) => serverEntry({ seconds, precisionSeconds });

  it('agrees with ours to two readings of a clock, or as decimal hours tell it', () => {
    for (const seconds of [598, 600, 602]) expect(agrees(there(seconds), ours, null)).toBe(true);
    for (const seconds of [597, 603]) expect(agrees(there(seconds), ours, null)).toBe(false);
    for (const seconds of [582, 618]) expect(agrees(there(seconds, 18), ours, null)).toBe(true);
    for (const seconds of [581, 619]) expect(agrees(there(seconds, 18), ours, null)).toBe(false);
  });

  it("agrees with what the company's rounding makes of ours", () => {
    const rounding = { direction: 'up', stepSeconds: 900 } as const;
    expect(agrees(there(900), ours, rounding)).toBe(true);
    expect(agrees(there(600), ours, rounding)).toBe(false);
  });

  it('cannot disagree while either of them runs', () => {
    expect(agrees(there(0), { ...ours, startedAt: NINE }, null)).toBe(true);
    expect(agrees(serverEntry({ seconds: 0, startedAt: NINE }), ours, null)).toBe(true);
  });
});

import { expect, test } from 'vitest';
import { tellProcesses, tortureProcesses } from '../../torture/processes';

test(
  'processes that are ended by force lose nothing and send nothing twice',
  { timeout: 240_000 },
  async () => {
    const report = await tortureProcesses({ kills: 10, seed: 20_260_521 });

    expect(report.complaints).toEqual([]);
    expect(report).toMatchObject({ lost: 0, duplicated: 0, setAside: 0, refused: 0 });
    expect(report.kills).toBeGreaterThanOrEqual(10);
    expect(report.runs).toBeGreaterThan(report.kills);
    expect(report.acts).toBeGreaterThan(10);
    expect(report.creations).toBeGreaterThan(0);
    expect(report.brought).toBeGreaterThan(0);
    expect(tellProcesses(report)).toContain('nothing is wrong');
  },
);

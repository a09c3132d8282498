import { expect, test } from 'vitest';
import { tellProcesses, tortureProcesses } from '../../torture/processes';

test(
  'processes that are ended by force lose nothing and send nothing twice',
  { timeout: 180_000 },
  async () => {
    const report = await tortureProcesses({ kills: 6, seed: 20_260_521 });

    expect(report.complaints).toEqual([]);
    expect(report).toMatchObject({ lost: 0, duplicated: 0, setAside: 0, refused: 0 });
    expect(report.kills).toBeGreaterThanOrEqual(6);
    expect(report.runs).toBeGreaterThan(report.kills);
    expect(report.acts).toBeGreaterThan(6);
    expect(tellProcesses(report)).toContain('nothing is wrong');
  },
);

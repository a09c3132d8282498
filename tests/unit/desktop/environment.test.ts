import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/main/desktop/environment';

describe('the switches for trying and testing', () => {
  it('are all off in daily use', () => {
    const off = { opensAtStart: false, pictureFile: null, idleThresholdSeconds: null };
    expect(readEnvironment({})).toEqual(off);
    expect(readEnvironment({ KEITO_BAR_OPEN: '0', KEITO_BAR_SHOT: '', KEITO_BAR_IDLE_SECONDS: '' })).toEqual(
      off,
    );
  });

  it('are read as they are given', () => {
    expect(
      readEnvironment({ KEITO_BAR_OPEN: '1', KEITO_BAR_SHOT: 'a.png', KEITO_BAR_IDLE_SECONDS: '7' }),
    ).toEqual({
      ...{ opensAtStart: true, pictureFile: 'a.png', idleThresholdSeconds: 7 },
    });
  });

  it.each(['0', '-3', '1.5', 'soon'])('a threshold of %s is none', (text) => {
    expect(readEnvironment({ KEITO_BAR_IDLE_SECONDS: text }).idleThresholdSeconds).toBeNull();
  });
});

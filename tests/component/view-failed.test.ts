import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { entry, stopped } from './support/data';
import { open, quickEntry } from './support/app';

/** No list shows two entries of one id. */
const IMPOSSIBLE = [entry({ id: 'twice' }), entry({ id: 'twice' })];

describe('a view that cannot be shown', () => {
  const reported = vi.fn();
  beforeEach(() => vi.stubGlobal('reportError', reported));
  afterEach(() => {
    vi.unstubAllGlobals();
    reported.mockClear();
  });

  test('says so and leaves the others as they are', async () => {
    const { bridge, user } = await open(stopped());
    bridge.publish({ otherDays: IMPOSSIBLE });
    expect(await screen.findByRole('alert')).toHaveTextContent('This view could not be shown.');
    expect(reported).toHaveBeenCalledOnce();
    await user.keyboard('{Control>}2{/Control}');
    expect(await screen.findByRole('heading', { level: 1, name: /^Week/ })).toBeInTheDocument();
    expect(screen.queryByText('This view could not be shown.')).not.toBeInTheDocument();
  });

  test('is tried again by the button, and by itself with what comes next', async () => {
    const { bridge, user } = await open(stopped());
    bridge.publish({ otherDays: IMPOSSIBLE });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    await user.click(retry);
    expect(await screen.findByText('This view could not be shown.')).toBeInTheDocument();
    expect(reported).toHaveBeenCalledTimes(2);
    bridge.publish({ otherDays: [] });
    await waitFor(() => expect(quickEntry()).toBeInTheDocument());
    expect(screen.queryByText('This view could not be shown.')).not.toBeInTheDocument();
  });
});

import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open } from './support/app';
import { localAccount, remoteAccount, stopped } from './support/data';
import { REPORT_FILE } from './support/fake-bridge';

test.each([
  ['Save as CSV', 'exportReport', false],
  ['Save as CSV', 'exportReport', true],
  ['Copy as text', 'copyReport', false],
  ['Copy as text', 'copyReport', true],
] as const)(
  'what came of a report is not said in the account that is open by then: %s, %s, refused: %s',
  async (name, command, isRefused) => {
    const { bridge, user } = await open(stopped({ account: remoteAccount }));
    await user.keyboard('{Control>}4{/Control}');
    await screen.findByRole('table');
    const release = bridge.hold(command);
    if (isRefused) bridge.fail(command, { kind: 'changed', message: 'Another report was asked for.' });
    await user.click(screen.getByRole('button', { name }));
    bridge.publish({ account: localAccount });
    await screen.findByRole('table');
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.queryByText('Another report was asked for.')).not.toBeInTheDocument();
    expect(screen.queryByText(REPORT_FILE, { exact: false })).not.toBeInTheDocument();
    expect(screen.queryByText(/copied/i)).not.toBeInTheDocument();
  },
);

import type { Bench } from './bench';
import { until } from './manual-time';

/**
 * Keito answers the app's next question that `isMeant` as things are when it is asked; the answer is on its way until it
 * is let go. `asked` tells that it was put.
 */
export function slowAnswer(
  bench: Bench,
  isMeant: (address: URL) => boolean,
): { readonly asked: () => Promise<void>; readonly letGo: () => void } {
  let wasAsked = false;
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  bench.answer = async (method, address) => {
    if (wasAsked || method !== 'GET' || !isMeant(address)) return null;
    const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
    const text = await answer.text();
    wasAsked = true;
    await gate;
    return new Response(text, { status: answer.status, headers: answer.headers });
  };
  return { asked: () => until(() => wasAsked, 'the question'), letGo };
}

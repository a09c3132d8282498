import { parseArgs } from 'node:util';
import { createLocalKeito, serveLocalKeito } from '../src/local-keito/index';

const USAGE = 'Usage: npm run keito -- [--port N (0: any free one)] [--db FILE] [--sample] [--harvest]';

function fail(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        db: { type: 'string', default: ':memory:' },
        sample: { type: 'boolean', default: false },
        harvest: { type: 'boolean', default: false },
      },
    });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
    if (!(port <= 65_535)) fail(2, `--port must be a number from 0 to 65535, not ${values.port}\n${USAGE}`);
    if (values.db === '') fail(2, `--db must name a file\n${USAGE}`);
    return { ...values, port };
  } catch (error) {
    return fail(2, `${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function main(): Promise<void> {
  const flags = readFlags();
  const keito = createLocalKeito({ file: flags.db, clock: () => Date.now() });
  if (keito.wasReset) {
    process.stderr.write(`${flags.db} was damaged. It is set aside beside itself, and a new one begun.\n`);
  }
  if (flags.sample) keito.fillSample();
  const served = await serveLocalKeito(keito, { port: flags.port, harvest: flags.harvest });

  const end = async (): Promise<void> => {
    await served.close();
    keito.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());

  const { apiKey, memberKey, readOnlyKey, jwt, accountId } = keito.credentials;
  process.stdout.write(
    `${JSON.stringify({ url: served.url, apiKey, memberKey, readOnlyKey, jwt, accountId })}\n`,
  );
}

main().catch((error: unknown) =>
  fail(1, `The local Keito did not start: ${error instanceof Error ? error.message : String(error)}`),
);

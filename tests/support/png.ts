import { inflateSync } from 'node:zlib';

/** A picture's pixels, 4 bytes each, RGBA, by rows from the top; alpha not multiplied in. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const COLOR_TYPES: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
const SIGNATURE_BYTES = 8;

/** Reads a PNG of 8-bit RGB or RGBA that is not interlaced; throws on any other. */
export function readPng(file: Buffer): Pixels {
  const parts: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = SIGNATURE_BYTES; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = COLOR_TYPES[body[9] ?? -1] ?? 0;
      if (body[8] !== 8 || channels === 0 || body[12] !== 0) throw new Error('This kind of PNG is not read');
    }
    if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    data.set(rows.subarray(pixel * channels, (pixel + 1) * channels), pixel * 4);
  return { width, height, data };
}

/** Each row begins with how its bytes were foretold: by the left, by the one above, by both (PNG, 9.2). */
function unfiltered(raw: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const rows = new Uint8Array(stride * height);
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 ? 0 : (rows[row * stride + column] ?? 0);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let column = 0; column < stride; column += 1) {
      const left = at(row, column - channels);
      const up = at(row - 1, column);
      const corner = column < channels ? 0 : at(row - 1, column - channels);
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      rows[row * stride + column] = (raw[row * (stride + 1) + 1 + column] ?? 0) + foretold;
    }
  }
  return rows;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((one) => Math.abs(guess - one));
  if (byLeft === undefined || byUp === undefined || byCorner === undefined) return 0;
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

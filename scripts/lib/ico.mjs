// @ts-check
// Windows' icon files: several sizes in one, of which Windows takes the one that fits its scale.

/**
 * An .ico of pictures of 32-bit pixels. As bitmaps, not as PNGs: the tray's loader is older than PNGs in such files.
 *
 * @param {readonly { readonly size: number, readonly pixels: Uint8Array }[]} pictures RGBA, by rows from the top, alpha
 *   not multiplied in; up to 256 pixels wide and as high.
 * @returns {Buffer}
 */
export function ico(pictures) {
  const images = pictures.map(({ size, pixels }) => bitmap(size, pixels));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach((image, index) => {
    const at = 6 + 16 * index;
    const side = (pictures[index]?.size ?? 0) % 256;
    head.writeUInt8(side, at);
    head.writeUInt8(side, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([head, ...images]);
}

const HEADER_BYTES = 40;

/** @param {number} size @param {Uint8Array} pixels */
function bitmap(size, pixels) {
  // The mask of one bit a pixel is read only where there is no alpha; its rows are whole 4 bytes.
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(HEADER_BYTES, 0);
  header.writeInt32LE(size, 4);
  // Colours and mask above each other.
  header.writeInt32LE(2 * size, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colors = Buffer.alloc(4 * size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = 4 * (row * size + column);
      const to = 4 * ((size - 1 - row) * size + column);
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(from, from + 4);
      colors.set([blue, green, red, alpha], to);
    }
  }
  return Buffer.concat([header, colors, mask]);
}

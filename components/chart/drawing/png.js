// A PNG that knows how many of its px make an inch of paper (chunk pHYs, after the header).

const HEADER = 8 + 25; // signature and IHDR

export function withDensity(bytes, dpi) {
  const chunk = new Uint8Array(densityChunk(dpi));
  const out = new Uint8Array(bytes.length + chunk.length);
  out.set(bytes.subarray(0, HEADER));
  out.set(chunk, HEADER);
  out.set(bytes.subarray(HEADER), HEADER + chunk.length);
  return out;
}

function densityChunk(dpi) {
  const chunk = new DataView(new ArrayBuffer(21));
  const perMetre = Math.round(dpi / 0.0254);
  chunk.setUint32(0, 9); // bytes of content
  [..."pHYs"].forEach((ch, i) => chunk.setUint8(4 + i, ch.charCodeAt(0)));
  chunk.setUint32(8, perMetre);
  chunk.setUint32(12, perMetre);
  chunk.setUint8(16, 1); // the unit is the metre
  chunk.setUint32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)));
  return chunk.buffer;
}

// The check sum of PNG (ISO 3309), bit by bit: it is run over 13 bytes.
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

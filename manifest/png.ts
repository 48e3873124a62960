const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Width and height in pixels by the image's header; null for anything but a PNG. https://www.w3.org/TR/png-3/#11IHDR */
export const pngSize = (bytes: Buffer): { readonly width: number; readonly height: number } | null =>
  bytes.length >= 24 && bytes.subarray(0, 8).equals(SIGNATURE)
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null;

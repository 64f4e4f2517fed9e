import { isIPv6 } from 'node:net';

/** Who pays for an operation: whoever is signed in, or else where it came from. */
export function payerOf(subject: string | undefined, address: string): string {
  return subject === undefined ? `from ${networkOf(address)}` : `by ${subject}`;
}

/** Of an address that a household has 2^64 of, the part that is one household. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}

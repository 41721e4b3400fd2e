import { shannon } from './entropy.js';
import { disproven, graded, proven, type Check } from './evidence.js';
import { placeholderInBase64 } from './placeholder.js';

/** A static key is 2048 bits in hexadecimal, two digits a byte. */
const STATIC_DIGITS = 512;
/** A base64 key of fewer characters protects nothing. */
const SHORTEST_BODY = 64;
/** Bits a digit: 512 drawn digits have over 3.9, and half of them hardly fewer. */
const DRAWN_HEX = 3.5;

/** The body without its marks and whatever joins its lines in code and data. */
function bodyOf(value: string): string {
  const body = value.replace(/^-----BEGIN .*?-----/, '').replace(/-----END .*?-----$/, '');
  return body.replaceAll(/\\{1,4}[nrt]|["'`][\s+.,&\\]*["'`]|[\s"'`,;\\>|*#]+/g, '');
}

const CUT = /\.{3}|…/;

/** Proves an OpenVPN static key by its 512 drawn hexadecimal digits. */
export const openvpnStatic: Check = {
  judge(value) {
    const body = bodyOf(value);
    if (CUT.test(body)) return disproven('its body is cut: dots stand for a part of it');
    if (!/^[\da-f]+$/i.test(body)) return disproven('its body is not hexadecimal');
    if (body.length < STATIC_DIGITS / 2) return disproven('its body is too short for a key');
    if (shannon(body.toLowerCase()) < DRAWN_HEX) return disproven('its digits are not drawn');
    return body.length === STATIC_DIGITS
      ? proven('its body is the 256 bytes of a key')
      : graded('medium', 'its marks are those of a key, though its body is cut or altered');
  },
};

/** Grades a newer key of OpenVPN by whether its body is base64 throughout. */
export const openvpnBody: Check = {
  judge(value) {
    const body = bodyOf(value);
    if (CUT.test(body)) return disproven('its body is cut: dots stand for a part of it');
    if (!/^[\w+/]+={0,2}$/.test(body)) return disproven('its body is not base64');
    if (body.length < SHORTEST_BODY) return disproven('its body is too short for a key');
    const reason = placeholderInBase64(body);
    if (reason !== undefined) return disproven(reason);
    return body.length % 4 === 0
      ? graded('high', 'its body is base64 of whole bytes')
      : graded('medium', 'its marks are those of a key, though its body is cut or altered');
  },
};

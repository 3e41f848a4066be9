/** `Node.ELEMENT_NODE` and `Node.TEXT_NODE`: Node.js has no global `Node`. */
export const ELEMENT = 1;
export const TEXT = 3;

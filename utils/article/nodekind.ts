/** `Node.ELEMENT_NODE`, `TEXT_NODE` and `COMMENT_NODE`: Node.js has no global `Node`. */
export const ELEMENT = 1;
export const TEXT = 3;
export const COMMENT = 8;

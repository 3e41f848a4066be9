/** Its build for browsers in one file: the sources ask for Node's modules. */
declare module 'mammoth/mammoth.browser.min.js' {
  import mammoth from 'mammoth';
  export default mammoth;
}

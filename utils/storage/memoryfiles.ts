/**
 * Makes, for tests in Node, what the browser's private file system (OPFS) does as far as backups use it: one folder in
 * the root. `fault` stands for a full disk or a damaged write.
 */
export function createMemoryFiles() {
  const files = new Map<string, string>();
  const fault: { write: ((text: string) => string) | null } = { write: null };
  const handle = (name: string) => ({
    createWritable: async () => {
      let written = '';
      return {
        write: async (text: string) => {
          written = fault.write ? fault.write(text) : text;
        },
        close: async () => void files.set(name, written),
      };
    },
    getFile: async () => new File([files.get(name) ?? ''], name),
    move: async (next: string) => {
      files.set(next, files.get(name) ?? '');
      files.delete(name);
    },
  });
  const folder = {
    async *keys() {
      yield* files.keys();
    },
    getFileHandle: async (name: string, { create = false } = {}) => {
      if (!files.has(name)) {
        if (!create) throw new DOMException('No such file', 'NotFoundError');
        files.set(name, '');
      }
      return handle(name);
    },
    removeEntry: async (name: string) => void files.delete(name),
  };
  const root = {
    async *keys() {
      if (files.size > 0) yield 'backups';
    },
    getDirectoryHandle: async () => folder,
    removeEntry: async () => files.clear(),
  };
  return { files, fault, root };
}

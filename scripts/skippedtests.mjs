import { relative } from 'node:path';

/**
 * Says how many tests were skipped, and in which files: without root or the collection of news pages, those of the full
 * disk and the real pages are.
 * @param {{ testResults?: { name: string, assertionResults: { status: string }[] }[] }[]} reports of Vitest, as JSON
 * @param {string} root folder that the files are named from
 * @returns {string} empty where none was
 */
export function describeSkipped(reports, root) {
  const files = reports
    .flatMap(({ testResults = [] }) => testResults)
    .map(({ name, assertionResults }) => ({
      name: relative(root, name).replaceAll('\\', '/'),
      count: assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').length,
    }))
    .filter(({ count }) => count > 0);
  if (files.length === 0) return '';
  const total = files.reduce((sum, { count }) => sum + count, 0);
  return `${total} skipped: ${files.map(({ name, count }) => `${name} (${count})`).join(', ')}`;
}

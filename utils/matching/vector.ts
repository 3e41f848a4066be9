/**
 * Dot product; of unit vectors, their cosine. Four sums at once, since each addition would else wait for the one before:
 * an essay of a thousand wordings is a million of these.
 */
export function dot(a: Float32Array, b: Float32Array): number {
  const { length } = a;
  const even = length - (length % 4);
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let i = 0; i < even; i += 4) {
    first += a[i]! * b[i]!;
    second += a[i + 1]! * b[i + 1]!;
    third += a[i + 2]! * b[i + 2]!;
    fourth += a[i + 3]! * b[i + 3]!;
  }
  for (let i = even; i < length; i += 1) first += a[i]! * b[i]!;
  return first + second + third + fourth;
}

/** Unit vector along the sum of vectors; zeros where there are none or they cancel out. */
export function unit(vectors: Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < sum.length; i += 1) sum[i]! += vector[i]!;
  const length = Math.sqrt(dot(sum, sum));
  return length > 0 ? sum.map((value) => value / length) : sum;
}

/**
 * Moves labels apart that want to stand at the given heights (pixels), so that neighbours are at least `spacing` apart and all stay within
 * 0…`height`, each as near to its wish as that allows. Keeps the order of the input in the output.
 */
export function spreadLabels(wishes: readonly number[], spacing: number, height: number): number[] {
  const order = wishes.map((wish, index) => ({ wish: Math.max(0, Math.min(height, wish)), index })).sort((a, b) => a.wish - b.wish);
  const placed = new Array<number>(wishes.length);
  const groups: { count: number; sum: number; members: number[] }[] = [];
  const topOf = (group: { count: number; sum: number }) => {
    const length = (group.count - 1) * spacing;
    return Math.max(0, Math.min(height - length, group.sum / group.count - length / 2));
  };
  for (const { wish, index } of order) {
    groups.push({ count: 1, sum: wish, members: [index] });
    // Labels that would touch become one block around the mean of their wishes.
    while (groups.length > 1) {
      const last = groups[groups.length - 1];
      const before = groups[groups.length - 2];
      if (topOf(before) + before.count * spacing <= topOf(last)) break;
      groups.splice(-2, 2, { count: before.count + last.count, sum: before.sum + last.sum, members: [...before.members, ...last.members] });
    }
  }
  for (const group of groups) group.members.forEach((index, i) => (placed[index] = topOf(group) + i * spacing));
  return placed;
}

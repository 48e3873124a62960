/** Downloads each of these addresses, one after the other, and tells how long each took (ms). */
process.on('message', async (addresses: readonly string[]) => {
  const times: number[] = [];
  for (const address of addresses) {
    const before = performance.now();
    await (await fetch(address)).arrayBuffer();
    times.push(performance.now() - before);
  }
  process.send?.(times);
});

// How much of the processor something took, so that a test of bounded work does not fail because a machine is busy.

/** Milliseconds of this process since `process.cpuUsage()` was asked. */
export const processorMs = (since: NodeJS.CpuUsage): number => process.cpuUsage(since).user / 1000;

/** A message of the other side that is not what [MS-NLMP] describes. Says what is wrong with it, and quotes nothing. */
export class NtlmError extends Error {
  constructor(problem: string) {
    super(`NTLM: ${problem}`);
    this.name = 'NtlmError';
  }
}

// Expected failures that a person should read.

/** A failure whose message is written for the user: it names the fault and the remedy. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** A UserError that lists every fault of one input at once, a line each. */
export function faultsError(title: string, faults: readonly string[]): UserError {
  return new UserError([title, ...faults.map((fault) => `  - ${fault}`)].join('\n'));
}

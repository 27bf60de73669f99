/** What is wrong between page and host: it does not answer, or has sent what cannot be read. */
export class HostTrouble {
  isSilent = $state.raw(false);
  /** True from then on until the session comes whole again. */
  isUnreadable = $state.raw(false);

  get any(): boolean {
    return this.isSilent || this.isUnreadable;
  }
}

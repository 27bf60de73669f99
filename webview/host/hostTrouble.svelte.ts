/** What is wrong between page and host: no answer, or a message that cannot be read. */
export class HostTrouble {
  isSilent = $state.raw(false);
  /** True from such a message until the whole session has been sent again. */
  isUnreadable = $state.raw(false);

  get any(): boolean {
    return this.isSilent || this.isUnreadable;
  }
}

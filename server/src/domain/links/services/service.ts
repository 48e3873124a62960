/** How one kind of link of a service looks. */
export type LinkShape = {
  /**
   * Compared from the right: a host stands for itself, or for all below it when it starts with a dot. One that ends
   * with a dot stands for every host with this first label, and `*` for every host at all: such a link to a product
   * that people run themselves is weaker than any link to a service that is known by its host.
   */
  readonly hosts: readonly string[];
  /** Against the path and what follows `#/`, as they are written. What its groups catch names the meeting. */
  readonly path: RegExp;
  /** Parameters without which there is no meeting; they name it too. */
  readonly parameters?: readonly string[];
  /** A parameter with another address of the service, which names the meeting. */
  readonly inside?: string;
  /** The parameter with the passcode: of two links to one meeting, the one that has it is better. */
  readonly passcode?: string;
  /** The link leads nowhere without the passcode. */
  readonly passcodeNeeded?: true;
  /** The same path on another host is another meeting. */
  readonly perHost?: true;
  /** Rooms are called as people like, between pages of the service; the first group catches the name. */
  readonly anyName?: true;
  /** Hosts among them that are none. */
  readonly except?: readonly string[];
  /** `page`: leads to a meeting (to register, to watch), and comes after every link that enters one. */
  readonly leadsTo?: 'page';
  /** Counts as a meeting only where somebody gave it as the place: in a text it is mostly something else. */
  readonly where?: 'place';
};

export type Service = { readonly name: string; readonly links: readonly LinkShape[] };

import { Component } from 'react';
import { keepPlace, type Place, placeIn } from './keep-place.ts';

type Props = {
  /** Rows that may have moved by this update. */
  readonly changed: ReadonlySet<string>;
  /** What the reader asked to see: when that changes, they want to be elsewhere. */
  readonly asked: unknown;
};

const main = (): HTMLElement | null => document.querySelector('main');

/**
 * Keeps the reader where they are while the list around them changes. A class, because only those are asked just
 * before the page changes. https://react.dev/reference/react/Component#getsnapshotbeforeupdate
 */
export class KeepPlace extends Component<Props> {
  override getSnapshotBeforeUpdate({ asked }: Props): Place | null {
    const place = main();
    return place === null || asked !== this.props.asked ? null : placeIn(place);
  }

  override componentDidUpdate(_props: Props, _state: unknown, before: Place | null): void {
    const place = main();
    if (place !== null && before !== null) keepPlace(place, before, this.props.changed);
  }

  override render() {
    return null;
  }
}

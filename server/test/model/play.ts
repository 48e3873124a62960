import { make } from './changes.ts';
import { olderVersionsFirst, strike } from './request-faults.ts';
import type { Stage } from './stage.ts';
import type { Step, Telling } from './story.ts';

const MINUTE = 60_000;
/** Real time that a late notice takes (ms). */
const LATE = 5;

const tell = ({ world: { graph } }: Stage, how: Telling): void => {
  const faults = graph.state.notificationFaults;
  switch (how) {
    case 'duplicate':
    case 'reorder':
      faults[how] = true;
      return;
    case 'late':
      faults.delay = LATE;
      return;
    case 'forged':
      for (const subscription of graph.state.subscriptions.all()) graph.notifications.forge(subscription);
  }
};

/** Lets so many pass before what follows. */
const nothing = (times: number): (() => null)[] => Array.from({ length: times }, () => () => null);

/** Makes one step of a story happen. */
export const play = async (stage: Stage, step: Step): Promise<void> => {
  const { world, diary, refs, fates } = stage;
  const { graph, answers } = world;
  switch (step.do) {
    case 'change':
      return make(step.change, diary, step);
    case 'changeMeanwhile':
      answers.push(() => {
        make(step.change, diary, step);
        return null;
      });
      return;
    case 'changeUnheard':
      graph.state.notificationFaults.lose = true;
      make(step.change, diary, step);
      graph.state.notificationFaults.lose = false;
      return;
    case 'fault':
      return strike(graph, step.fault, step.after, step.times);
    case 'olderVersions':
      answers.push(...nothing(step.after), olderVersionsFirst);
      return;
    case 'fate':
      fates.push(...Array.from({ length: step.after }, () => null), step.fate);
      return;
    case 'stop':
      answers.push(...nothing(step.after), () => {
        world.stop();
        return null;
      });
      return;
    case 'tell':
      return tell(stage, step.how);
    case 'lifecycle':
      // A copy, since one that is removed leaves the list.
      for (const subscription of [...graph.state.subscriptions.all()])
        graph.notifications.lifecycle(subscription, step.event);
      return;
    case 'vanish':
      graph.state.subscriptions.remove(() => true);
      return;
    case 'expire':
      return diary.mailboxes.expireTokens();
    case 'settle':
      return world.settle();
    case 'look':
      await world.hints.ask(refs, world.clock.now());
      for (const ref of refs) await world.sync(ref, new AbortController().signal);
      return;
    case 'pass':
      return world.pass(step.minutes * MINUTE);
  }
};

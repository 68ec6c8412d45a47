package press.dateline.live;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those who listen to one discussion, and how far all of them are. The thread that looks at the stream moves it; who
 * listens may leave at any time.
 */
final class Channel {

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile State state;

    Channel(State state) {
        this.state = state;
    }

    /**
     * What was sent.
     *
     * @param horizon all events of transactions below it
     * @param above and these of later ones
     */
    record State(long horizon, Set<LiveEvents.Place> above) {

        /** The same, where nothing new has come up to another horizon. */
        State at(long later) {
            return later <= horizon || above.isEmpty()
                    ? new State(Math.max(later, horizon), above)
                    : new State(
                            later,
                            Set.copyOf(above.stream()
                                    .filter(place -> place.xid() >= later)
                                    .toList()));
        }
    }

    State state() {
        return state;
    }

    /** Only once all that it says was sent: signs of life tell it to who listens. */
    void state(State next) {
        state = next;
    }

    List<Listener> listeners() {
        return List.copyOf(listeners);
    }

    boolean has(Listener listener) {
        return listeners.contains(listener);
    }

    void with(Listener listener) {
        listeners.add(listener);
    }

    /** Takes one out; true where nobody is left. */
    boolean without(Listener listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }
}

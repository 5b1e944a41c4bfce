package boocontrol.live.entity;

import boocontrol.hosts.entity.ProviderId;

/// One numbered stream of frames: a topic of one host.
public record Channel(Topic topic, ProviderId provider) {

    public static Channel fleet(ProviderId provider) {
        return new Channel(Topic.CONTROL_FLEET, provider);
    }

    public static Channel activity(ProviderId provider) {
        return new Channel(Topic.CONTROL_ACTIVITY, provider);
    }
}

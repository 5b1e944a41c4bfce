package boocontrol.leases.entity;

import boocontrol.hosts.entity.ProviderId;

/// Who wants which host, what for and how much of it.
public record Claim(ProviderId provider, HolderId holder, Purpose purpose, Mode mode) {}

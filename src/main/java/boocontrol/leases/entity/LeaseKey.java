package boocontrol.leases.entity;

import boocontrol.hosts.entity.ProviderId;

/// What names a lease and proves whose it is; every guarded write carries it.
public record LeaseKey(ProviderId provider, long fence, HolderId holder) {}

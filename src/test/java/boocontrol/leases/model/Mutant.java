package boocontrol.leases.model;

import boocontrol.leases.entity.Acquisition;
import boocontrol.leases.entity.Acquisition.Grant;
import boocontrol.leases.entity.Ask;
import boocontrol.leases.entity.Asking;
import boocontrol.leases.entity.Claim;
import boocontrol.leases.entity.Ending;
import boocontrol.leases.entity.Hold;
import boocontrol.leases.entity.HostBook;
import boocontrol.leases.entity.HostBook.Ruling;
import boocontrol.leases.entity.Lease;
import boocontrol.leases.entity.LeaseKey;
import boocontrol.leases.entity.Mode;
import boocontrol.leases.entity.Renewal;
import boocontrol.leases.entity.Standing;
import boocontrol.leases.entity.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Protocols with one mistake each. The checker must see every one of them.
enum Mutant implements Protocol {
    RENEWS_AFTER_THE_EXPIRY {
        @Override
        public Optional<Lease> renewed(Lease lease, Optional<Ask> ask, Instant now, Terms terms) {
            var early = lease.live(now) ? now : lease.heartbeat();
            var until = now.plus(terms.ttl());
            var end = until.isBefore(lease.maxUntil()) ? until : lease.maxUntil();
            return lease.open()
                    ? lease.renewed(ask, early, terms).map(l -> times(l, now, end))
                    : Optional.empty();
        }
    },
    RENEWS_PAST_THE_LONGEST_HOLD {
        @Override
        public Optional<Lease> renewed(Lease lease, Optional<Ask> ask, Instant now, Terms terms) {
            return RIGHT.renewed(lease, ask, now, terms)
                    .map(l -> times(l, now, now.plus(terms.ttl())));
        }
    },
    WRITES_WITHOUT_A_FENCE {
        @Override
        public boolean accepts(HostBook book, LeaseKey key, Instant begun, Instant now) {
            return true;
        }
    },
    WRITES_WHILE_NOT_ENDED_WHATEVER_THE_TIME {
        @Override
        public boolean accepts(HostBook book, LeaseKey key, Instant begun, Instant now) {
            return book.open(key).isPresent();
        }
    },
    WRITES_BY_THE_TIME_OF_THE_TRANSACTION {
        @Override
        public boolean accepts(HostBook book, LeaseKey key, Instant begun, Instant now) {
            return book.open(key).filter(lease -> lease.live(begun)).isPresent();
        }
    },
    WRITES_WITHOUT_KEEPING_THE_ROW {
        @Override
        public boolean keepsRow() {
            return false;
        }
    },
    GRANTS_WHILE_THE_OTHER_IS_LIVE {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            return RIGHT.acquire(without(book, Lease::open), claim, now, terms);
        }
    },
    GRANTS_EXCLUSIVE_BESIDE_SHARED {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            return RIGHT.acquire(without(book, open(Mode.SHARED)), claim, now, terms);
        }
    },
    GRANTS_SHARED_BESIDE_EXCLUSIVE {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            var blind = claim.mode() == Mode.SHARED ? without(book, open(Mode.EXCLUSIVE)) : book;
            return RIGHT.acquire(blind, claim, now, terms);
        }
    },
    GRANTS_THE_SAME_FENCE_AGAIN {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            return fence(RIGHT.acquire(book, claim, now, terms), Math.max(1, book.fence()));
        }
    },
    GRANTS_FENCES_WITHOUT_THE_FLOOR_OF_TIME {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            return fence(RIGHT.acquire(book, claim, now, terms), book.fence() + 1);
        }
    },
    GRANTS_WITHOUT_REST_AFTER_AN_EXPIRY {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            return RIGHT.acquire(
                    without(ended(book, claim, now, terms), l -> !l.open()), claim, now, terms);
        }
    },
    RESTS_AFTER_A_RELEASE_TOO {
        @Override
        public List<Lease> released(HostBook book, LeaseKey key, Instant now) {
            return book.open(key).map(l -> l.ended(Ending.Reason.REVOKED, now)).stream().toList();
        }
    },
    NEVER_ENDS_WHAT_EXPIRED {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            var forever =
                    book.leases().stream()
                            .map(l -> l.open() ? times(l, l.heartbeat(), Instant.MAX) : l)
                            .toList();
            return RIGHT.acquire(book.replacing(forever), claim, now, terms);
        }
    },
    RELEASES_WHOEVER_HOLDS_THE_HOST {
        @Override
        public List<Lease> released(HostBook book, LeaseKey key, Instant now) {
            return book.leases().stream()
                    .filter(Lease::open)
                    .map(l -> l.ended(Ending.Reason.RELEASED, now))
                    .toList();
        }
    },
    TAKES_FROM_WHO_WAS_NOT_TOLD {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            return taking(book, claim, now, terms, _ -> true);
        }
    },
    TAKES_WITHOUT_GRACE {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            var asked = book.ask().map(Ask::at).orElse(Instant.MAX);
            return taking(
                    book,
                    claim,
                    now,
                    terms,
                    lease -> lease.told().filter(at -> !at.isBefore(asked)).isPresent());
        }
    },
    FORGETS_WHO_ASKED_FIRST {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            var mine = book.ask().filter(ask -> ask.by().equals(claim));
            return RIGHT.acquire(book.withAsk(mine), claim, now, terms);
        }
    },
    KEEPS_THE_HOST_FOR_AN_ASKER_FOR_EVER {
        @Override
        public Ruling acquire(HostBook book, Claim claim, Instant now, Terms terms) {
            return RIGHT.acquire(
                    book.withAsk(book.ask().map(ask -> new Ask(ask.by(), now))), claim, now, terms);
        }
    },
    GIVES_NEW_TIME_WHEN_ASKED_AGAIN {
        @Override
        public Asking ask(HostBook book, Claim by, Instant now, Terms terms) {
            return RIGHT.ask(
                    book.withAsk(book.ask().filter(a -> !a.by().equals(by))), by, now, terms);
        }
    },
    ACTS_UNTIL_A_DEADLINE_FROM_THE_ANSWER {
        @Override
        public Hold granted(Grant grant, long sent, long read, Terms terms) {
            return Hold.granted(grant.lease(), grant.now(), read, terms);
        }

        @Override
        public Hold told(Hold hold, Renewal answer, long sent, long read) {
            return hold.told(answer, read, read);
        }
    },
    ACTS_BY_ITS_WALL_CLOCK {
        @Override
        public Standing standing(Hold hold, long tick, Instant wall) {
            return wall.isBefore(hold.lease().expiresAt())
                    ? new Standing.Valid(Duration.ZERO)
                    : hold.standing(tick);
        }
    },
    ACTS_UNTIL_THE_WHOLE_TTL {
        @Override
        public Standing standing(Hold hold, long tick, Instant wall) {
            return hold.standing(tick - hold.terms().ttl().toNanos() / 5);
        }
    },
    ACTS_ON_AN_ANSWER_THAT_CAME_TOO_LATE {
        @Override
        public Hold told(Hold hold, Renewal answer, long sent, long read) {
            return hold.told(answer, sent + (read - sent) + hold.terms().ttl().toNanos(), sent);
        }
    };

    private static Lease times(Lease l, Instant heartbeat, Instant expiresAt) {
        return new Lease(
                l.claim(),
                l.fence(),
                l.acquiredAt(),
                heartbeat,
                expiresAt,
                l.maxUntil(),
                l.told(),
                l.ending());
    }

    private static Predicate<Lease> open(Mode mode) {
        return lease -> lease.open() && lease.claim().mode() == mode;
    }

    private static HostBook without(HostBook book, Predicate<Lease> which) {
        return new HostBook(
                book.provider(),
                book.fence(),
                book.ask(),
                book.leases().stream().filter(which.negate()).toList());
    }

    private static HostBook ended(HostBook book, Claim claim, Instant now, Terms terms) {
        return book.replacing(RIGHT.acquire(book, claim, now, terms).ended());
    }

    /// Who asked takes the leases in its way, if `which` says so.
    private static Ruling taking(
            HostBook book, Claim claim, Instant now, Terms terms, Predicate<Lease> which) {
        var mine = book.ask().filter(a -> a.by().equals(claim) && a.fresh(now, terms));
        var taken =
                book.leases().stream()
                        .filter(l -> l.live(now))
                        .filter(l -> mine.filter(a -> a.concerns(l, now, terms)).isPresent())
                        .filter(which)
                        .map(l -> l.ended(Ending.Reason.PREEMPTED, now))
                        .toList();
        var ruling = RIGHT.acquire(book.replacing(taken), claim, now, terms);
        return new Ruling(
                Stream.concat(taken.stream(), ruling.ended().stream()).toList(),
                ruling.askDone(),
                ruling.answer());
    }

    private static Ruling fence(Ruling ruling, long fence) {
        if (!(ruling.answer() instanceof Grant(var l, var now))) {
            return ruling;
        }
        var lease =
                new Lease(
                        l.claim(),
                        fence,
                        l.acquiredAt(),
                        l.heartbeat(),
                        l.expiresAt(),
                        l.maxUntil(),
                        l.told(),
                        l.ending());
        return new Ruling(ruling.ended(), ruling.askDone(), new Acquisition.Grant(lease, now));
    }
}

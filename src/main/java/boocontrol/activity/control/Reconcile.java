package boocontrol.activity.control;

import boocontrol.activity.entity.Ledger;
import boocontrol.activity.entity.Look;
import boocontrol.activity.entity.Look.Reach;
import boocontrol.activity.entity.Verdict;
import boocontrol.llamaswap.control.SwapClient;
import boocontrol.llamaswap.entity.ActivityPage;
import boocontrol.llamaswap.entity.Dialect;
import boocontrol.llamaswap.entity.HostFacts;
import boocontrol.llamaswap.entity.Reply;
import boocontrol.llamaswap.entity.RowBatch;

/// Asks a host for its rows until everything up to its newest one is accounted for.
///
/// A ring comes whole. Of a store the newest page is asked first. If that does not reach down to
/// the watermark, the page that does is asked, and from there page by page upwards: then the rows
/// of each page adjoin what is kept, whenever we are stopped, and rows that come meanwhile push
/// others only to where they are read twice.
final class Reconcile {

    /// Rows of a page at most, by the host.
    static final int PAGE = 999;

    /// A host whose pages do not fit together is not asked for ever.
    private static final int MOST_STARTS = 5;

    /// Where the rows come from.
    interface Source {

        Reply<RowBatch> ring();

        Reply<ActivityPage> page(int limit, int page);

        static Source of(SwapClient client) {
            return new Source() {
                @Override
                public Reply<RowBatch> ring() {
                    return client.ring();
                }

                @Override
                public Reply<ActivityPage> page(int limit, int page) {
                    return client.activity(limit, page);
                }
            };
        }
    }

    /// Who takes the looks in.
    interface Books {

        Ledger ledger();

        void take(Look look) throws InterruptedException;
    }

    /// How it ended.
    sealed interface Result {

        record Done() implements Result {}

        record Failed(String reason) implements Result {}
    }

    private final Source source;
    private final Books books;
    private final HostFacts facts;
    private final long connection;
    private final int pageSize;
    private final int firstPages;

    /// @param pageSize rows of a page when there are many
    /// @param firstPages of them are read of a life never seen before; older rows stay there
    Reconcile(
            Source source,
            Books books,
            HostFacts facts,
            long connection,
            int pageSize,
            int firstPages) {
        this.source = source;
        this.books = books;
        this.facts = facts;
        this.connection = connection;
        this.pageSize = pageSize;
        this.firstPages = firstPages;
    }

    /// @param limit rows of the first page of a store
    Result run(int limit) throws InterruptedException {
        try {
            if (facts.dialect() == Dialect.RING) {
                books.take(look(value(source.ring()), true, Reach.OLDEST));
            } else {
                walk(limit);
            }
            return new Result.Done();
        } catch (Unanswered e) {
            return new Result.Failed(e.reason);
        }
    }

    private void walk(int limit) throws InterruptedException, Unanswered {
        for (var start = 0; start < MOST_STARTS; start++) {
            if (climbed(ask(start == 0 ? limit : pageSize, 1))) {
                return;
            }
        }
        throw new Unanswered("its pages do not fit together");
    }

    /// @return false when the host's rows became fewer meanwhile: another life, or pruned
    private boolean climbed(ActivityPage first) throws InterruptedException, Unanswered {
        var page = first;
        for (var next = place(page); next > 0; next = place(page)) {
            page = ask(pageSize, next);
            if (size(page) == 0 && next > 1) {
                return false;
            }
        }
        return true;
    }

    /// @return the page to ask next, 0 when the newest is taken
    private int place(ActivityPage page) throws InterruptedException {
        var look = look(page.rows(), page.page() == 1, isLast(page) ? Reach.OLDEST : Reach.PART);
        if (!(books.ledger().judge(look) instanceof Verdict.Deeper(var toTheEnd))) {
            books.take(look);
            return page.page() - 1;
        }
        if (toTheEnd && page.limit() == pageSize && page.page() >= firstPages) {
            books.take(look(page.rows(), look.newest(), Reach.CUT));
            return page.page() - 1;
        }
        var next = toTheEnd ? lastPage(page) : pageOfWatermark(page);
        return page.limit() == pageSize ? Math.max(next, page.page() + 1) : next;
    }

    private Look look(RowBatch batch, boolean newest, Reach reach) {
        return new Look(facts.dialect(), batch, newest, reach, connection, facts.processStart());
    }

    private int lastPage(ActivityPage page) {
        var last = (page.total() + pageSize - 1) / pageSize;
        return (int) Math.clamp(last, 1, firstPages);
    }

    /// Ids are contiguous, so the distance in ids is the distance in rows, or more.
    private int pageOfWatermark(ActivityPage page) {
        var settled = books.ledger().current().map(epoch -> epoch.settled()).orElse(0L);
        var newest = page.rows().rows().stream().mapToLong(row -> row.id()).max().orElse(settled);
        var above = (page.page() - 1L) * page.limit() + Math.max(0, newest - settled);
        var last = Math.max(1, (page.total() + pageSize - 1) / pageSize);
        return (int) Math.clamp(above / pageSize + 1, 1, last);
    }

    private static boolean isLast(ActivityPage page) {
        return (page.page() - 1L) * page.limit() + size(page) >= page.total();
    }

    private static int size(ActivityPage page) {
        return page.rows().rows().size() + page.rows().poison().size();
    }

    private ActivityPage ask(int limit, int page) throws Unanswered, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return value(source.page(limit, page));
    }

    private static <T> T value(Reply<T> reply) throws Unanswered {
        return switch (reply) {
            case Reply.Answer<T>(var value) -> value;
            case Reply.Unauthorized<T> _ -> throw new Unanswered("it refuses the key");
            case Reply.Absent<T> _ -> throw new Unanswered("it has no such rows any more");
            case Reply.Failed<T>(var reason) -> throw new Unanswered(reason);
        };
    }

    /// The host did not answer what was asked.
    private static final class Unanswered extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Unanswered(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}

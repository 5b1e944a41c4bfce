package boocontrol.activity.entity;

/// The order of reading. What has no value comes last; rows that are equal come by their end, then
/// by host, epoch and entry, in the same direction.
public record RowOrder(RowSort by, boolean ascending) {

    public static final RowOrder NEWEST = new RowOrder(RowSort.ENDED_AT, false);
}

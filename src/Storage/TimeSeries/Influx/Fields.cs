using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>The fields' names, encoded once.</summary>
internal static class Fields
{
    public static readonly FieldName Value = FieldName.Of("value");
    public static readonly FieldName Flag = FieldName.Of("flag");
    public static readonly FieldName Test = FieldName.Of("test");
    public static readonly FieldName Marks = FieldName.Of("marks");
    public static readonly FieldName Received = FieldName.Of("received");
    public static readonly FieldName Stored = FieldName.Of("stored");
    public static readonly FieldName Recorded = FieldName.Of("recorded");

    /// <summary>Position of the batch that wrote the point: beyond the committed one the point does not count yet.</summary>
    public static readonly FieldName Batch = FieldName.Of("batch");

    public static readonly FieldName Accepted = FieldName.Of("accepted");
    public static readonly FieldName Duplicate = FieldName.Of("duplicate");
    public static readonly FieldName Conflict = FieldName.Of("conflict");
    public static readonly FieldName Rejected = FieldName.Of("rejected");
    public static readonly FieldName Undecodable = FieldName.Of("undecodable");
    public static readonly FieldName Position = FieldName.Of("position");

    public static readonly FieldName Schema = FieldName.Of("schema");
    public static readonly FieldName HoursUntil = FieldName.Of("hours_until");
    public static readonly FieldName DaysUntil = FieldName.Of("days_until");

    public static readonly FieldName Marked = FieldName.Of("marked");
    public static readonly FieldName Rolled = FieldName.Of("rolled");
}

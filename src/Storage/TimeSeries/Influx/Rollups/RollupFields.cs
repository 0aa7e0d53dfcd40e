using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>A roll-up as fields and back. Passed values have plain names, for whoever looks with another tool; suspect ones stand beside them.</summary>
internal static class RollupFields
{
    private static readonly TallyFields Passed = new(string.Empty);
    private static readonly TallyFields Suspect = new("suspect_");
    private static readonly FieldName Mean = FieldName.Of("mean");
    private static readonly FieldName Failed = FieldName.Of("failed");

    /// <summary>The columns of a query, from the second on, after the time.</summary>
    public static string Columns { get; } = $"{Passed.Columns}, {Suspect.Columns}, \"failed\", \"sensor\"::tag";

    public static int SensorColumn => 1 + (2 * TallyFields.Count) + 1;

    public static void Write(LineProtocolWriter lines, Summary summary)
    {
        Passed.Write(lines, summary.Passed);
        if (summary.Passed.Value(Aggregate.Mean) is { } mean)
        {
            lines.Field(Mean, mean);
        }

        Suspect.Write(lines, summary.Suspect);
        lines.Field(Failed, summary.Failed);
    }

    public static Summary Read(in InfluxRow row)
    {
        var summary = new Summary { Failed = row.Int64(1 + (2 * TallyFields.Count)) };
        TallyFields.Read(row, 1, summary.Passed);
        TallyFields.Read(row, 1 + TallyFields.Count, summary.Suspect);
        return summary;
    }

    private sealed class TallyFields(string prefix)
    {
        public const int Count = 9;

        private readonly FieldName _count = FieldName.Of(prefix + "count");
        private readonly FieldName _sum = FieldName.Of(prefix + "sum");
        private readonly FieldName _sumRest = FieldName.Of(prefix + "sum_rest");
        private readonly FieldName _min = FieldName.Of(prefix + "min");
        private readonly FieldName _max = FieldName.Of(prefix + "max");
        private readonly FieldName _first = FieldName.Of(prefix + "first");
        private readonly FieldName _firstAt = FieldName.Of(prefix + "first_at");
        private readonly FieldName _last = FieldName.Of(prefix + "last");
        private readonly FieldName _lastAt = FieldName.Of(prefix + "last_at");

        public string Columns => string.Join(
            ", ", new[] { _count, _sum, _sumRest, _min, _max, _first, _firstAt, _last, _lastAt }.Select(f => InfluxQl.Name(f.Name)));

        public void Write(LineProtocolWriter lines, Tally tally)
        {
            lines.Field(_count, tally.Count);
            if (tally.Count > 0)
            {
                lines.Field(_sum, tally.Sum);
                lines.Field(_sumRest, tally.SumRest);
                lines.Field(_min, tally.Minimum);
                lines.Field(_max, tally.Maximum);
                lines.Field(_first, tally.First);
                lines.Field(_firstAt, tally.FirstAt);
                lines.Field(_last, tally.Last);
                lines.Field(_lastAt, tally.LastAt);
            }
        }

        public static void Read(in InfluxRow row, int column, Tally tally)
        {
            tally.Count = row.Int64(column);
            if (tally.Count > 0)
            {
                (tally.Sum, tally.SumRest) = (row.Double(column + 1), row.Double(column + 2));
                (tally.Minimum, tally.Maximum) = (row.Double(column + 3), row.Double(column + 4));
                (tally.First, tally.FirstAt) = (row.Double(column + 5), row.Int64(column + 6));
                (tally.Last, tally.LastAt) = (row.Double(column + 7), row.Int64(column + 8));
            }
        }
    }
}

using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Reading;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>What the readings of a series in a stretch of time amount to, by flag.</summary>
internal sealed class Summary
{
    public Tally Passed { get; } = new();

    public Tally Suspect { get; } = new();

    /// <summary>Failed readings, whose values count nowhere.</summary>
    public long Failed { get; set; }

    public void Add(in RawRow row)
    {
        switch ((Flag)row.Flag)
        {
            case Flag.Pass:
                Passed.Add(row.Value, row.Observed);
                break;
            case Flag.Suspect:
                Suspect.Add(row.Value, row.Observed);
                break;
            default:
                Failed++;
                break;
        }
    }

    public void Add(Summary part)
    {
        Passed.Add(part.Passed);
        Suspect.Add(part.Suspect);
        Failed += part.Failed;
    }

    /// <summary>As a row, of the flags that may count.</summary>
    public AggregateRow ToRow(SeriesName series, DateTimeOffset start, DateTimeOffset end, Aggregate aggregate, Flag worst)
    {
        var counted = Passed;
        if (worst >= Flag.Suspect)
        {
            counted = new Tally();
            counted.Add(Passed);
            counted.Add(Suspect);
        }

        return new AggregateRow(series.Sensor, series.Quantity, start, end, counted.Value(aggregate), counted.Count, Suspect.Count, Failed);
    }
}

using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>
/// What a set of values amounts to. Tallies of parts add up to that of the whole: the sum carries what rounding took from it,
/// so that it does not hang on the order or on how the parts were cut.
/// </summary>
internal sealed class Tally
{
    public long Count { get; set; }

    public double Sum { get; set; }

    /// <summary>What is to be added to the rounded sum.</summary>
    public double SumRest { get; set; }

    public double Minimum { get; set; } = double.PositiveInfinity;

    public double Maximum { get; set; } = double.NegativeInfinity;

    public double First { get; set; }

    /// <summary>Microseconds since 1970.</summary>
    public long FirstAt { get; set; } = long.MaxValue;

    public double Last { get; set; }

    public long LastAt { get; set; } = long.MinValue;

    public void Add(double value, long at)
    {
        Count++;
        AddToSum(value);
        Bound(value, value);
        Span(value, at, value, at);
    }

    public void Add(Tally part)
    {
        if (part.Count == 0)
        {
            return;
        }

        Count += part.Count;
        AddToSum(part.Sum);
        SumRest += part.SumRest;
        Bound(part.Minimum, part.Maximum);
        Span(part.First, part.FirstAt, part.Last, part.LastAt);
    }

    /// <summary>Null when there is nothing to speak of; a count is 0 then.</summary>
    public double? Value(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Count => Count,
        _ when Count == 0 => null,
        Aggregate.Mean => Computed.Round((Sum + SumRest) / Count),
        Aggregate.Minimum => Minimum,
        Aggregate.Maximum => Maximum,
        Aggregate.Sum => Computed.Round(Sum + SumRest),
        Aggregate.First => First,
        Aggregate.Last => Last,
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate, null),
    };

    private void AddToSum(double value)
    {
        // Knuth's exact sum of two: what the addition rounds off is kept.
        var sum = Sum + value;
        var part = sum - Sum;
        SumRest += (Sum - (sum - part)) + (value - part);
        Sum = sum;
    }

    private void Bound(double minimum, double maximum)
    {
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }

    private void Span(double first, long firstAt, double last, long lastAt)
    {
        if (firstAt < FirstAt)
        {
            (First, FirstAt) = (first, firstAt);
        }

        if (lastAt > LastAt)
        {
            (Last, LastAt) = (last, lastAt);
        }
    }
}

namespace Telemetry.Rules.AirQuality;

/// <summary>A mean in µg/m³, unrounded, and the share of the values it should rest on; no value when that share is too small.</summary>
internal readonly record struct Mean(decimal? Value, double Capture)
{
    /// <summary>Directive 2008/50 and SI 2007/64: three quarters of the values, at every level. docs/sources/air-quality.md#capture</summary>
    public static bool IsCaptured(double have, double expected) => have > 0 && have * 4 >= expected * 3;

    /// <summary>The mean of those of a row that have a value, if enough have.</summary>
    public static Mean Of(ReadOnlySpan<Mean> means)
    {
        var sum = 0m;
        var count = 0;
        foreach (var mean in means)
        {
            if (mean.Value is { } value)
            {
                sum += value;
                count++;
            }
        }

        return new Mean(IsCaptured(count, means.Length) ? sum / count : null, (double)count / means.Length);
    }

    /// <summary>The highest of a row, if enough have a value.</summary>
    public static Mean HighestOf(ReadOnlySpan<Mean> means)
    {
        decimal? highest = null;
        var count = 0;
        foreach (var mean in means)
        {
            if (mean.Value is { } value)
            {
                highest = highest is null || value > highest ? value : highest;
                count++;
            }
        }

        return new Mean(IsCaptured(count, means.Length) ? highest : null, (double)count / means.Length);
    }
}

using System.Globalization;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>What the host has resident (VmRSS), second by second, one life of its process after the other.</summary>
internal sealed class MemoryWatch
{
    /// <summary>A start reserves, warms up and compiles: that is no slope.</summary>
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(30);

    /// <summary>Of each such span the least counts, which takes the garbage collector's saw-tooth off.</summary>
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(5);
    private readonly List<List<(TimeSpan At, double MB)>> _lives = [];
    private int _process;

    /// <summary>Megabytes (10^6), of any life.</summary>
    public double Peak => _lives.SelectMany(l => l).Select(s => s.MB).DefaultIfEmpty().Max();

    public int Lives => _lives.Count;

    /// <summary>What was seen last, megabytes.</summary>
    public double Latest => _lives.Count > 0 ? _lives[^1][^1].MB : 0;

    public void Sample(int? process, TimeSpan at)
    {
        if (process is not { } id || Resident(id) is not { } megabytes)
        {
            return;
        }

        if (id != _process)
        {
            _process = id;
            _lives.Add([]);
        }

        _lives[^1].Add((at, megabytes));
    }

    /// <summary>Of the longest life without its beginning: how long, from where to where, and its slope; null when there is too little of it.</summary>
    public (TimeSpan Length, double First, double Last, double SlopePerHour)? Longest()
    {
        var life = _lives.Where(l => l.Count > 0).MaxBy(l => l[^1].At - l[0].At);
        var least = life?.SkipWhile(s => s.At - life[0].At < Beginning)
            .GroupBy(s => (long)(s.At / Span)).Select(span => (At: Span * span.Key, MB: span.Min(s => s.MB))).ToList();
        if (least is null || least.Count < 4)
        {
            return null;
        }

        var (hours, third) = (least.Select(s => s.At.TotalHours).ToList(), Math.Max(1, least.Count / 3));
        var (meanHours, meanMB) = (hours.Average(), least.Average(s => s.MB));
        var slope = least.Sum(s => (s.At.TotalHours - meanHours) * (s.MB - meanMB)) / hours.Sum(h => (h - meanHours) * (h - meanHours));
        return (least[^1].At - least[0].At, least.Take(third).Average(s => s.MB), least.TakeLast(third).Average(s => s.MB), slope);
    }

    private static double? Resident(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? null : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        catch (IOException)
        {
            return null; // It has ended.
        }
    }
}

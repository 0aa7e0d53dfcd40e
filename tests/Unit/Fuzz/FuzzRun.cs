namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>Gives a target so many inputs, each from a seed of its own, so that one can be tried again alone.</summary>
internal static class FuzzRun
{
    private const int MostFindings = 10;

    /// <summary>Nothing here takes a second: an input at which nothing has moved for this long hangs.</summary>
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(60);

    public static FuzzResult Run(FuzzTarget target, int inputs, int firstSeed = 0)
    {
        var findings = new List<string>();
        var (seed, began) = (firstSeed, TimeProvider.System.GetTimestamp());
        var worker = new Thread(() =>
        {
            for (; Volatile.Read(ref seed) < firstSeed + inputs && findings.Count < MostFindings; Interlocked.Increment(ref seed))
            {
                if (Finding(target, seed) is { } finding)
                {
                    findings.Add($"{target.Name}, seed {seed}: {finding}");
                }
            }
        })
        { IsBackground = true };
        worker.Start();
        var last = firstSeed;
        while (!worker.Join(Hanging))
        {
            if (Volatile.Read(ref seed) == last)
            {
                return new FuzzResult(target.Name, last - firstSeed, TimeProvider.System.GetElapsedTime(began), [$"{target.Name}, seed {last}: hangs"]);
            }

            last = Volatile.Read(ref seed);
        }

        return new FuzzResult(target.Name, seed - firstSeed, TimeProvider.System.GetElapsedTime(began), findings);
    }

    private static string? Finding(FuzzTarget target, int seed)
    {
        try
        {
            return target.Try(new Random(seed));
        }
        catch (Exception error)
        {
            return "threw " + error;
        }
    }
}

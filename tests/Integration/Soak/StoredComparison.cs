using System.Globalization;
using System.Text.Json;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>Reads everything stored and holds it, value by value, against what was published.</summary>
internal sealed class StoredComparison
{
    private const int MostNamed = 10;
    private const int MostRows = 1_000_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly List<string> _named = [];

    public long Rows { get; private set; }

    public long Distinct { get; private set; }

    /// <summary>Stored with the value that was published first.</summary>
    public long Equal { get; private set; }

    /// <summary>Stored with a later, conflicting value: right only when the first never reached the host.</summary>
    public long LaterValue { get; private set; }

    /// <summary>Stored with a value that was never published of this key.</summary>
    public long Different { get; private set; }

    /// <summary>Stored without having been published at all, or although it was to be refused.</summary>
    public long FromNothing { get; private set; }

    public long Duplicated => Rows - Distinct;

    /// <summary>Acknowledged and not stored, each with when it was acknowledged.</summary>
    public IReadOnlyDictionary<SoakKey, DateTimeOffset> Lost { get; private set; } = new Dictionary<SoakKey, DateTimeOffset>();

    /// <summary>Some of what is wrong, by name.</summary>
    public IReadOnlyList<string> Named => _named;

    public static async Task<StoredComparison> OfAsync(
        SoakSystem system, SoakCity city, SoakAccount account, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var comparison = new StoredComparison();
        var missing = account.Acknowledged();
        var seen = new HashSet<SoakKey>();
        for (var at = from; at < to; at += Window)
        {
            foreach (var sensors in Enumerable.Range(0, city.Sensors).Chunk(25))
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = 0;
                var path = $"/api/v1/readings?sensor={string.Join(',', sensors.Select(city.Sensor))}&from={Time(at)}&to={Time(at + Window)}&format=ndjson&limit={MostRows}";
                await foreach (var line in system.LinesAsync(path))
                {
                    comparison.Compare(line, city, account, seen, missing);
                    rows++;
                }

                Assert.True(rows < MostRows, $"{path} gave as many rows as one answer may have.");
            }
        }

        comparison.Lost = missing;
        return comparison;
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private void Compare(string line, SoakCity city, SoakAccount account, HashSet<SoakKey> seen, Dictionary<SoakKey, DateTimeOffset> missing)
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        var quantity = Array.IndexOf(SoakCity.Quantities, row.GetProperty("quantity").GetString());
        var observedAt = row.GetProperty("observedAt").GetDateTimeOffset();
        var key = new SoakKey(
            (short)city.Number(row.GetProperty("sensor").GetString()!), (byte)quantity, (observedAt.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        var value = row.GetProperty("value").GetDouble();
        Rows++;
        if (!seen.Add(key))
        {
            Name("duplicated", line);
            return;
        }

        Distinct++;
        missing.Remove(key);
        switch (account.Find(key))
        {
            case null:
                FromNothing++;
                Name("from nothing", line);
                break;
            case var (first, _) when first == value:
                Equal++;
                break;
            case var (_, others) when others.Contains(value):
                LaterValue++;
                Name("a later value", line);
                break;
            default:
                Different++;
                Name("different", line);
                break;
        }
    }

    private void Name(string what, string line)
    {
        if (_named.Count < MostNamed)
        {
            _named.Add($"{what}: {line}");
        }
    }
}

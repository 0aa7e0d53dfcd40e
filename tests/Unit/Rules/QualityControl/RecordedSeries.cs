using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

/// <summary>Measured series from the folder that TELEMETRY_DATA names; a test that needs them is skipped where there is none.</summary>
internal static class RecordedSeries
{
    public static IEnumerable<string[]> Rows(string file)
    {
        var folder = Environment.GetEnvironmentVariable("TELEMETRY_DATA");
        Assert.SkipUnless(Directory.Exists(folder), "TELEMETRY_DATA names no folder with the recorded data");
        return File.ReadLines(Path.Combine(folder!, file)).Skip(1).Select(line => line.Split(','));
    }

    /// <summary>One column as (time, value), first of equal times, empty cells left out.</summary>
    public static List<(DateTimeOffset At, double Value)> Column(string file, int column, double offsetHours = 0, double factor = 1) =>
    [
        .. from row in Rows(file)
           where row[column].Length > 0 && row[column] != "nan"
           let at = DateTimeOffset.Parse(row[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddHours(offsetHours)
           let value = double.Parse(row[column], CultureInfo.InvariantCulture) * factor
           group value by at into equal
           orderby equal.Key
           select (equal.Key, equal.First()),
    ];

    public static CheckedSite Check(IEnumerable<(Quantity Quantity, List<(DateTimeOffset At, double Value)> Series)> series, Sensor sensor)
    {
        var site = new CheckedSite(sensor);
        foreach (var (quantity, at, value) in series.SelectMany(s => s.Series.Select(p => (s.Quantity, p.At, p.Value))).OrderBy(p => p.At))
        {
            site.Observe(new Reading(sensor.Id, quantity, at, value, at));
        }

        return site;
    }
}

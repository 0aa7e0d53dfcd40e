using System.Globalization;
using System.Text;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Records;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Evidence;

/// <summary>
/// A site's readings with their flags as CSV, one part for every six hours (UTC) of observation: of two decisions of a night most
/// parts are the same, and kept once.
/// </summary>
internal static class EvidenceReadings
{
    public const string Prefix = "readings/";

    private const string Header = "sensor,quantity,observed_at,value,flag,test,received_at,marks";
    private const string Times = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const int PartHours = 6;

    public static IEnumerable<EvidencePart> Write(SiteMoment moment)
    {
        var parts = new SortedDictionary<long, StringBuilder>();
        foreach (var series in moment.Series)
        {
            foreach (var reading in series.AsKnown())
            {
                var part = reading.Reading.ObservedAt.UtcTicks / (PartHours * TimeSpan.TicksPerHour);
                if (!parts.TryGetValue(part, out var text))
                {
                    parts.Add(part, text = new StringBuilder(Header).Append('\n'));
                }

                Append(text, reading);
            }
        }

        return parts.Select(part => new EvidencePart(
            string.Create(CultureInfo.InvariantCulture, $"{Prefix}{moment.Site.Id}/{new DateTime(part.Key * PartHours * TimeSpan.TicksPerHour, DateTimeKind.Utc):yyyy-MM-dd'T'HH}"),
            Encoding.UTF8.GetBytes(part.Value.ToString())));
    }

    /// <summary>Reads one part; throws a <see cref="FormatException"/> where it is none.</summary>
    public static IEnumerable<CheckedReading> Read(ReadOnlyMemory<byte> content)
    {
        var lines = Encoding.UTF8.GetString(content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != Header)
        {
            throw new FormatException("The first line does not name the columns of readings.");
        }

        return lines.Skip(1).Select(Parse);
    }

    private static void Append(StringBuilder text, in CheckedReading reading)
    {
        var (of, culture) = (reading.Reading, CultureInfo.InvariantCulture);
        text.Append(of.Sensor.Value).Append(',').Append(of.Quantity.Name).Append(',')
            .Append(culture, $"{of.ObservedAt.UtcDateTime.ToString(Times, culture)},{of.Value:R},{Name(reading.Flag)},")
            .Append(reading.Test == QcTest.None ? "" : reading.Test.ToString()).Append(',')
            .Append(of.ReceivedAt.UtcDateTime.ToString(Times, culture)).Append(',')
            .Append(of.Marks == ReadingMarks.None ? "" : ((byte)of.Marks).ToString(culture)).Append('\n');
    }

    private static CheckedReading Parse(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != 8)
        {
            throw new FormatException($"A reading has 8 columns, and this line {cells.Length}.");
        }

        return new CheckedReading(
            new Reading(
                new SensorId(cells[0]), EvidenceSensor.Named(cells[1]), Time(cells[2]), double.Parse(cells[3], CultureInfo.InvariantCulture), Time(cells[6]),
                cells[7].Length == 0 ? ReadingMarks.None : (ReadingMarks)byte.Parse(cells[7], CultureInfo.InvariantCulture)),
            FlagOf(cells[4]),
            cells[5].Length == 0 ? QcTest.None : Enum.TryParse<QcTest>(cells[5], out var test) ? test : throw new FormatException($"No check is called '{cells[5]}' here."));
    }

    private static string Name(Flag flag) => flag switch { Flag.Pass => "pass", Flag.Suspect => "suspect", _ => "fail" };

    private static Flag FlagOf(string name) => name switch
    {
        "pass" => Flag.Pass,
        "suspect" => Flag.Suspect,
        "fail" => Flag.Fail,
        _ => throw new FormatException($"No flag is called '{name}'."),
    };

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

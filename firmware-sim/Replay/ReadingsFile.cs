using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.Replay;

/// <summary>
/// Reads <c>observed_at,sensor,quantity,value</c> (columns by name; further ones are passed over) and finds every error at
/// once. No cell of this format can hold a comma or a line break, so a row is split at its commas.
/// </summary>
internal static class ReadingsFile
{
    private static readonly string[] Columns = ["observed_at", "sensor", "quantity", "value"];

    public static (IReadOnlyList<RecordedReading> Readings, IReadOnlyList<string> Errors) Read(TextReader text)
    {
        var readings = new List<RecordedReading>();
        var errors = new List<string>();
        var header = Cells(text.ReadLine() ?? "");
        var places = Array.ConvertAll(Columns, column => Array.IndexOf(header, column));
        errors.AddRange(Columns.Where((_, i) => places[i] < 0).Select(c => $"line 1: no column '{c}'; the header is observed_at,sensor,quantity,value"));
        if (errors.Count > 0)
        {
            return (readings, errors);
        }

        var number = 1;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            var cells = Cells(line);
            var before = errors.Count;
            var report = (string what) => errors.Add(string.Create(CultureInfo.InvariantCulture, $"line {number}: {what}"));
            if (cells.Length != header.Length)
            {
                report(string.Create(CultureInfo.InvariantCulture, $"{cells.Length} cells where the header has {header.Length}"));
                continue;
            }

            var observedAt = Time(cells[places[0]], report);
            var sensor = Sensor(cells[places[1]], report);
            var quantity = QuantityOf(cells[places[2]], report);
            var value = Value(cells[places[3]], quantity, report);
            if (errors.Count == before)
            {
                readings.Add(new RecordedReading(observedAt, sensor, quantity!, value));
            }
        }

        return (readings, errors);
    }

    private static string[] Cells(string line) => Array.ConvertAll(line.TrimStart('\uFEFF').Split(','), cell => cell.Trim().Trim('"'));

    private static DateTimeOffset Time(string text, Action<string> report)
    {
        var zoned = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (zoned && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        report($"observed_at '{text}' is not an ISO 8601 time with a zone, such as 2026-01-14T03:10:00Z");
        return default;
    }

    private static string Sensor(string text, Action<string> report)
    {
        if (!Identifier.IsValid(text))
        {
            report($"sensor '{text}' is not {Identifier.Rule}");
        }

        return text;
    }

    private static Quantity? QuantityOf(string text, Action<string> report)
    {
        var quantity = QuantityCatalogue.Find(text);
        if (quantity is null)
        {
            report($"quantity '{text}' is not known");
        }

        return quantity;
    }

    private static double Value(string text, Quantity? quantity, Action<string> report)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            report($"value '{text}' is not a number");
        }
        else if (quantity is not null && (value < quantity.Minimum || value > quantity.Maximum))
        {
            report(string.Create(
                CultureInfo.InvariantCulture, $"value {value} is not between {quantity.Minimum} and {quantity.Maximum} {quantity.Unit}, as {quantity.Name} must be"));
        }

        return value;
    }
}

using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;

namespace Telemetry.Api.Replay;

/// <summary>Reads recorded readings: <c>observed_at,sensor,quantity,value[,received_at]</c>, ISO 8601 UTC, in any order.</summary>
internal static class RecordedReadings
{
    /// <summary>Most rows of one replay: they are sorted by receipt in memory.</summary>
    public const int MaxRows = 20_000_000;

    private const int MaxErrors = 100;

    // Nothing more lenient: a time alone would be one of today, and of 03/04 nobody can know which is the month.
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mmK"];

    private static readonly string[] Required = ["observed_at", "sensor", "quantity", "value"];

    /// <summary>The readings in order of receipt, less those that the guard refuses as it would live; rows that are no readings become errors with their line.</summary>
    public static Recording Read(TextReader csv, CityNetwork network, ReadingGuard guard, ICollection<string> errors)
    {
        using var rows = new CsvReader(csv, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            MissingFieldFound = null, // A row cut short is told as what it lacks.
            BadDataFound = bad => Tell(errors, $"readings line {bad.Context.Parser?.RawRow}: a quotation mark inside a field"),
        });
        if (!rows.Read() || !rows.ReadHeader())
        {
            errors.Add("readings: the file is empty; expected the header observed_at,sensor,quantity,value[,received_at]");
            return Recording.Empty;
        }

        var header = rows.HeaderRecord!;
        foreach (var column in Required.Where(c => !header.Contains(c)))
        {
            errors.Add($"readings: the column {column} is missing; expected observed_at,sensor,quantity,value[,received_at]");
        }

        if (errors.Count > 0)
        {
            return Recording.Empty;
        }

        var readings = new List<Reading>();
        var hasReceipt = header.Contains("received_at");
        while (rows.Read())
        {
            var error = Parse(rows, hasReceipt, network, out var reading);
            if (error is null)
            {
                readings.Add(reading);
            }
            else
            {
                Tell(errors, $"readings line {rows.Parser.RawRow}: {error}");
            }

            if (readings.Count > MaxRows)
            {
                errors.Add($"readings: more than {MaxRows} rows; cut the file and replay it in parts");
                return Recording.Empty;
            }
        }

        return Sort(readings, guard);
    }

    private static Recording Sort(List<Reading> readings, ReadingGuard guard)
    {
        var admitted = new List<Reading>(readings.Count);
        var refused = new List<RefusedReading>();

        // A stable sort: rows received at the same instant keep the file's order.
        foreach (var r in readings.OrderBy(r => r.ReceivedAt))
        {
            if (guard.Judge(r.Quantity, r.Value, r.ObservedAt, r.ReceivedAt) is { } reason)
            {
                refused.Add(new RefusedReading(r, reason, guard.Explain(reason, r.Quantity, r.Value, r.ObservedAt, r.ReceivedAt)));
            }
            else
            {
                admitted.Add(r);
            }
        }

        return new Recording(admitted, refused);
    }

    private static string? Parse(CsvReader row, bool hasReceipt, CityNetwork network, out Reading reading)
    {
        reading = default;
        var sensorName = row.GetField("sensor");
        if (network.FindSensor(sensorName) is not { } sensor)
        {
            return $"the network has no sensor '{sensorName}'";
        }

        var quantityName = row.GetField("quantity") ?? "";
        if (QuantityCatalogue.Find(quantityName) is not { } quantity || !sensor.Measures(quantity))
        {
            return $"sensor '{sensorName}' does not measure '{quantityName}'; it measures {string.Join(", ", sensor.Quantities)}";
        }

        if (!double.TryParse(row.GetField("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return $"'{row.GetField("value")}' is not a number";
        }

        if (!TryTime(row.GetField("observed_at"), out var observedAt))
        {
            return $"observed_at '{row.GetField("observed_at")}' is not an ISO 8601 time with a zone, such as 2026-01-14T03:10:00Z";
        }

        var receipt = hasReceipt ? row.GetField("received_at") : null;
        var receivedAt = observedAt;
        if (!string.IsNullOrEmpty(receipt) && !TryTime(receipt, out receivedAt))
        {
            return $"received_at '{receipt}' is not an ISO 8601 time with a zone, such as 2026-01-14T03:10:00Z";
        }

        reading = new Reading(sensor.Id, quantity, observedAt, value, receivedAt);
        return null;
    }

    private static void Tell(ICollection<string> errors, string error)
    {
        if (errors.Count < MaxErrors)
        {
            errors.Add(error);
        }
    }

    private static bool TryTime(string? text, out DateTimeOffset time)
    {
        time = default;
        var zoned = text is not null && (text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-'));
        var point = zoned ? text!.IndexOf('.', StringComparison.Ordinal) : -1;
        if (!zoned || (point >= 0 && !char.IsAsciiDigit(text![Math.Min(point + 1, text.Length - 1)])) || !DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return false;
        }

        time = parsed.ToUniversalTime();
        return true;
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Telemetry.Api.Replay;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Tests.Unit.Ingest;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>Recordings for a replay: each reading of a good file stands in a row of it, and is possible; written again it is the same.</summary>
internal sealed partial class RecordedReadingsTarget : FuzzTarget
{
    private const string Header = "observed_at,sensor,quantity,value,received_at";
    private static readonly ReadingGuard Guard = new(new AdmissionOptions());

    private static readonly byte[][] Tokens = [.. new[]
    {
        ",", "\n", "\r\n", "\"", "\"\"", "\uFEFF", Header, "2026-01-14T15:00:00Z", "2026-01-14 15:00Z", "14/01/2026Z", "10:00Z", "+01:00", "dew_point", "air_temperature", "s-1", "s-2", "t-1",
        "\0", ";", "NaN", "-", "#", "1,5", "Infinity", "(1)", "1e5", "£1",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly byte[][] _seeds = [.. Enumerable.Range(1, 4).Select(Valid)];

    public override string Name => "recorded-readings-csv";

    public override string? Try(Random random)
    {
        var input = Mutation.Of(random, _seeds, Tokens);
        var errors = new List<string>();
        var recording = Recording.Empty;
        var problem = Spent.TooMuch(() => recording = Read(input, errors), input.Length, perByte: 400, once: 400_000)
            ?? (errors.Count > 200 ? $"{errors.Count} errors are listed" : null)
            ?? (errors.Count == 0 ? FromNothing(recording, input) ?? NotAgain(recording) : null);
        return problem is null ? null : problem + JsonReadings.Of(input);
    }

    private static string? FromNothing(Recording recording, byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        foreach (var r in recording.Readings)
        {
            if (SomeNetwork.City.FindSensor(r.Sensor)?.Measures(r.Quantity) != true || !double.IsFinite(r.Value)
                || r.Value < r.Quantity.Minimum || r.Value > r.Quantity.Maximum)
            {
                return $"{r} can't be";
            }

            // In each row, whatever the order of its columns, stands an instant as ISO 8601 writes it.
            if (!Instants().Matches(text).Any(m => DateTimeOffset.TryParse(m.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) && at == r.ObservedAt))
            {
                return $"{r.ObservedAt:O} does not stand in the file";
            }
        }

        return recording.Readings.Zip(recording.Readings.Skip(1)).Any(pair => pair.First.ReceivedAt > pair.Second.ReceivedAt) ? "not in order of receipt" : null;
    }

    private static string? NotAgain(Recording recording)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var r in recording.Readings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{r.ObservedAt.UtcDateTime:O},{r.Sensor},{r.Quantity},{r.Value:R},{r.ReceivedAt.UtcDateTime:O}\n");
        }

        var errors = new List<string>();
        var again = Read(Encoding.UTF8.GetBytes(text.ToString()), errors);
        return errors.Count == 0 && again.Readings.SequenceEqual(recording.Readings) ? null : "written again, it is not the same: " + string.Join("; ", errors);
    }

    private static Recording Read(byte[] input, List<string> errors)
    {
        using var text = new StreamReader(new MemoryStream(input));
        return RecordedReadings.Read(text, SomeNetwork.City, Guard, errors);
    }

    private static byte[] Valid(int rows)
    {
        var text = new StringBuilder(rows % 2 == 0 ? Header : "observed_at,sensor,quantity,value").Append('\n');
        for (var row = 0; row < rows * 3; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"2026-01-14T03:{10 + row}:00Z,s-{1 + (row % 2)},road_surface_temperature,{-row * 0.3:R}");
            text.Append(rows % 2 == 0 ? $",2026-01-14T03:{40 - row}:00Z\n" : "\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Instants();
}

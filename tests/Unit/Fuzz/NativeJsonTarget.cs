using System.Globalization;
using System.Text;
using System.Text.Json;
using Telemetry.Domain.Quantities;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>The native format, from the golden messages and from valid ones made at random.</summary>
internal sealed class NativeJsonTarget : FuzzTarget
{
    private static readonly byte[][] Tokens = [.. new[]
    {
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "\"observedAt\":", "\"readings\":{", "\\u", "\\ud800", "\\u0000", "\uFEFF", "//", "/*", " ",
        "\"dew_point\":1", "\"2026-01-14T03:10:00Z\"", "2026-02-30", "T24:00", "+14:00", ":60Z", "\\u006f", "[[[[[[[[[[[[[[[[[[",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly byte[][] _golden = GoldenPayloads.All();

    public override string Name => "native-json";

    public override string? Try(Random random)
    {
        var seeds = random.Next(2) == 0 ? _golden : [Valid(random), Valid(random)];
        return JsonReadings.Broken(new NativeJsonDecoder(), Mutation.Of(random, seeds, Tokens), Stated);
    }

    private static byte[] Valid(Random random)
    {
        string[] quantities = ["road_surface_temperature", "air_temperature", "dew_point", "relative_humidity", "surface_state", "no2"];
        var objects = Enumerable.Range(0, 1 + random.Next(5)).Select(_ =>
        {
            random.Shuffle(quantities);
            var at = Unit.Ingest.Decoding.Decoded.ReceivedAt.AddMilliseconds(-random.Next(100_000_000));
            var values = quantities.Take(1 + random.Next(4)).Select(q => string.Create(CultureInfo.InvariantCulture, $"\"{q}\":{random.NextDouble() * 20:R}"));
            return $"{{\"observedAt\":\"{at:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"readings\":{{{string.Join(',', values)}}}}}";
        }).ToList();
        return Encoding.UTF8.GetBytes(objects.Count == 1 ? objects[0] : $"[{string.Join(',', objects)}]");
    }

    private static IEnumerable<Stated> Stated(JsonElement root)
    {
        foreach (var element in root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root })
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var times = element.EnumerateObject().Where(p => p.Name == "observedAt").ToList();
            if (times.Count > 0 && (times[0].Value.ValueKind != JsonValueKind.String || JsonReadings.Instant(times[0].Value.GetString()!) is null))
            {
                continue;
            }

            DateTimeOffset? at = times.Count == 0 ? null : JsonReadings.Instant(times[0].Value.GetString()!);
            foreach (var readings in element.EnumerateObject().Where(p => p.Name == "readings" && p.Value.ValueKind == JsonValueKind.Object))
            {
                // Of a quantity that is known and there twice neither is taken.
                var values = readings.Value.EnumerateObject().ToList();
                foreach (var value in values.Where(v => v.Value.ValueKind == JsonValueKind.Number
                    && (QuantityCatalogue.Find(v.Name) is null || values.Count(o => o.Name == v.Name) == 1)))
                {
                    if (value.Value.TryGetDouble(out var number) && double.IsFinite(number))
                    {
                        yield return new Stated(null, value.Name, number, at);
                    }
                }
            }
        }
    }
}

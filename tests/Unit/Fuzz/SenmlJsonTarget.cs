using System.Globalization;
using System.Text;
using System.Text.Json;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>SenML packs, from the golden ones and from valid ones made at random.</summary>
internal sealed class SenmlJsonTarget : FuzzTarget
{
    private const double RelativeBelow = 1 << 28;

    private static readonly byte[][] Tokens = [.. new[]
    {
        "{", "}", "[", "]", "\"", ",", ":", "null", "\"bn\":\"s-2/\"", "\"bt\":1768360200.25", "\"bv\":1", "\"bu\":\"Cel\"", "\"bver\":10,", "\"bver\":99,", "\"bs\":1,",
        "\"n\":\"air_temperature\",", "\"u\":\"K\",", "\"v\":1e308", "\"t\":-268435457,", "\"vs\":\"x\",", "\"x_\":1,", "\"ut\":1,", "\\u002f", "/", "urn:dev:", "\uFEFF",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly byte[][] _golden = GoldenPayloads.All();

    public override string Name => "senml-json";

    public override string? Try(Random random)
    {
        var seeds = random.Next(2) == 0 ? _golden : [Valid(random), Valid(random)];
        return JsonReadings.Broken(new SenmlJsonDecoder(), Mutation.Of(random, seeds, Tokens), Stated);
    }

    private static byte[] Valid(Random random)
    {
        string[] quantities = ["road_surface_temperature", "air_temperature", "dew_point"];
        var records = Enumerable.Range(0, 1 + random.Next(6)).Select(i =>
        {
            var fields = new List<string> { $"\"n\":\"{Mutation.Pick(random, quantities)}\"", string.Create(CultureInfo.InvariantCulture, $"\"v\":{random.NextDouble() * 20:R}") };
            Perhaps("\"bn\":\"s-1/\"");
            Perhaps(string.Create(CultureInfo.InvariantCulture, $"\"bt\":{1768360200 - random.Next(100_000)}"));
            Perhaps("\"bv\":0.5");
            Perhaps("\"bu\":\"Cel\"");
            Perhaps(string.Create(CultureInfo.InvariantCulture, $"\"t\":{random.NextDouble() * 60:R}"));
            Perhaps("\"u\":\"Cel\"");
            return $"{{{string.Join(',', fields)}}}";

            void Perhaps(string field)
            {
                if (random.Next(3) == 0)
                {
                    fields.Insert(random.Next(fields.Count), field);
                }
            }
        });
        return Encoding.UTF8.GetBytes($"[{string.Join(',', records)}]");
    }

    private static IEnumerable<Stated> Stated(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        var (name, time, value) = ("", 0.0, 0.0);
        foreach (var record in root.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object))
        {
            name = record.TryGetProperty("bn", out var bn) && bn.ValueKind == JsonValueKind.String ? bn.GetString()! : name;
            time = Number(record, "bt") ?? time;
            value = Number(record, "bv") ?? value;
            if (Number(record, "v") is not { } v)
            {
                continue;
            }

            var whole = name + (record.TryGetProperty("n", out var n) && n.ValueKind == JsonValueKind.String ? n.GetString() : "");
            var cut = whole.LastIndexOfAny(['/', ':']);
            var left = cut < 0 ? null : whole[..cut];
            var seconds = time + (Number(record, "t") ?? 0);
            if (Math.Abs(seconds) <= 1e12)
            {
                var origin = Math.Abs(seconds) < RelativeBelow ? Unit.Ingest.Decoding.Decoded.ReceivedAt : DateTimeOffset.UnixEpoch;
                var ticks = origin.UtcTicks + ((long)Math.Round(seconds * 1e6) * 10);
                if (ticks >= 0 && ticks <= DateTime.MaxValue.Ticks)
                {
                    yield return new Stated(left?[(left.LastIndexOfAny(['/', ':']) + 1)..], whole[(cut + 1)..], value + v, new DateTimeOffset(ticks, TimeSpan.Zero));
                }
            }
        }
    }

    private static double? Number(JsonElement record, string label) =>
        record.TryGetProperty(label, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;
}

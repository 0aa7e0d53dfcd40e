using System.Text;
using CsCheck;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Ingest.Decoding;

/// <summary>Decoders never throw, account for something in every payload, and give the same answer twice. TELEMETRY_FUZZ sets how many cases.</summary>
public sealed class DecoderFuzzTests
{
    private static readonly long Cases = long.TryParse(Environment.GetEnvironmentVariable("TELEMETRY_FUZZ"), out var cases) ? cases : 20_000;

    private static readonly string[] Seeds =
    [
        """{"observedAt":"2026-01-14T03:10:00Z","readings":{"road_surface_temperature":-1.2,"dew_point":-0.8}}""",
        """[{"observedAt":"2026-01-14T03:10:00+01:00","readings":{"air_temperature":1e3}},{"readings":{"dew\u005fpoint":"x"},"a":[{}]}]""",
        """[{"bn":"s-1/","bt":1768360200.5,"bu":"Cel","bver":10,"n":"air_temperature","v":1.5},{"n":"dew_point","u":"K","v":-0.5,"t":-60,"vs":"a"}]""",
        """[{"n":"urn:dev:ow:s-2:relative_humidity","u":"%RH","v":55,"s":1,"ut":5,"x_":1}]""",
    ];

    /// <summary>A seed with bytes changed, dropped, doubled or swapped for the tokens that formats turn on.</summary>
    private static readonly Gen<byte[]> Mutated =
        from seed in Gen.Int[0, Seeds.Length - 1]
        from edits in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 11]).Array[1, 6]
        select edits.Aggregate(Encoding.UTF8.GetBytes(Seeds[seed]), (bytes, edit) => Mutate(bytes, edit.Item1, edit.Item2, edit.Item3, edit.Item4));

    private static readonly string[] Tokens = ["{", "}", "[", "]", "\"", "\\u", "null", "1e999", "NaN", ",", ":", "\"observedAt\""];

    [Fact]
    public void Never_throw_on_mutated_messages() => Mutated.Sample(Holds, iter: Cases);

    [Fact]
    public void Never_throw_on_any_bytes() => Gen.Byte.Array[0, 200].Sample(Holds, iter: Cases);

    private static bool Holds(byte[] payload)
    {
        foreach (IPayloadDecoder decoder in new IPayloadDecoder[] { new NativeJsonDecoder(), new SenmlJsonDecoder() })
        {
            decoder.Recognises(payload);
            var once = Decoded.By(decoder, payload);
            var twice = Decoded.By(decoder, payload);
            if (once.Readings.Count + once.Rejections.Count == 0
                || (once.Undecodable && once.Readings.Count > 0)
                || once.Readings.Any(r => !double.IsFinite(r.Value) || r.ObservedAt.Offset != TimeSpan.Zero)
                || !once.Readings.SequenceEqual(twice.Readings)
                || !once.Rejections.SequenceEqual(twice.Rejections))
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Mutate(byte[] bytes, int kind, int at, byte value, int token)
    {
        at = bytes.Length == 0 ? 0 : at % bytes.Length;
        return kind switch
        {
            0 when bytes.Length > 0 => [.. bytes[..at], value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], value, .. bytes[at..]],
            2 when bytes.Length > 0 => [.. bytes[..at], .. bytes[(at + 1)..]],
            3 => bytes[..at],
            4 => [.. bytes, .. bytes[at..]],
            _ => [.. bytes[..at], .. Encoding.UTF8.GetBytes(Tokens[token]), .. bytes[at..]],
        };
    }
}

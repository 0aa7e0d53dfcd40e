using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Decoding;
using Telemetry.Tests.Unit.Ingest;
using Telemetry.Tests.Unit.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>
/// What must hold of a decoder of JSON messages: it takes nothing from what is no JSON; each reading that it gives stands in the
/// document, found there by a plain second reading of it; what is admitted is possible; written again, it is read the same.
/// </summary>
internal static partial class JsonReadings
{
    private static readonly ReadingAdmission Admission = new(new AdmissionOptions());

    public static string? Broken(IPayloadDecoder decoder, byte[] payload, Func<JsonElement, IEnumerable<Stated>> stated)
    {
        decoder.Recognises(payload);
        Decoded? first = null;
        if (Spent.TooMuch(() => first = Decoded.By(decoder, payload), payload.Length, perByte: 40, once: 60_000) is { } spent)
        {
            return spent + Of(payload);
        }

        var once = first!;
        var twice = Decoded.By(decoder, payload);
        var problem = once.Readings.Count + once.Rejections.Count == 0 ? "nothing is said of the payload"
            : once.Undecodable && once.Readings.Count > 0 ? "readings of what is undecodable"
            : !once.Readings.SequenceEqual(twice.Readings) || !once.Rejections.SequenceEqual(twice.Rejections) ? "read twice, it is not the same"
            : FromNothing(once, payload, stated) ?? Impossible(decoder, payload) ?? NotAgain(once);
        return problem is null ? null : problem + Of(payload);
    }

    private static string? FromNothing(Decoded decoded, byte[] payload, Func<JsonElement, IEnumerable<Stated>> stated)
    {
        if (decoded.Readings.Count == 0)
        {
            return null;
        }

        if (!Utf8.IsValid(payload))
        {
            return "readings of what is no UTF-8";
        }

        List<Stated> all;
        try
        {
            using var document = JsonDocument.Parse(payload.AsMemory(payload.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new JsonDocumentOptions { MaxDepth = 16 });
            all = [.. stated(document.RootElement)];
        }
        catch (JsonException)
        {
            return "readings of what is no JSON";
        }

        foreach (var reading in decoded.Readings)
        {
            var found = all.FindIndex(s => s.States(reading));
            if (found < 0)
            {
                return $"{reading.SensorName} {reading.QuantityName} {reading.Value:R} at {reading.ObservedAt:O} does not stand in the payload";
            }

            all.RemoveAt(found);
        }

        return null;
    }

    private static string? Impossible(IPayloadDecoder decoder, byte[] payload)
    {
        var buffer = new ReadingBuffer(100);
        var context = Decoded.Context();
        decoder.Decode(payload, context, buffer);
        var (readings, rejections, admitted) = (buffer.Count, buffer.Rejections.Count, new List<Reading>());
        Admission.Admit(buffer, new GatewayId("gw-1"), context.ReceivedAt, admitted);
        if (admitted.Count + buffer.Rejections.Count != readings + rejections)
        {
            return "a reading was neither admitted nor refused";
        }

        foreach (var r in admitted)
        {
            var sensor = context.Network.FindSensor(r.Sensor);
            if (sensor?.Gateway.Value != "gw-1" || !sensor.Measures(r.Quantity) || !double.IsFinite(r.Value)
                || r.Value < r.Quantity.Minimum || r.Value > r.Quantity.Maximum || r.ObservedAt.Offset != TimeSpan.Zero
                || r.ObservedAt > context.ReceivedAt.AddMinutes(5) || r.ObservedAt < context.ReceivedAt.AddDays(-7))
            {
                return $"admitted {r}";
            }
        }

        return null;
    }

    /// <summary>In the native format, each reading in an object of its own.</summary>
    private static string? NotAgain(Decoded decoded)
    {
        foreach (var r in decoded.Readings.Where(r => r.Quantity is not null && r.ObservedAt.Year is > 1 and < 9999))
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{{\"observedAt\":\"{r.ObservedAt.UtcDateTime:O}\",\"readings\":{{\"{r.Quantity!.Name}\":{r.Value:R}}}}}");
            if (Decoded.By(new NativeJsonDecoder(), text).Readings is not [var again]
                || BitConverter.DoubleToInt64Bits(again.Value) != BitConverter.DoubleToInt64Bits(r.Value) || again.ObservedAt != r.ObservedAt || again.Quantity != r.Quantity)
            {
                return $"{text} is not read as it was written";
            }
        }

        return null;
    }

    public static string Of(byte[] payload) => $" of {Convert.ToBase64String(payload.AsSpan(0, Math.Min(payload.Length, 3000)))}";

    /// <summary>An RFC 3339 time read in a second way; null when it is none.</summary>
    public static DateTimeOffset? Instant(string text)
    {
        if (!Rfc3339Shape().IsMatch(text))
        {
            return null;
        }

        var plain = LongFraction().Replace(text.ToUpperInvariant().Replace(',', '.'), "$1");
        return DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339Shape();

    [GeneratedRegex(@"(\.[0-9]{7})[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex LongFraction();
}

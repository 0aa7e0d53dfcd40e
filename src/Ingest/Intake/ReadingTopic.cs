using Telemetry.Domain.Network;

namespace Telemetry.Ingest.Intake;

/// <summary>The topic of a reading: <c>telemetry/v1/{gateway}/{sensor}</c>, and a format as an optional last level.</summary>
internal readonly ref struct ReadingTopic
{
    public const string Prefix = "telemetry/v1/";

    public const string Wanted = "Publish to telemetry/v1/{gateway}/{sensor}, or with /senml or /json at the end.";

    private ReadingTopic(ReadOnlySpan<char> gateway, ReadOnlySpan<char> sensor, ReadOnlySpan<char> format)
    {
        Gateway = gateway;
        Sensor = sensor;
        Format = format;
    }

    public ReadOnlySpan<char> Gateway { get; }

    public ReadOnlySpan<char> Sensor { get; }

    /// <summary>Empty when the topic leaves the format to content type and payload.</summary>
    public ReadOnlySpan<char> Format { get; }

    public static bool TryParse(ReadOnlySpan<char> topic, out ReadingTopic parsed)
    {
        parsed = default;
        if (!topic.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var gateway = TakeLevel(topic[Prefix.Length..], out var rest);
        var sensor = TakeLevel(rest, out var format);
        if (!Identifier.IsValid(gateway) || !Identifier.IsValid(sensor) || format.Contains('/') || topic[^1] == '/')
        {
            return false;
        }

        parsed = new ReadingTopic(gateway, sensor, format);
        return true;
    }

    private static ReadOnlySpan<char> TakeLevel(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var end = text.IndexOf('/');
        rest = end < 0 ? default : text[(end + 1)..];
        return end < 0 ? text : text[..end];
    }
}

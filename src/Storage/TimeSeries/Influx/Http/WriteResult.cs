namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>How the server settled a batch of lines: those refused, in order; every other line is stored.</summary>
internal sealed record WriteResult(IReadOnlyList<RefusedLine> Refused)
{
    public static WriteResult AllStored { get; } = new([]);
}

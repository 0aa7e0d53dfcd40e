namespace Telemetry.Storage.Records.Entities;

/// <summary>A possible gap in what a broker handed on.</summary>
internal sealed class GapEntity
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Source { get; set; }

    public DateTimeOffset? Since { get; set; }

    public required string Reason { get; set; }
}

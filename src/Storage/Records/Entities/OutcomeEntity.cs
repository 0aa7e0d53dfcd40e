using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Alerts;

namespace Telemetry.Storage.Records.Entities;

/// <summary>An outcome as given, once for ever: a correction or a withdrawal is a further row with the same key.</summary>
internal sealed class OutcomeEntity
{
    /// <summary>Rises by order of commit.</summary>
    public long Id { get; set; }

    public OutcomeKind Kind { get; set; }

    public required string Key { get; set; }

    public DateTimeOffset EventTime { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public bool Withdrawn { get; set; }

    /// <summary>All of the outcome; the columns below repeat what is searched for.</summary>
    public required string Json { get; set; }

    public string? Route { get; set; }

    public DateOnly? Day { get; set; }

    public int? Revision { get; set; }

    public string? Rule { get; set; }

    public string? Subject { get; set; }

    public AlertState? State { get; set; }

    public string? Site { get; set; }

    public IndexPeriod? Period { get; set; }
}

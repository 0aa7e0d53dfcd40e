namespace Telemetry.Storage.Records.Entities;

/// <summary>A call-out. What became of its messages is in their rows.</summary>
internal sealed class CallOutEntity
{
    /// <summary>Id of its first outcome.</summary>
    public long Id { get; set; }

    public required string Key { get; set; }

    public DateTimeOffset At { get; set; }

    public int Level { get; set; }

    public bool Test { get; set; }

    /// <summary>The call-out without its deliveries.</summary>
    public required string Json { get; set; }
}

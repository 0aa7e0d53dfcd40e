namespace Telemetry.Storage.Records.Entities;

/// <summary>That a call-out told a level about a concern.</summary>
internal sealed class CallOutNoticeEntity
{
    public long Id { get; set; }

    public required string Concern { get; set; }

    public long Rank { get; set; }

    public int Level { get; set; }

    public DateTimeOffset At { get; set; }

    public required string CallOut { get; set; }
}

using System.ComponentModel.DataAnnotations;

namespace Telemetry.Ingest.Admission;

/// <summary>What a message and a reading must keep to be admitted.</summary>
public sealed class AdmissionOptions
{
    public const string Section = "Telemetry:Ingest:Admission";

    /// <summary>
    /// How far ahead of the host's clock a reading may be observed; default 5 min. More lets a wrong device clock
    /// put values where rules have not yet been; less refuses devices whose clock drifts.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxFuture { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How old a reading may be; default 7 days, as long as the journal is kept. More lets a device whose clock was
    /// reset write into months long closed; less refuses what a gateway kept through an outage.
    /// </summary>
    [Range(typeof(TimeSpan), "00:15:00", "3650.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Readings in one message; default 1,000. Each costs about 80 bytes of memory while its message is worked on.</summary>
    [Range(1, 100_000)]
    public int MaxReadingsPerMessage { get; set; } = 1000;

    /// <summary>Bytes of payload; default 64 KiB, about 1,000 SenML records. It bounds memory per connection.</summary>
    [Range(256, 16 * 1024 * 1024)]
    public int MaxPayloadBytes { get; set; } = 64 * 1024;
}

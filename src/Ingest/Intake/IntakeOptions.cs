using System.ComponentModel.DataAnnotations;

namespace Telemetry.Ingest.Intake;

/// <summary>What is kept of a message in the journal.</summary>
public sealed class IntakeOptions
{
    public const string Section = "Telemetry:Ingest:Intake";

    /// <summary>
    /// Keeps the raw payload of every message, so that a period can be decoded again by a mended decoder; default true.
    /// Off, the journal is about half as large, and only messages with a rejection keep theirs.
    /// </summary>
    public bool KeepPayload { get; set; } = true;

    /// <summary>How much of an oversized payload is kept with its dead letter; default 1 KiB.</summary>
    [Range(0, 64 * 1024)]
    public int OversizeKeptBytes { get; set; } = 1024;
}

using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.DecisionRecord;

/// <summary>How the heads of the decision record are signed and exported.</summary>
internal sealed class DecisionRecordOptions
{
    public const string Section = "Telemetry:DecisionRecord";

    /// <summary>The private key that heads are signed with (PEM, ECDSA P-256). Default: <c>record-key.pem</c> beside the records; made on first use, readable by its owner only. Lost, new heads are signed with another.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Where heads are appended. Default: <c>record-heads.jsonl</c> beside the records. On another disk or machine it shows what was done to the record here; beside it, who can change the one can change the other.</summary>
    public string? HeadsFile { get; set; }

    /// <summary>How often a head is exported where the record has grown. Default 1 h: so much of the end can be cut off unseen.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan HeadInterval { get; set; } = TimeSpan.FromHours(1);
}

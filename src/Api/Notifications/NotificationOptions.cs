using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Notifications;

/// <summary>By which ways people are reached, and how hard it is tried. How to set it up: docs/call-out.md</summary>
internal sealed class NotificationOptions
{
    public const string Section = "Telemetry:Notifications";

    /// <summary>
    /// Who can be reached, by a name of your own. Each has a <c>Channel</c>: <c>Webhook</c> with <c>Url</c> and <c>Secret</c> or
    /// <c>SecretFile</c>, or <c>Email</c> with <c>Address</c>. Default none: nothing is sent to anybody.
    /// </summary>
    public Dictionary<string, RecipientOptions> Recipients { get; } = new(StringComparer.Ordinal);

    /// <summary>The mail server that messages are handed to.</summary>
    public MailOptions Mail { get; } = new();

    /// <summary>Hosts, as written in the Url, that a webhook may reach at private, loopback and other addresses not of the public network. Default none: a webhook must not become a way into the council's own network.</summary>
    public List<string> AllowedHosts { get; } = [];

    /// <summary>Hosts that may be talked to without TLS: http webhooks, and a mail server with <c>Security</c> None that is not on loopback. Default none. Whoever is on the way reads the message.</summary>
    public List<string> AllowedPlaintextHosts { get; } = [];

    /// <summary>PEM file of certificate authorities that are trusted beside the system's, for a server with a certificate of the council's own. Default none.</summary>
    public string? CertificateAuthorities { get; set; }

    /// <summary>Time one attempt may take in all. Default 10 s; a longer one keeps messages to the same recipient waiting behind it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Wait after the first failed attempt; it doubles with each further one, with jitter. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait between two attempts, also of one that a server asks for. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A message is given up so long after it was made. Default 1 h: What was given up is in the log of call-outs and in the metrics.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Bytes of a webhook's answer that are read before its connection is closed. Default 16,384; what it says is not used, only its status.</summary>
    [Range(0, 1_048_576)]
    public int MaxResponseBytes { get; set; } = 16_384;
}

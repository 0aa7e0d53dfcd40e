using System.ComponentModel.DataAnnotations;

namespace Telemetry.Ingest.Mqtt;

/// <summary>A broker beside the host (mosquitto, EMQX), of which the host is a client by MQTT 5 with a persistent session.</summary>
public sealed class ExternalBrokerOptions
{
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    [Range(1, 65535)]
    public int Port { get; set; } = 1883;

    /// <summary>Default "telemetry-host". Fixed, since the session hangs on it: another name is another session, and two hosts of one name throw each other out.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string ClientId { get; set; } = "telemetry-host";

    /// <summary>Default every gateway below telemetry/v1/.</summary>
    [Required, MinLength(1)]
    public string TopicFilter { get; set; } = "telemetry/v1/+/+/#";

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>A file that holds the password; goes before <see cref="Password"/>, and is read at each connect.</summary>
    public string? PasswordFile { get; set; }

    public bool UseTls { get; set; }

    /// <summary>PEM certificates of the authority to trust; empty: the system's.</summary>
    public string? CaCertificatePath { get; set; }

    /// <summary>How long the broker keeps our session and queue while we are away; default 7 days. mosquitto caps it by its own settings.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan SessionExpiry { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Messages the broker may send ahead of our acknowledgement; default 1,000. It bounds what is redelivered after a reconnect.</summary>
    [Range(1, 65535)]
    public int ReceiveMaximum { get; set; } = 1000;

    /// <summary>Bytes of a whole packet; a larger PUBLISH is cut and becomes a dead letter. Default 80 KiB.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxPacketBytes { get; set; } = 80 * 1024;

    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The first pause after a failed connect; default 0.5 s. It doubles up to <see cref="MaxBackOff"/>, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:30")]
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Default 30 s, the longest that a mended broker goes unnoticed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan MaxBackOff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Messages received and not durable for this long end the connection, since only a reconnect redelivers; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Where it is remembered that a session was once made, so that only a lost one is reported as a possible gap;
    /// default data/mqtt-session.json.
    /// </summary>
    [Required]
    public string StateFile { get; set; } = "data/mqtt-session.json";
}

using System.ComponentModel.DataAnnotations;

namespace Telemetry.Ingest.Mqtt;

/// <summary>The broker inside the host. Gateways publish to it; nobody subscribes.</summary>
public sealed class EmbeddedBrokerOptions
{
    /// <summary>Where plain MQTT listens; default 127.0.0.1. Anything but loopback needs <see cref="AllowPlaintext"/>, or only TLS.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port of plain MQTT; default 1883. 0 takes a free one; -1 switches plain MQTT off.</summary>
    [Range(-1, 65535)]
    public int Port { get; set; } = 1883;

    /// <summary>Allows keys to cross a network unencrypted; default false. Whoever listens there can publish as any gateway.</summary>
    public bool AllowPlaintext { get; set; }

    /// <summary>Lets anyone publish as any gateway without a key; default false, for the demo, on loopback only.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>TLS, on its own port, when a certificate is named.</summary>
    public BrokerTlsOptions Tls { get; set; } = new();

    /// <summary>
    /// PUBLISHes of a connection that may wait for their group commit; default 128. Announced as receive maximum;
    /// beyond it the connection is not read. Higher lets one connection go faster at more memory.
    /// </summary>
    [Range(1, 65535)]
    public int ReceiveMaximum { get; set; } = 128;

    /// <summary>Bytes of a whole packet; default 80 KiB, the payload limit with room for topic and properties. A PUBLISH beyond it is cut and refused.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxPacketBytes { get; set; } = 80 * 1024;

    /// <summary>Connections at once; default 10,000, at about 20 KB each.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>Connections that have not signed in yet; default 512, and <see cref="MaxUnsignedPerAddress"/> from one address.</summary>
    [Range(1, 100_000)]
    public int MaxUnsigned { get; set; } = 512;

    /// <summary>Default 64. Gateways behind one NAT that all reconnect at once share it.</summary>
    [Range(1, 100_000)]
    public int MaxUnsignedPerAddress { get; set; } = 64;

    /// <summary>Connections of one gateway; default 16.</summary>
    [Range(1, 10_000)]
    public int MaxConnectionsPerGateway { get; set; } = 16;

    /// <summary>How long a connection may take to sign in; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan SignInTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Packets a second of one gateway; default 20,000, with two seconds' worth in reserve. Beyond it the gateway is read more slowly.</summary>
    [Range(1, 1_000_000)]
    public int MaxPacketsPerSecond { get; set; } = 20_000;

    /// <summary>Bytes a second of one gateway; default 16 MiB. Beyond it the gateway is read more slowly.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaxBytesPerSecond { get; set; } = 16 * 1024 * 1024;

    /// <summary>A gateway slowed without a break for this long is disconnected; default 10 min, so that a backlog after an outage passes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxHeldBack { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Messages in a row of which nothing was admitted, before the gateway is disconnected; default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxRejectedInARow { get; set; } = 1000;

    /// <summary>The longest silence a connection may ask for; default 5 min. A longer one, or none, is told this one (MQTT 5).</summary>
    [Range(typeof(TimeSpan), "00:00:05", "18:00:00")]
    public TimeSpan MaxKeepAlive { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A connection that does not take its PUBACKs for this long is closed; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the keys of live connections are looked at; default 2 s, so that a revoked one is cut off within 5.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:04")]
    public TimeSpan KeyCheckInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a stop waits for messages already received to become durable and be acknowledged; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(5);
}

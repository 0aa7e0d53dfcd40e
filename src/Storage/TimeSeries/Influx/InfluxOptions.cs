using System.ComponentModel.DataAnnotations;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>The InfluxDB that keeps the readings, and how it is spoken to.</summary>
public sealed class InfluxOptions
{
    public const string Section = "Telemetry:Influx";

    /// <summary>
    /// Where InfluxDB answers, <c>http</c> or <c>https</c>, perhaps with a path. Default <c>http://127.0.0.1:8086</c>.
    /// No proxy is used and no redirect followed.
    /// </summary>
    [Required]
    public string Url { get; set; } = "http://127.0.0.1:8086";

    /// <summary>
    /// The database, default <c>telemetry</c>; for the v2 route the bucket is named <c>database/retention policy</c>, or as the
    /// database without one. Another name is another, empty store.
    /// </summary>
    [Required]
    public string Database { get; set; } = "telemetry";

    /// <summary>The retention policy that is written to and read from. Default none: the database's own default. It must exist; readings older than it are refused.</summary>
    public string? RetentionPolicy { get; set; }

    /// <summary>Creates the database when it is missing, default true. False leaves that to the administrator: until it is there the store is away.</summary>
    public bool CreateDatabase { get; set; } = true;

    /// <summary>The organisation that 2.x wants named on its write route. Default none; other versions do without.</summary>
    public string? Organisation { get; set; }

    /// <summary>Lets a password or token go over http to another machine, default false. Whoever listens on the way can then write and read as we do.</summary>
    public bool AllowPlaintext { get; set; }

    /// <summary>User of a 1.x database with authentication. Default none. Goes with <see cref="Password"/> or <see cref="PasswordFile"/>.</summary>
    public string? UserName { get; set; }

    /// <summary>The user's password; rather in the environment (<c>Telemetry__Influx__Password</c>) or in a file than on a command line, where others see it.</summary>
    public string? Password { get; set; }

    /// <summary>File with the password, readable by its owner only. It is read again at each new connection after trouble, so that it can be changed while the host runs.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Token of a 2.x or 3.x server, instead of a user. Default none.</summary>
    public string? Token { get; set; }

    /// <summary>File with the token, readable by its owner only.</summary>
    public string? TokenFile { get; set; }

    /// <summary>PEM file of the authorities that may vouch for the server besides the system's. Default none.</summary>
    public string? CertificateAuthorities { get; set; }

    /// <summary>
    /// Which write route: <c>V1</c> is <c>/write</c>, <c>V2</c> is <c>/api/v2/write</c>. Default Auto: by the version that the server reports,
    /// V2 from 1.8 on. Set it where a proxy hides the version.
    /// </summary>
    public InfluxWriteRoute WriteRoute { get; set; }

    /// <summary>Lines of one write request. Default 5,000, about 0.5 MB: fewer cost more requests a reading, more risk the server's limit (then they are halved).</summary>
    [Range(1, 100_000)]
    public int BatchLines { get; set; } = 5000;

    /// <summary>Write requests under way at a time. Default 2; more brought nothing on one server.</summary>
    [Range(1, 16)]
    public int InFlight { get; set; } = 2;

    /// <summary>
    /// Longest wait for a write's answer, or for the next part of a query's. Default 30 s. Shorter repeats what a slow server
    /// may be about to store; longer notices later that it hangs.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether writes are compressed. Default Auto: unless the server is on this machine. It saves about nine tenths of the network for some processor time.</summary>
    public InfluxCompression Gzip { get; set; }

    /// <summary>
    /// Series (a quantity of a sensor) that the store may have. Default 500,000; a reading of a further one is refused and becomes
    /// a dead letter, before the server sees it. 1.x holds its index of them in memory, and itself stops at 1,000,000.
    /// </summary>
    [Range(1, 100_000_000)]
    public int MaxSeries { get; set; } = 500_000;

    /// <summary>Queries at a time; further ones wait. Default 4; each asks the server once for every quantity, all at once.</summary>
    [Range(1, 64)]
    public int Readers { get; set; } = 4;

    /// <summary>Longest that a query may take, the client's own slowness included. Default 2 min. Longer lets slow clients finish large exports.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Whole months kept behind the present one; older ones are deleted. Default 0: keep for ever. Rather set it here than as a
    /// retention policy of the server, which would also refuse what comes late.
    /// </summary>
    [Range(0, 1200)]
    public int RetentionMonths { get; set; }

    /// <summary>How often hours that have passed, and those that late data came for, are rolled up. Default 1 min. Until then queries read the readings themselves.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RollUpInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after its end an hour is rolled up. Default 15 min: what comes later has it rolled up again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RollUpAfter { get; set; } = TimeSpan.FromMinutes(15);
}

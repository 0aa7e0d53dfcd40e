namespace Telemetry.Tests.Integration.Soak;

/// <summary>What is done to a running system.</summary>
internal enum SoakFault
{
    /// <summary>SIGKILL of the host, and a start.</summary>
    HostKilled,

    /// <summary>SIGTERM of the host, and a start.</summary>
    HostStopped,

    /// <summary>SIGKILL of the host, and a start with a clock that runs minutes ahead.</summary>
    ClockForward,

    /// <summary>SIGKILL of the host, and a start with a clock that runs minutes behind.</summary>
    ClockBack,

    /// <summary>The time-series store takes nothing for some seconds: influxd stopped (SIGSTOP), DuckDB's file locked by another process.</summary>
    StoreAway,

    /// <summary>SIGKILL of influxd, and a start.</summary>
    StoreKilled,

    /// <summary>The store away and a flood, until the journal is at its limit; a while at the limit; then the store is back.</summary>
    JournalFull,

    /// <summary>SIGKILL of mosquitto, and a start.</summary>
    BrokerKilled,

    /// <summary>A gateway's connection breaks several times a second.</summary>
    ReconnectLoop,

    /// <summary>Messages that no decoder should choke on.</summary>
    Poison,

    /// <summary>One sensor sends as fast as it is let beside the quiet ones.</summary>
    Flood,
}

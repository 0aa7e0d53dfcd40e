namespace Telemetry.Tests.Integration.Soak;

internal enum SoakBroker
{
    /// <summary>The host's own.</summary>
    Embedded,

    /// <summary>A mosquitto in front of the host, killed now and then with what it had not written.</summary>
    Mosquitto,
}

namespace Telemetry.Api.Network;

/// <summary>Where the network comes from at start.</summary>
internal sealed class NetworkOptions
{
    public const string Section = "Telemetry";

    /// <summary>Path of a network file imported at start. Default none: the one imported last stays in force.</summary>
    public string? NetworkFile { get; set; }
}

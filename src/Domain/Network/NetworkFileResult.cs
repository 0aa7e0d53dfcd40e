namespace Telemetry.Domain.Network;

/// <summary>A network file as read: the network, or everything that is wrong with the file. Never both.</summary>
/// <param name="Network">Null when there is any error.</param>
/// <param name="Sha256">Lower hex, over the canonical form: the same whatever the white space, the order of properties or the
/// spelling of numbers. Empty when there is any error.</param>
public sealed record NetworkFileResult(CityNetwork? Network, string Sha256, IReadOnlyList<NetworkFileError> Errors);

using Telemetry.Domain.Network;

namespace Telemetry.Domain.Readings;

/// <summary>One reading, or a whole undecodable message, that was not admitted.</summary>
/// <param name="Reason">The named reason.</param>
/// <param name="Detail">What was wrong and what would be right, for a person.</param>
/// <param name="Sensor">The sensor's name as it came, when one could be read.</param>
/// <param name="Quantity">The quantity's name as it came, when one could be read.</param>
public sealed record Rejection(RejectReason Reason, string Detail, string? Sensor = null, string? Quantity = null);

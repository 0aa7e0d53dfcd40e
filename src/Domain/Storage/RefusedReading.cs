namespace Telemetry.Domain.Storage;

/// <summary>A reading that the store's server would not take, whatever is tried.</summary>
/// <param name="Index">Its place among the batch's readings.</param>
/// <param name="Reason">Why, in the server's words.</param>
public readonly record struct RefusedReading(int Index, string Reason);

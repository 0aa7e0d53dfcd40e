namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>A store whose files lie on this machine.</summary>
/// <param name="Store">"time series" or "records"; the journal has its own part.</param>
/// <param name="Bytes">What its files take.</param>
/// <param name="FreeBytes">What is free on their disk; null when the system does not tell.</param>
internal sealed record SystemStorageDto(string Store, long Bytes, long? FreeBytes);

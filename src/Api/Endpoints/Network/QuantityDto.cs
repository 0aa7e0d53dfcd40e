namespace Telemetry.Api.Endpoints.Network;

/// <summary>A quantity that can be measured.</summary>
/// <param name="Unit">UCUM unit of every value of it.</param>
/// <param name="Minimum">Lowest value a reading can have at all; what is plausible is judged by quality control.</param>
internal sealed record QuantityDto(string Name, string Unit, double Minimum, double Maximum, string Description);

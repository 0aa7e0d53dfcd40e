using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.City;

/// <summary>What one sensor measured at one instant, by its own clock.</summary>
internal sealed record Observation(string Sensor, DateTimeOffset ObservedAt, IReadOnlyList<(Quantity Quantity, double Value)> Values)
{
    public double? Find(Quantity quantity)
    {
        foreach (var (measured, value) in Values)
        {
            if (measured == quantity)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The same with another value of one quantity; unchanged where it does not measure that.</summary>
    public Observation With(Quantity quantity, double value) =>
        this with { Values = [.. Values.Select(v => v.Quantity == quantity ? (quantity, value) : v)] };
}
